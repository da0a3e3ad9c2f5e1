/**
 * A concrete thing somebody outside IT did for us, and the draft of its
 * thank-you in the same transaction. Once for a kind and its subject: what is
 * recorded twice was done once.
 */
import { draftThanks } from '#domain/partner/thank-you';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { changeThanks, insertDeed, insertThanks, thanksOfDeed } from './thanks.repo.ts';

export type DeedDraft = {
  readonly caseId: string | null;
  readonly kind: string;
  readonly helper: { readonly personId?: string | null; readonly memberId?: string | null; readonly name: string; readonly email: string | null };
  readonly partnerId?: string | null;
  readonly subject: { readonly kind: string; readonly id: string };
  /** In the past, as it follows "you": "stored box HB-4821 in slot C3". */
  readonly what: string;
  readonly happenedAt: string;
  /** Where it happened; UTC unless told. */
  readonly zone?: string;
};

const takenBack = 'taken back';

const dayText = (at: string, zone: string): string => new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(at)).replace(',', '');

/** False when it was on record already. */
export async function recordDeed(unit: Unit, deed: DeedDraft): Promise<boolean> {
  const id = unit.newId();
  const isNew = await insertDeed(unit.tx, {
    id, caseId: deed.caseId, kind: deed.kind, personId: deed.helper.personId ?? null, memberId: deed.helper.memberId ?? null, name: deed.helper.name, email: deed.helper.email, partnerId: deed.partnerId ?? null,
    subjectKind: deed.subject.kind, subjectId: deed.subject.id, what: deed.what, happenedAt: deed.happenedAt,
  });
  if (!isNew) return reviveDraft(unit, deed);
  await insertThanks(unit.tx, { id: unit.newId(), deedId: id, ...draftThanks({ kind: deed.kind, helperName: deed.helper.name, what: deed.what, day: dayText(deed.happenedAt, deed.zone ?? 'UTC') }), at: unit.now });
  unit.audit({ action: 'deed.recorded', entity: { kind: 'deed', id }, caseId: deed.caseId, facts: { kind: deed.kind, subject: deed.subject, partnerId: deed.partnerId ?? null }, personal: { helper: deed.helper.name, what: deed.what } });
  return true;
}

/** Taken back and then done after all: the same deed, and its thank-you may go again. */
async function reviveDraft(unit: Unit, deed: DeedDraft): Promise<boolean> {
  const row = await thanksOfDeed(unit.tx, deed.kind, deed.subject.id);
  if (row?.status !== 'dismissed' || row.dismissed_reason !== takenBack) return false;
  return changeThanks(unit.tx, row.id, { status: 'dismissed', version: row.version }, { status: 'draft', dismissed_reason: null });
}

/** It was a slip of the thumb: a thank-you not sent yet is not sent. */
export async function withdrawDeed(unit: Unit, kind: string, subjectId: string): Promise<void> {
  const row = await thanksOfDeed(unit.tx, kind, subjectId);
  if (row?.status !== 'draft') return;
  await changeThanks(unit.tx, row.id, { status: 'draft', version: row.version }, { status: 'dismissed', dismissed_reason: takenBack });
  unit.audit({ action: 'thanks.dismissed', entity: { kind: 'thanks', id: row.id }, caseId: row.case_id, facts: { reason: takenBack } });
}
