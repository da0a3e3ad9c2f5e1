/**
 * The clearance: the organisation's signed statement that the leaver is
 * square with it, with everything it rests on.
 * Rule: it lists what came back, each waiver with reason and approver, and
 * the approvals by role. It names no reason for leaving (need to know) and
 * says nothing about pay.
 */
import { fields } from './fields.ts';
import { notice } from './notice.ts';
import { Sheet, type DocumentStamp } from './sheet.ts';
import { table, type Column } from './table.ts';
import { grid, style } from './theme.ts';
import { columnInstantText, dateText, instantText, knownZone, shortInstantText, zoneName } from './when.ts';

export type ReturnedAsset = { readonly what: string; readonly assetTag?: string; readonly serialEnd?: string; readonly returnedAt: string; readonly place: string; readonly receipt?: string };
export type ClearanceWaiver = { readonly what: string; readonly reason: string; readonly approvedBy: string; readonly approvedAs: string; readonly approvedAt: string };
export type ClearanceApproval = { readonly role: string; readonly name: string; readonly approvedAt: string; readonly note?: string };

export type ClearanceCertificate = {
  readonly stamp: DocumentStamp;
  readonly person: { readonly name: string; readonly number?: string; readonly department?: string; readonly location?: string };
  readonly case: { readonly number: string; /** Local date, YYYY-MM-DD. */ readonly lastWorkingDayOn: string; readonly clearedAt: string };
  readonly returned: readonly ReturnedAsset[];
  readonly waivers: readonly ClearanceWaiver[];
  readonly approvals: readonly ClearanceApproval[];
  /** Who signs for the organisation. */
  readonly signedBy: { readonly name: string; readonly position: string };
  /** Text of the QR code: an address where the certificate can be checked, else its number. */
  readonly qr?: string;
};

const returnedColumns = (zone: string): readonly Column[] => [
  { title: 'What', share: 3.6, style: style.strong },
  { title: 'Asset tag', share: 1.8, style: style.code },
  { title: 'Serial ends in', share: 1.7, style: style.code },
  { title: `Returned (${zone})`, share: 3 },
  { title: 'Receipt', share: 2.9, style: style.code },
];
const waiverColumns: readonly Column[] = [
  { title: 'What', share: 3, style: style.strong },
  { title: 'Reason', share: 4 },
  { title: 'Approved by', share: 3 },
];
const approvalColumns = (zone: string): readonly Column[] => [
  { title: 'For', share: 2.4, style: style.strong },
  { title: 'Name', share: 3 },
  { title: `When (${zone})`, share: 3 },
  { title: 'Note', share: 3 },
];

/** The sentence the certificate is for. */
export function clearanceStatement(model: ClearanceCertificate): string {
  const waived = model.waivers.length === 0 ? 'has come back' : 'has come back, or is waived as listed below';
  return `${model.stamp.organisation} states that ${model.person.name} is square with it. Everything in the scope of case ${model.case.number} ${waived}. Nothing further is asked.`;
}

export function renderClearanceCertificate(model: ClearanceCertificate): Promise<Uint8Array> {
  const { stamp, person } = model;
  const { zone } = stamp;
  const zoneTold = zoneName(knownZone(zone));
  const sheet = new Sheet({ title: `Clearance of ${person.name}`, stamp });
  sheet.masthead('Clearance certificate', `${person.name} is cleared`);
  notice(sheet, 'home', 'Statement', clearanceStatement(model));
  fields(sheet, [
    { label: 'Person', value: person.name },
    { label: 'Person number', value: person.number, code: true, optional: true },
    { label: 'Case', value: model.case.number, code: true },
    { label: 'Department', value: person.department, optional: true },
    { label: 'Location', value: person.location, optional: true },
    { label: 'Last working day', value: dateText(model.case.lastWorkingDayOn) },
  ]);
  sheet.heading(`What was returned (${model.returned.length})`, 80);
  table(sheet, returnedColumns(zoneTold), model.returned.map((asset) => [
    asset.what, asset.assetTag ?? '–', asset.serialEnd ? `…${asset.serialEnd}` : '–',
    { text: columnInstantText(asset.returnedAt, zone), note: asset.place }, asset.receipt ?? '–',
  ]), 'Nothing was in scope: this person held no assets of ours.');
  sheet.heading(`Waivers (${model.waivers.length})`, 80);
  table(sheet, waiverColumns, model.waivers.map((waiver) => [
    waiver.what, waiver.reason, { text: waiver.approvedBy, note: `${waiver.approvedAs}, ${shortInstantText(waiver.approvedAt, zone)}` },
  ]), 'None: nothing had to be waived.');
  sheet.heading(`Approvals (${model.approvals.length})`, 80);
  table(sheet, approvalColumns(zoneTold), model.approvals.map((approval) => [
    approval.role, approval.name, columnInstantText(approval.approvedAt, zone), approval.note ?? '–',
  ]), 'No approvals were asked for by the policy of this case.');
  signature(sheet, model);
  return sheet.finish();
}

function signature(sheet: Sheet, model: ClearanceCertificate): void {
  const { stamp } = model;
  sheet.room(108);
  const top = sheet.y;
  const height = 104;
  sheet.card(sheet.left, top, sheet.width, height);
  const inner = { x: sheet.left + 4 * grid, width: sheet.width * 0.4 };
  let y = sheet.at('Signed for the organisation', style.label, { ...inner, y: top + 3 * grid });
  y = sheet.at(model.signedBy.name, style.strong, { ...inner, y });
  y = sheet.at(model.signedBy.position, style.body, { ...inner, y });
  sheet.at(instantText(model.case.clearedAt, stamp.zone), style.quiet, { ...inner, y: y + grid });
  const qr = sheet.barcode('qr', model.qr ?? stamp.number, { x: sheet.left + sheet.width - 104, y: top + 4, width: 100, height: 96, align: 'right', largest: 6 });
  const right = sheet.left + sheet.width - (qr?.width ?? 0) - 4 * grid;
  const code = { x: inner.x + inner.width, width: right - inner.x - inner.width };
  const bar = sheet.barcode('code128', stamp.number, { ...code, y: top + 20, height: 44, align: 'center', largest: 2 });
  sheet.at(stamp.number, { ...style.codeStrong, size: 9 }, { ...code, y: top + 20 + (bar?.height ?? 0) + 4, align: 'center' });
  sheet.y = top + height;
}
