/**
 * Which rows may go in side by side: those that say nothing of each other. Rows
 * that name the same thing, or things that look alike, go in one after another,
 * so that the later one is decided with the earlier one in sight.
 */
import { alikeKey, withoutPrefix } from './alike.ts';
import type { Decision } from './decide-row.ts';
import { personKey, type Draft } from './draft.ts';
import { fold } from './field.ts';
import { namesakeKey } from './file-index.ts';

const textOf = (draft: Draft, field: string): string => (typeof draft.values[field] === 'string' ? draft.values[field] : '');

/** A row that only gives somebody a seat of a licence that is here: who else gets one is no matter to it. */
function seatOf(draft: Draft, decision: Decision): string | undefined {
  if (draft.kind !== 'licences' || decision.verdict !== 'change' || !decision.changes.every(({ field }) => field === 'holder')) return undefined;
  const holder = decision.links.people['holder'];
  return holder === undefined ? undefined : `seat ${decision.id} ${holder.id ?? holder.label}`;
}

/** Everything by which another row could be told to be about the same. */
export function claimsOf(draft: Draft, decision: Decision): string[] {
  const seat = seatOf(draft, decision);
  if (seat !== undefined) return [seat];
  const claims: string[] = draft.keys.map((key) => `key ${key}`);
  if (decision.verdict === 'change' || decision.verdict === 'same') claims.push(`record ${decision.id}`);
  if (decision.verdict === 'create') claims.push(`group ${decision.group}`);
  if (draft.kind === 'assets') {
    const serial = textOf(draft, 'serial');
    const bare = withoutPrefix(serial, { manufacturer: textOf(draft, 'manufacturer'), thing: `${textOf(draft, 'model')} ${textOf(draft, 'name')}` });
    for (const each of [serial, bare?.serial ?? '']) if (each !== '') claims.push(`serial ${alikeKey(each)}`);
  }
  if (draft.kind === 'people') {
    const [name, namesake, contact] = [textOf(draft, 'name'), namesakeKey(draft), fold(textOf(draft, 'personalEmail'))];
    if (name !== '') claims.push(`name ${personKey.name(name)}`);
    if (namesake !== undefined) claims.push(`namesake ${namesake}`);
    if (contact !== '') claims.push(`contact ${contact}`);
    // Two new managers at once could close a circle that neither closes alone.
    if (decision.verdict === 'change' && decision.links.people['manager'] !== undefined) claims.push('manager of somebody here');
  }
  return claims;
}

/** The first rows, in order, of which no two make the same claim. */
export function apart<R extends { readonly draft: Draft; readonly decision: Decision }>(rows: readonly R[]): R[] {
  const taken = new Set<string>();
  return rows.filter(({ draft, decision }) => {
    const claims = claimsOf(draft, decision);
    if (claims.some((claim) => taken.has(claim))) return false;
    for (const claim of claims) taken.add(claim);
    return true;
  });
}
