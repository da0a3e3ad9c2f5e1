/**
 * Gathers what one case's evidence file says, from the tables as they are now
 * and the log as it is sealed.
 * Rule: the head of the log is read first and nothing beyond it is claimed, so
 * that facts, chains and entries agree whatever is committed meanwhile.
 */
import { custodianAfter } from '#domain/evidence/custody-joins';
import type {
  AskFacts, AssetFacts, Certificate, Claimed, ClaimedWaiver, ClearanceFacts, CustodyChain, Custodian, EvidenceContent, MessageFacts, SealedEntry,
} from '#domain/evidence/evidence-content';
import type { Ref } from '#domain/audit/audit-entry';
import { inclusionPath } from '#domain/audit/merkle-proof';
import type { Actor } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { answerRecord } from '../asks/answer-ask.service.ts';
import { currentCheckpoint, proofsAlong, publishedEntry } from '../audit/read-audit.service.ts';
import { waiverRecord } from '../clearance/clearance-records.service.ts';
import { chainOfAsset, evidenceOf } from '../custody/read-chain.service.ts';
import { readSetting } from '../members/setting.service.ts';
import * as read from './evidence.repo.ts';

type Entries = readonly SealedEntry[];
type AssetRow = Awaited<ReturnType<typeof read.assetsOf>>[number];

export async function gatherEvidence(unit: Unit, caseId: string, by: Actor): Promise<EvidenceContent | null> {
  const head = await currentCheckpoint(unit);
  if (!head) return null;
  const subject = await read.caseRow(unit.tx, caseId);
  const assets = await read.assetsOf(unit.tx, caseId);
  const ledgers = await Promise.all(assets.map(async (asset) => ({ asset, records: (await chainOfAsset(unit, asset.id)).events.map(evidenceOf) })));
  const entries = await sealedEntries(unit, caseId, ledgers.flatMap(({ records }) => records.map(({ id }) => id)), head.size);
  const custody = ledgers.map(({ asset, records }) => chainOf(asset, records, entries)).filter(({ events }) => events.length > 0);
  const content = {
    organisation: (await readSetting<{ name: string }>(unit, 'organisation'))?.name ?? 'Your organisation', made_at: unit.now, made_by: { kind: by.kind, id: by.id },
    case: {
      id: subject.id, ref: String(subject.number), status: subject.status, reason: subject.reason, opened_at: subject.opened_at, last_working_on: subject.last_working_on, time_zone: subject.time_zone, access_cut_off_at: subject.cut_off_at,
      return_by_on: subject.return_by_on, policy: { name: subject.policy_name, version: String(subject.policy_version) },
    },
    person: { id: subject.person_id, name: subject.person_name, employment: subject.employment, location: subject.location_name, department: subject.department, manager: subject.manager_name },
    tasks: (await read.tasksOf(unit.tx, caseId)).map((task) => ({
      id: task.id, title: task.title, owner: task.owner_party, status: task.status, due_at: task.due_at, done_at: task.done_at, done_by: task.done_by_kind && task.done_by_id ? { kind: task.done_by_kind, id: task.done_by_id } : null, rule: task.rule_key,
    })),
    asks: await askFacts(unit, caseId, entries), assets: assets.filter((asset) => asset.line_status !== null).map((asset) => assetFacts(asset, custody)),
    accounts: (await read.accountsOf(unit.tx, caseId, subject.person_id)).map(({ id, system, status, cut_off_at, ended_at }) => ({ id, system, status, cut_off_at, ended_at })),
    seats: (await read.seatsOf(unit.tx, caseId, subject.person_id)).map((seat) => ({ id: seat.id, product: seat.product, status: seat.released_at === null ? 'held' : 'reclaimed', reclaimed_at: seat.released_at })),
    clearance: await clearanceFacts(unit, caseId, entries), waivers: await waiverFacts(unit, caseId, entries), custody,
    messages: await messageFacts(unit, caseId), certificates: await certificates(unit, caseId, assets, subject.opened_at), entries, checkpoint: head.note,
  };
  return { ...content, names: await names(unit, content, by) };
}

async function sealedEntries(unit: Unit, caseId: string, custodyEvents: readonly string[], size: number): Promise<SealedEntry[]> {
  const rows = await read.entriesOf(unit.tx, caseId, custodyEvents, size);
  const proofs = await proofsAlong(unit, rows.map((row) => inclusionPath(row.leaf_index, size)));
  return rows.map((row, at) => ({ entry: publishedEntry(row), index: row.leaf_index, proof: proofs[at] ?? [], personal: row.salt === null ? null : { salt: row.salt, value: row.personal_value } }));
}

/** The newest entry about a thing by this act, once it binds a record. */
function binding(entries: Entries, kind: string, id: string, action?: string): string | null {
  const found = entries.findLast(({ entry }) => entry.entity.kind === kind && entry.entity.id === id && (action === undefined || entry.action === action) && entry.facts['record_sha256'] !== undefined);
  return found?.entry.id ?? null;
}

/** The chain up to the head of the log: what was handed over since then is the next file's to show. */
function chainOf(asset: AssetRow, records: readonly ReturnType<typeof evidenceOf>[], entries: Entries): CustodyChain {
  const claimed = records.map((record) => ({ record, audit_entry: binding(entries, 'custody_event', record.id) }));
  const end = claimed.findIndex(({ audit_entry }) => audit_entry === null);
  return { asset: { id: asset.id, tag: tagOf(asset), serial: asset.serial_number, model: modelOf(asset) }, events: end < 0 ? claimed : claimed.slice(0, end) };
}

const tagOf = (asset: AssetRow): string => asset.asset_tag ?? asset.serial_number ?? asset.id.slice(-8);
const modelOf = (asset: AssetRow): string => asset.name ?? asset.model ?? asset.category;

const nobody: Custodian = { kind: 'unaccounted', id: null };

function assetFacts(asset: AssetRow, chains: readonly CustodyChain[]): AssetFacts {
  const chain = chains.find((one) => one.asset.id === asset.id);
  const custodian = chain ? custodianAfter(chain.events.map(({ record }) => record)) : null;
  return { id: asset.id, tag: tagOf(asset), serial: asset.serial_number, model: modelOf(asset), category: asset.category, status: asset.line_status ?? '', custodian: custodian ?? nobody };
}

async function askFacts(unit: Unit, caseId: string, entries: Entries): Promise<AskFacts[]> {
  return (await read.asksOf(unit.tx, caseId)).map((ask) => ({
    id: ask.id, to: ask.helper_person_id ? { kind: 'person', id: ask.helper_person_id } : { kind: 'helper', id: ask.id }, about: ask.title, sent_at: ask.sent_at,
    answers: entries.filter(({ entry }) => entry.action === 'ask.answered' && entry.entity.id === ask.id).map(({ entry }) => ({
      audit_entry: entry.facts['record_sha256'] === undefined ? null : entry.id, record: answerRecord(String(entry.facts['answer']), entry.at, entry.actor),
    })),
  }));
}

async function waiverFacts(unit: Unit, caseId: string, entries: Entries): Promise<ClaimedWaiver[]> {
  return (await read.waiversOf(unit.tx, caseId)).map((row) => ({ audit_entry: binding(entries, 'waiver', row.id, 'waiver.approved'), record: waiverRecord(row, { by: row.decided_by ?? '', at: row.decided_at ?? '' }), reason: row.reason }));
}

async function clearanceFacts(unit: Unit, caseId: string, entries: Entries): Promise<Claimed<ClearanceFacts> | null> {
  const row = await read.clearanceOf(unit.tx, caseId);
  return row ? { audit_entry: binding(entries, 'clearance', row.id, 'clearance.issued'), record: (row.statement as { record: ClearanceFacts }).record } : null;
}

/** Word for word but for the links, which still open something: their secret is withheld. */
async function messageFacts(unit: Unit, caseId: string): Promise<MessageFacts[]> {
  const rows = await read.messagesOf(unit.tx, caseId);
  const owners = new Map((await read.emailOwners(unit.tx, rows.map((row) => row.recipient.toLowerCase()))).map((one) => [one.email, { kind: one.kind, id: one.id }]));
  return rows.map((row) => ({
    id: row.id, channel: row.channel, to: owners.get(row.recipient.toLowerCase()) ?? { kind: 'address', id: row.id }, subject: row.subject, text: row.body_text.replace(/(\/[a-z-]+\/)[\w-]{20,}/g, '$1[withheld]'), status: row.status, sent_at: row.sent_at,
  }));
}

async function certificates(unit: Unit, caseId: string, assets: readonly AssetRow[], since: string): Promise<Certificate[]> {
  const files = await read.certificatesOf(unit.tx, caseId, assets.map(({ id }) => id), since);
  const taken = new Set<string>();
  return files.map((file) => {
    const stem = file.name.replace(/\.pdf$/i, '').replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '').slice(0, 80) || 'certificate';
    const name = taken.has(stem.toLowerCase()) ? `${stem}-${file.id.slice(-8)}.pdf` : `${stem}.pdf`;
    taken.add(stem.toLowerCase());
    return { name, title: `${file.kind.replaceAll('_', ' ')}: ${file.name}`, bytes: file.content };
  });
}

async function names(unit: Unit, content: Omit<EvidenceContent, 'names'>, by: Actor): Promise<Record<string, string>> {
  const parties: readonly (Ref | Custodian | null)[] = [
    ...content.entries.flatMap(({ entry }) => [entry.actor, entry.entity]), ...content.custody.flatMap(({ events }) => events.flatMap(({ record }) => [record.from, record.to, record.actor])),
    ...content.tasks.map((task) => task.done_by), ...content.asks.map((ask) => ask.to), ...content.waivers.flatMap(({ record }) => [record.about, record.requested_by, record.approved_by]),
    ...(content.clearance ? [content.clearance.record.by, ...content.clearance.record.approvals.map((one) => one.by)] : []), ...content.messages.map((message) => message.to), content.made_by, { kind: 'person', id: content.person.id },
  ];
  const found = await read.namesOf(unit.tx, parties.flatMap((party) => party?.id ?? []));
  const addressed = content.messages.filter(({ to }) => to.kind === 'address');
  return {
    ...Object.fromEntries(parties.filter((party) => party?.kind === 'system').map((party) => [`system:${party?.id}`, 'Handback'])), ...Object.fromEntries(addressed.map(({ to }) => [`address:${to.id}`, 'an address outside'])),
    ...Object.fromEntries(found.map(({ key, name }) => [key, name])), [`${by.kind}:${by.id}`]: by.name,
  };
}
