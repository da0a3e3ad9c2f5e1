/** Queues one e-mail for one intent. `cause` names the intent: the same cause to the same recipient is sent once. */
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { insertMessage } from './message.repo.ts';

export type MessageDraft = {
  /** `ask:<id>`, `receipt:<custody event>`, `thanks:<id>` …: the intent, not the attempt. */
  readonly cause: string;
  readonly kind: string;
  readonly to: { readonly name: string | null; readonly email: string };
  readonly caseId?: string | null;
  readonly askId?: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments?: readonly { readonly fileId: string }[];
  /** Not before this instant; an embargoed case holds its messages back by itself. */
  readonly notBefore?: string;
};

/** Returns the message's id, or null when this intent has its message already. */
export async function queueMessage(unit: Unit, draft: MessageDraft): Promise<string | null> {
  const id = unit.newId();
  const isNew = await insertMessage(unit.tx, {
    id, cause: draft.cause, recipient: draft.to.email, recipientName: draft.to.name, caseId: draft.caseId ?? null, askId: draft.askId ?? null, kind: draft.kind,
    subject: draft.subject, text: draft.text, html: draft.html, attachments: [...(draft.attachments ?? [])], notBefore: draft.notBefore ?? null, at: unit.now,
  });
  if (!isNew) return null;
  unit.audit({ action: 'message.queued', entity: { kind: 'message', id }, caseId: draft.caseId ?? null, facts: { kind: draft.kind, cause: draft.cause, channel: 'email' }, personal: { recipient: draft.to.email } });
  unit.enqueue('deliver-messages', {}, { singletonKey: 'deliver' });
  return id;
}
