/**
 * Certificate of sanitisation, one page per medium (a laptop with two drives
 * has two), each with a number and a barcode of its own.
 * Rule: every field of NIST SP 800-88r2 §4.6 is printed, also when empty;
 * verification and validation are two blocks, since the person who validates
 * should not be the one who did it.
 */
import { fields, fieldsHeight, type Field } from './fields.ts';
import { notice } from './notice.ts';
import { Sheet, type DocumentStamp } from './sheet.ts';
import { lineHeight } from './text-layout.ts';
import { grid, style } from './theme.ts';
import { shortInstantText } from './when.ts';

/** A person who verified or validated, with all that §4.6 asks of them. */
export type SanitisationSignature = {
  readonly name: string;
  readonly position: string;
  /** ISO instant. */
  readonly at: string;
  readonly location: string;
  readonly contact: string;
  /** How it was signed: "signed in Handback with a second factor"; without it a line for a pen is printed. */
  readonly signature?: string;
};

export type SanitisedMedium = {
  readonly certificateNumber: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly serialNumber: string;
  /** The organisation's own number of the medium or device. */
  readonly propertyNumber: string;
  readonly mediaType: string;
  /** The user or computer it came from. */
  readonly mediaSource: string;
  readonly confidentiality?: string;
  readonly method: 'clear' | 'purge' | 'destroy';
  readonly technique: string;
  readonly tool: string;
  readonly toolVersion: string;
  readonly sanitisedAt: string;
  readonly verificationMethod: string;
  readonly verificationResult?: string;
  readonly destination?: string;
  readonly notes?: string;
  readonly verification?: SanitisationSignature;
  readonly validation?: SanitisationSignature;
};

export type SanitisationCertificate = { readonly stamp: DocumentStamp; readonly media: readonly SanitisedMedium[] };

const methodName = { clear: 'Clear', purge: 'Purge', destroy: 'Destroy' } as const;

export function renderSanitisationCertificate(model: SanitisationCertificate): Promise<Uint8Array> {
  const { stamp } = model;
  const sheet = new Sheet({ title: `Certificate of sanitisation ${stamp.number}`, stamp });
  model.media.forEach((medium, index) => {
    if (index > 0) sheet.newPage(false);
    mediumPage(sheet, stamp, medium, model.media.length === 1 ? '' : `Medium ${index + 1} of ${model.media.length}. `);
  });
  if (model.media.length === 0) sheet.masthead('Certificate of sanitisation', 'No medium was recorded', 'This certificate certifies nothing: the device has no data-bearing medium on record.');
  return sheet.finish();
}

function mediumPage(sheet: Sheet, stamp: DocumentStamp, medium: SanitisedMedium, which: string): void {
  const verified = medium.verification !== undefined && medium.validation !== undefined;
  sheet.masthead('Certificate of sanitisation', `${methodName[medium.method]}: ${medium.model}`, `${which}Record according to NIST SP 800-88 revision 2, section 4.6.`);
  const top = sheet.y;
  const bar = sheet.barcode('code128', medium.certificateNumber, { x: sheet.left, y: top, width: sheet.width, height: 34, largest: 2, hang: true });
  sheet.y = sheet.at(`Certificate ${medium.certificateNumber}`, style.codeStrong, { x: sheet.left, y: top + (bar?.height ?? 0) + 2, width: sheet.width }) + 8;
  if (!verified) notice(sheet, 'due', 'Not yet complete', medium.verification ? 'Verified, but not validated. Until it is, the device is not ready to deploy.' : 'Not verified. Until it is verified and validated, the device is not ready to deploy.');
  sheet.heading('The medium', 100);
  fields(sheet, [
    { label: 'Manufacturer', value: medium.manufacturer },
    { label: 'Model', value: medium.model },
    { label: 'Serial number', value: medium.serialNumber, code: true },
    { label: 'Media or property number', value: medium.propertyNumber, code: true },
    { label: 'Media type', value: medium.mediaType },
    { label: 'Media source (user or computer)', value: medium.mediaSource },
    { label: 'Confidentiality before sanitisation', value: medium.confidentiality, optional: true },
    { label: 'Media destination', value: medium.destination, optional: true },
  ]);
  sheet.heading('What was done', 100);
  fields(sheet, [
    { label: 'Method', value: methodName[medium.method] },
    { label: 'Technique', value: medium.technique },
    { label: 'Tool and version', value: [medium.tool, medium.toolVersion].filter((part) => part.trim()).join(', version ') },
    { label: 'Sanitised', value: shortInstantText(medium.sanitisedAt, stamp.zone) },
    { label: 'Verification method', value: medium.verificationMethod },
    { label: 'Verification result', value: medium.verificationResult, optional: true },
  ]);
  if (medium.notes) fields(sheet, [{ label: 'Notes', value: medium.notes }], { columns: 1 });
  sheet.gap(2);
  signers(sheet, stamp.zone, [
    { title: 'Verification', meaning: 'The outcome was checked.', person: medium.verification },
    { title: 'Validation', meaning: 'The organisation accepts the outcome.', person: medium.validation },
  ]);
}

type Signer = { readonly title: string; readonly meaning: string; readonly person: SanitisationSignature | undefined };

const signerFields = (person: SanitisationSignature | undefined, zone: string): Field[] => [
  { label: 'Name', value: person?.name },
  { label: 'Position or title', value: person?.position },
  { label: 'Date', value: person && shortInstantText(person.at, zone) },
  { label: 'Location', value: person?.location },
  { label: 'Contact', value: person?.contact },
  { label: 'Signature', value: person ? (person.signature ?? '________________') : undefined },
];

/** Both blocks side by side, kept together; one under the other when their words need more than a page. */
function signers(sheet: Sheet, zone: string, both: readonly Signer[]): void {
  const gap = 3 * grid;
  const width = (sheet.width - gap) / 2;
  const inner = { width: width - 8 * grid, columns: 2 };
  const meaningOf = ({ title, meaning, person }: Signer): string => (person ? meaning : `${title} is still open.`);
  const heights = both.map((one) => sheet.type.height(meaningOf(one), style.quiet, inner.width) + fieldsHeight(sheet, signerFields(one.person, zone), { x: 0, ...inner }));
  const height = Math.max(...heights) + lineHeight(style.heading) + 6 * grid;
  if (height > sheet.bottom - 120) {
    for (const one of both) {
      sheet.heading(one.title, 110);
      sheet.text(meaningOf(one), style.quiet);
      fields(sheet, signerFields(one.person, zone));
    }
    return;
  }
  sheet.room(height);
  const top = sheet.y;
  both.forEach((one, index) => {
    const x = sheet.left + index * (width + gap);
    sheet.card(x, top, width, height);
    const place = { x: x + 4 * grid, width: inner.width };
    const below = sheet.at(one.title, style.heading, { ...place, y: top + 3 * grid }, 'H2');
    sheet.y = sheet.at(meaningOf(one), style.quiet, { ...place, y: below }) + 4;
    fields(sheet, signerFields(one.person, zone), { x: place.x, ...inner });
    sheet.y = top;
  });
  sheet.y = top + height;
}
