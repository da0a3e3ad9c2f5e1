/**
 * Many rows that wait go in together, in rounds: those that say nothing of each
 * other at once, then the others with these in sight, as long as a round takes
 * any in. What is left after some rounds goes in one by one.
 */
import { apart } from '#domain/import/apart';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { takeIn, takeInMany, type Accepted } from './quarantine-accept.service.ts';
import { beginGround, goesIn, redecide, type Ground, type Redecided } from './quarantine-decide.service.ts';
import type { WaitingRecord } from './waiting-row.repo.ts';

const rounds = 6;

/** What became of each row, by id. `decidedNow`: as they stand, in this very transaction. `ground` keeps what one act need not read twice; places are read again once rows went in. */
export async function takeInAll(unit: Unit, rows: readonly WaitingRecord[], decidedNow: ReadonlyMap<string, Redecided>, ground: Ground): Promise<Map<string, Accepted>> {
  const outcome = new Map<string, Accepted>();
  let left = rows;
  for (let round = 0; left.length > 0 && round < rounds; round++) {
    const known = left.flatMap((row) => { const now = round > 0 ? undefined : decidedNow.get(row.id); return now === undefined ? [] : [{ ...now, row }]; });
    const decided: Redecided[] = known.length === left.length ? known : await redecide(unit, left, { ...beginGround(), runs: ground.runs });
    const together = apart(decided.filter(({ decision }) => goesIn(decision)));
    for (const [id, became] of await takeInMany(unit, together)) outcome.set(id, became);
    if (!together.some(({ row }) => outcome.get(row.id)?.ok === true)) return outcome;
    left = left.filter((row) => !outcome.has(row.id));
  }
  for (const row of left) {
    const [fresh] = await redecide(unit, [row], { ...beginGround(), runs: ground.runs });
    if (fresh !== undefined) outcome.set(row.id, await takeIn(unit, fresh));
  }
  return outcome;
}
