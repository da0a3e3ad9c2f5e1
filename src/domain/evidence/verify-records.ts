/**
 * The third ring of checks: what the facts say against the audit entries they
 * claim, and each asset's chain of custody against itself.
 * Rule: every hand-over shown has its audit entry with an equal content hash,
 * every hand-over in the log is shown, and hand-overs join end to end.
 * Source: PRODUCT, "What must always be true" 1 and 6.
 */
import { type AuditEntry, recordHash } from '../audit/audit-entry.ts';
import { canonicalText, isObject, type Json, jsonOf, type JsonObject } from '../audit/canonical.ts';
import { textOf } from '../audit/encoding.ts';
import { custodianAfter, isSameCustodian, openJoins } from './custody-joins.ts';
import type { Custodian, CustodyEvent } from './evidence-content.ts';
import { entriesFile } from './evidence-manifest.ts';
import { checksOf, counted, type EvidenceCheck, type EvidenceFiles, type Finding, type VerifyTools } from './evidence-check.ts';
import type { EntriesById } from './verify-audit.ts';

type ClaimedRecord = { readonly audit_entry: Json; readonly record: Json };

export function verifyRecords(files: EvidenceFiles, byId: EntriesById, { hash }: VerifyTools): EvidenceCheck[] {
  const failures: Finding[] = [];
  let bound = 0;
  for (const [name, value] of jsonFilesIn(files, /^(facts|custody)\/.+\.json$/)) {
    if (value === undefined) failures.push({ file: name, sentence: `${name} cannot be read.` });
    for (const { audit_entry, record } of claimedIn(value ?? null)) {
      if (audit_entry === null) continue;
      bound += 1;
      const entry = byId.get(String(audit_entry));
      const found = recordHash(hash, record);
      if (entry === undefined) failures.push({ file: name, sentence: `${name} claims the audit entry ${String(audit_entry)}, which is not in ${entriesFile}.` });
      else if (!found.ok || entry.facts['record_sha256'] !== found.value) {
        failures.push({ file: name, sentence: `${name} says something else than what audit entry ${entry.id} was sealed with.` });
      }
    }
  }
  return checksOf('records', failures, `${counted(bound, 'record says', 'records say')} what their audit entries were sealed with.`);
}

export function verifyCustody(files: EvidenceFiles, byId: EntriesById): EvidenceCheck[] {
  const failures: Finding[] = [];
  const shown = new Set<string>();
  const custodians = custodiansOf(files);
  let chains = 0;
  for (const [name, chain] of jsonFilesIn(files, /^custody\/.+\.json$/)) {
    chains += 1;
    for (const sentence of wrongInChain(chain, byId, shown, custodians)) failures.push({ file: name, sentence: `${name}: ${sentence}` });
  }
  for (const entry of byId.values()) {
    if (entry.entity.kind !== 'custody_event' || shown.has(entry.entity.id)) continue;
    failures.push({ file: entriesFile, sentence: `${entriesFile} has the hand-over ${entry.entity.id} (entry ${entry.id}), which no file under custody/ shows.` });
  }
  return checksOf('custody', failures, `${counted(chains, 'chain')} of custody with ${counted(shown.size, 'hand-over')} join end to end, each with its audit entry.`);
}

function wrongInChain(chain: Json | undefined, byId: EntriesById, shown: Set<string>, custodians: ReadonlyMap<string, Json>): string[] {
  if (!isObject(chain) || !Array.isArray(chain['events']) || !isObject(chain['asset'])) return ['this is not a chain of custody.'];
  const wrong: string[] = [];
  const assetId = chain['asset']['id'];
  let before: JsonObject | null = null;
  const written: CustodyEvent[] = [];
  for (const [at, claimed] of chain['events'].entries()) {
    const event = isObject(claimed) ? claimed['record'] : undefined;
    if (!isObject(claimed) || !isObject(event)) return [...wrong, `hand-over ${at + 1} cannot be read.`];
    const entry = byId.get(String(claimed['audit_entry']));
    if (!isEntryOf(entry, event)) wrong.push(`hand-over ${at + 1} has no audit entry of its own.`);
    shown.add(String(event['id']));
    if (event['asset_id'] !== assetId) wrong.push(`hand-over ${at + 1} is of another asset.`);
    if (before !== null && event['seq'] !== Number(before['seq']) + 1) wrong.push(`hand-over ${at + 1} does not follow the one before: one is missing or out of order.`);
    if (!isWritten(event)) return [...wrong, `hand-over ${at + 1} lacks a part.`];
    before = event;
    written.push(event as unknown as CustodyEvent);
  }
  for (const at of openJoins(written)) wrong.push(`hand-over ${at + 1} does not begin with whom those before it ended.`);
  const now = custodians.get(String(assetId));
  if (now !== undefined && isCustodian(now) && !isSameCustodian(custodianAfter(written), now)) wrong.push('it does not end with the custodian that facts/assets.json names.');
  return wrong;
}

const isEntryOf = (entry: AuditEntry | undefined, event: JsonObject): boolean =>
  entry?.entity.kind === 'custody_event' && entry.entity.id === event['id'];

const isText = (value: Json | undefined): value is string => typeof value === 'string';

const isCustodian = (value: Json | undefined): value is Custodian =>
  isObject(value) && isText(value['kind']) && (value['id'] === null || isText(value['id']));

/** Has every part that the joins are judged by. */
const isWritten = ({ id, seq, kind, from, to, occurred_at, corrects, is_gap }: JsonObject): boolean =>
  isText(id) && Number.isSafeInteger(seq) && isText(kind) && isText(occurred_at) && isCustodian(to) &&
  (from === null || isCustodian(from)) && (corrects === null || isText(corrects)) && typeof is_gap === 'boolean';

function custodiansOf(files: EvidenceFiles): Map<string, Json> {
  const [[, assets] = ['', undefined]] = jsonFilesIn(files, /^facts\/assets\.json$/);
  const rows = Array.isArray(assets) ? assets.filter((row): row is JsonObject => isObject(row)) : [];
  return new Map(rows.map((row) => [String(row['id']), row['custodian'] ?? null]));
}

function jsonFilesIn(files: EvidenceFiles, which: RegExp): [string, Json | undefined][] {
  return [...files].filter(([name]) => which.test(name)).map(([name, bytes]) => {
    const value = jsonOf(textOf(bytes) ?? '');
    return [name, canonicalText(value).ok ? value : undefined]; // refuses what is nested too deep to walk
  });
}

/** Every `{ audit_entry, record }` anywhere inside a value. */
function claimedIn(value: Json): ClaimedRecord[] {
  if (Array.isArray(value)) return value.flatMap(claimedIn);
  if (!isObject(value)) return [];
  const { audit_entry, record } = value;
  const own = audit_entry !== undefined && record !== undefined ? [{ audit_entry, record }] : [];
  return [...own, ...Object.values(value).flatMap(claimedIn)];
}
