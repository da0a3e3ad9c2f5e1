/** What a change of many records says: of its kinds, its refusals and its states. */
import type { BulkChange, BulkReason } from '#contract/bulk';
import type { FieldKind } from '#domain/field/custom-field';

const nouns: { readonly [K in FieldKind]: readonly [string, string] } = { asset: ['asset', 'assets'], person: ['person', 'people'], licence: ['licence', 'licences'], account: ['account', 'accounts'] };
export const countOf = (kind: FieldKind, count: number): string => `${count.toLocaleString('en-GB')} ${nouns[kind][count === 1 ? 0 : 1]}`;

const reasons: { readonly [C in BulkReason['code']]: string } = {
  not_visible: 'not visible to you, or gone', changed_since: 'somebody changed it since', under_legal_hold: 'under legal hold', disposed: 'disposed of', outside_your_sites: 'outside your sites', manager_circle: 'would manage their own manager',
  does_not_fit: 'the value does not fit', needed: 'the field is needed and would be empty', wrong_state: 'not possible from its status', sanitisation_missing: 'no verified sanitisation', refused: 'refused by a rule', act_stays: 'an act on the status stays',
};
export const reasonWord = (code: BulkReason['code']): string => reasons[code];
export const reasonText = (reason: BulkReason): string => `${reasons[reason.code]}${reason.detail === undefined ? '' : ` (${reason.detail.replaceAll('_', ' ')})`}`;

export function titleOf(bulk: BulkChange): string {
  const all = countOf(bulk.kind, bulk.total);
  const { counts } = bulk;
  switch (bulk.status) {
    case 'previewing': return `Looking at ${all}`;
    case 'previewed': return counts.change === 0 ? 'Nothing would change' : `${countOf(bulk.kind, counts.change)} would change`;
    case 'applying': return `Changing ${all}`;
    case 'applied': return `${countOf(bulk.kind, counts.changed)} changed`;
    case 'cancelled': return counts.changed === 0 ? 'Stopped; nothing was changed' : `Stopped after ${countOf(bulk.kind, counts.changed)}`;
    case 'undoing': return 'Putting it back';
    case 'undone': return `${countOf(bulk.kind, counts.undone)} put back`;
  }
}

export const changeText = (bulk: BulkChange): string => bulk.changes.map((change) => (change.field === 'act' ? change.says : `${change.label} ${change.says}`)).join(', ');
