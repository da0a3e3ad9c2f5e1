/**
 * Delivers what is queued: claim in one transaction, send outside any, settle
 * in the next. A crash between sending and settling is seen as a stale claim.
 */
import type { Mailer } from '../../ports/mailer.ts';
import { readFile } from '../../platform/files/stored-file.repo.ts';
import { system } from '../../platform/work/actor.ts';
import type { RunUnit, Unit } from '../../platform/work/unit-of-work.ts';
import { claimNext, holdNext, settleMessage } from './message.repo.ts';

const courier = system('messages');
/** Minutes until the next try, by attempts made; after the last the message has failed and shows as an exception. */
const patience = [1, 5, 30, 120, 360];

/** Returns how many left. Without a mailer everything is held for the outbox page, which shows what would be sent. */
export async function deliverMessages(run: RunUnit, mailer: Mailer | null): Promise<number> {
  if (!mailer) return holdMessages(run);
  let before: Settled | undefined;
  for (let delivered = 0; ; delivered += 1) {
    const claimed = await settleAndClaim(run, before);
    if (!claimed) return delivered;
    before = { claimed, outcome: await attempt(mailer, claimed) };
  }
}

/** What became of the one before, and the next: one transaction. When that fails because of the next, the one before is settled all the same. */
async function settleAndClaim(run: RunUnit, before: Settled | undefined): Promise<Claimed | undefined> {
  try {
    return await run(courier, async (unit) => {
      if (before) await settle(unit, before);
      return claim(unit);
    });
  } catch (error) {
    if (before) await run(courier, (unit) => settle(unit, before));
    throw error;
  }
}

async function claim(unit: Unit): Promise<Claimed | undefined> {
  const row = await claimNext(unit.tx, unit.now);
  if (!row) return undefined;
  const files = await Promise.all((row.attachments as { fileId: string }[]).map((a) => readFile(unit, a.fileId)));
  return { row, files: files.flatMap((file) => (file ? [file] : [])), now: unit.now };
}

type Settled = { readonly claimed: Claimed; readonly outcome: Outcome };

const note = (unit: Unit, status: Outcome['status'] | 'held', row: { readonly id: string; readonly case_id: string | null; readonly attempts: number }): void => {
  unit.audit({ action: `message.${status}`, entity: { kind: 'message', id: row.id }, caseId: row.case_id, facts: { attempt: row.attempts } });
};

async function settle(unit: Unit, { claimed: { row }, outcome }: Settled): Promise<void> {
  await settleMessage(unit.tx, row.id, { ...outcome, at: unit.now });
  note(unit, outcome.status, row);
}

const mostHeld = 200;

async function holdMessages(run: RunUnit): Promise<number> {
  for (let held = 0; ;) {
    const count = await run(courier, async (unit) => {
      const rows = await holdNext(unit.tx, unit.now, mostHeld);
      for (const row of rows) note(unit, 'held', row);
      return rows.length;
    });
    held += count;
    if (count < mostHeld) return held;
  }
}

type Claimed = { row: NonNullable<Awaited<ReturnType<typeof claimNext>>>; files: { name: string; mediaType: string; bytes: Uint8Array }[]; now: string };
type Outcome = { status: 'sent'; reference: string } | { status: 'queued'; notBefore: string; error: string } | { status: 'failed'; error: string };

async function attempt(mailer: Mailer, { row, files, now }: Claimed): Promise<Outcome> {
  try {
    const { reference } = await mailer.send({ messageId: row.id, to: { name: row.recipient_name, address: row.recipient }, subject: row.subject, text: row.body_text, html: row.body_html, attachments: files });
    return { status: 'sent', reference };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const code = (error as { responseCode?: number }).responseCode ?? 0;
    const minutes = patience[row.attempts - 1];
    if (code >= 500 || minutes === undefined) return { status: 'failed', error: reason };
    return { status: 'queued', notBefore: new Date(Date.parse(now) + minutes * 60_000).toISOString(), error: reason };
  }
}
