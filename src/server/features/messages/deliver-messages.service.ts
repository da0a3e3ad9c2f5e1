/**
 * Delivers what is queued: claim in one transaction, send outside any, settle
 * in another. A crash between sending and settling is seen as a stale claim.
 */
import type { Mailer } from '../../ports/mailer.ts';
import { readFile } from '../../platform/files/stored-file.repo.ts';
import { system } from '../../platform/work/actor.ts';
import type { RunUnit } from '../../platform/work/unit-of-work.ts';
import { claimNext, settleMessage } from './message.repo.ts';

const courier = system('messages');
/** Minutes until the next try, by attempts made; after the last the message has failed and shows as an exception. */
const patience = [1, 5, 30, 120, 360];

/** Returns how many left. Without a mailer everything is held for the outbox page, which shows what would be sent. */
export async function deliverMessages(run: RunUnit, mailer: Mailer | null): Promise<number> {
  for (let delivered = 0; ; delivered += 1) {
    const claimed = await run(courier, async (unit) => {
      const row = await claimNext(unit.tx, unit.now);
      if (!row) return undefined;
      const files = await Promise.all((row.attachments as { fileId: string }[]).map((a) => readFile(unit, a.fileId)));
      return { row, files: files.flatMap((file) => (file ? [file] : [])), now: unit.now };
    });
    if (!claimed) return delivered;
    const outcome = mailer ? await attempt(mailer, claimed) : ({ status: 'held' } as const);
    await run(courier, async (unit) => {
      await settleMessage(unit.tx, claimed.row.id, { ...outcome, at: unit.now });
      unit.audit({ action: `message.${outcome.status}`, entity: { kind: 'message', id: claimed.row.id }, caseId: claimed.row.case_id, facts: { attempt: claimed.row.attempts + 1 } });
    });
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
    const minutes = patience[row.attempts];
    if (code >= 500 || minutes === undefined) return { status: 'failed', error: reason };
    return { status: 'queued', notBefore: new Date(Date.parse(now) + minutes * 60_000).toISOString(), error: reason };
  }
}
