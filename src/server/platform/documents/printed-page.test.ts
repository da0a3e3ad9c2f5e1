import { describe, expect, test } from 'vitest';
import { clearance, medium, pickup, receipt, signature, slip, stamp } from '../../../../tests/support/document-model.ts';
import { readPdf, type ReadPdf } from '../../../../tests/support/read-pdf.ts';
import { renderClearanceCertificate } from './clearance-certificate.ts';
import { renderHandOverReceipt } from './hand-over-receipt.ts';
import { renderPackingGuide } from './packing-guide.ts';
import { packingSteps, type PackingCategory } from './packing-step.ts';
import { renderPickupList } from './pickup-list.ts';
import { speaker } from '../words/speak.ts';
import { renderReturnSlip } from './return-slip.ts';
import { renderSanitisationCertificate } from './sanitisation-certificate.ts';

/** Lines may break anywhere: compare without white space. */
const squeeze = (text: string): string => text.replaceAll(/\s/g, '');
const expectSays = (page: string, sentences: readonly string[]): void => {
  const said = squeeze(page);
  expect(sentences.filter((sentence) => !said.includes(squeeze(sentence)))).toEqual([]);
};
const codes = (read: ReadPdf): string[] => read.barcodes.map(({ format, text }) => `${format} ${text}`);

describe('return slip', () => {
  test('carries the box code three times for a scanner, and says where, by when and how much', async () => {
    const read = await readPdf(await renderReturnSlip(slip));
    expect(codes(read).toSorted()).toEqual(['Code128 HB-4821', 'Code128 HB-4821', 'QRCode HB-4821']);
    expect(read.pages).toBe(2);
    expectSays(read.textOfPages[0] ?? '', ['HB-4821', 'Mailroom, Lisbon office', 'Rua Augusta 12', 'Friday 27 November 2026', 'Lisbon time', 'Three things', 'Keep this part', 'no longer yours to answer for', 'lithium ion']);
    expectSays(read.textOfPages[1] ?? '', ['MacBook Pro 14', '…K7Q2P', 'do not post it', '+351 210 000 000']);
  });

  test('tells the outside nothing of the sender or the contents unless the model says so', async () => {
    const read = await readPdf(await renderReturnSlip(slip));
    expect(read.textOfPages[0]).not.toMatch(/MacBook|K7Q2P|From:/);
    const named = await readPdf(await renderReturnSlip({ ...slip, senderOutside: 'Field engineering, Lisbon' }));
    expectSays(named.textOfPages[0] ?? '', ['From: Field engineering, Lisbon']);
  });

  test('leaves the battery warning out where nothing has a battery', async () => {
    const read = await readPdf(await renderReturnSlip({ ...slip, hasBattery: false, items: [{ what: 'Badge' }] }));
    expect(read.text).not.toMatch(/[Bb]attery before|lithium|Swollen, cracked/);
  });

  test('puts another text into the QR code when one is given', async () => {
    const read = await readPdf(await renderReturnSlip({ ...slip, qr: 'https://handback.example/b/HB-4821' }));
    expect(codes(read)).toContain('QRCode https://handback.example/b/HB-4821');
  });
});

describe('hand-over receipt', () => {
  test('says what, which, when with its zone, where, to whom, in what condition, and that it is over', async () => {
    const read = await readPdf(await renderHandOverReceipt(receipt));
    expectSays(read.text, [
      'Duarte Sousa', 'Rosa Almeida, Lisbon mailroom', 'Mailroom, Lisbon office', 'Monday 20 July 2026, 18:58 (Lisbon time, UTC+01:00)', 'HB-4821',
      'MacBook Pro 14', '…K7Q2P', 'HB-1180', 'Good, scratches on the lid', 'with charger', 'Security key', '…1177',
      'From now on it is no longer yours to answer for', 'Page 1 of 1', 'scan its code at a Handback station',
    ]);
    expect(codes(read)).toEqual(['Code128 HB-R-2026-000123']);
  });
});

describe('certificate of sanitisation', () => {
  test('has every field of NIST SP 800-88r2 section 4.6 for each medium, and a barcode for each', async () => {
    const second = { ...medium, certificateNumber: 'HB-N-2026-000041-2', serialNumber: 'S7DNNJ0X', method: 'destroy' as const, technique: 'Shred' };
    const read = await readPdf(await renderSanitisationCertificate({ stamp: stamp('HB-N-2026-000041'), media: [medium, second] }));
    expect(read.pages).toBe(2);
    expect(read.barcodes).toEqual([
      { format: 'Code128', text: 'HB-N-2026-000041-1', page: 1 },
      { format: 'Code128', text: 'HB-N-2026-000041-2', page: 2 },
    ]);
    const labels = [
      'Manufacturer', 'Model', 'Serial number', 'Media or property number', 'Media type', 'Media source', 'Confidentiality before sanitisation', 'Media destination',
      'Method', 'Technique', 'Tool and version', 'Verification method', 'Verification', 'Validation', 'Name', 'Position or title', 'Date', 'Location', 'Contact', 'Signature',
    ];
    for (const page of read.textOfPages) expectSays(page, labels);
    expectSays(read.textOfPages[0] ?? '', [
      'Apple', 'SSD AP0512Z', '0ba0185a2c4d5e60', 'HB-1180', 'Flash, NVMe SSD', 'MacBook Pro 14 of Duarte Sousa', 'Confidential', 'Purge', 'Cryptographic erase',
      'Apple Configurator, version 2.18', 'Completion status read back', 'Lisbon stockroom',
      'João Tavares', 'Workshop technician', '24 Nov 2026, 10:12 Lisbon time', 'Lisbon workshop, bench 2', 'joao@northwind.example', 'Signed in Handback, second factor',
      'Marta Alves', 'IT asset manager', 'marta@northwind.example',
    ]);
    expectSays(read.textOfPages[1] ?? '', ['S7DNNJ0X', 'Destroy', 'Shred']);
  });

  test('shows a gap as a gap, and an unvalidated medium as not ready to deploy', async () => {
    const { validation: _, ...open } = medium;
    const read = await readPdf(await renderSanitisationCertificate({ stamp: stamp('HB-N-1'), media: [{ ...open, technique: ' ', verification: { ...signature, signature: undefined } }] }));
    expectSays(read.text, ['Verified, but not validated', 'not ready to deploy', 'Technique not recorded', 'Validation is still open', 'Signature ________']);
    const whole = await readPdf(await renderSanitisationCertificate({ stamp: stamp('HB-N-1'), media: [medium] }));
    expect(whole.text).not.toMatch(/not recorded|Not yet complete/);
  });
});

describe('clearance certificate', () => {
  test('states that the person is square, and names returns, waivers with reason and approver, approvals by role', async () => {
    const read = await readPdf(await renderClearanceCertificate(clearance));
    expectSays(read.text, [
      'Northwind Instruments states that Duarte Sousa is square with it', 'case C-2026-0381', 'waived as listed below', 'P-20331', 'Friday 20 November 2026',
      'MacBook Pro 14', 'HB-1180', '…K7Q2P', '20 Nov 2026, 17:58', 'HB-R-2026-000123',
      'Monitor HB-0912', 'Given back at the desk in March', 'Inês Lopes', 'Approver, Finance',
      'Security', 'Samuel Eriksson', 'Access ended on time', 'IT asset manager', 'Friday 27 November 2026, 15:12 (Lisbon time',
    ]);
    expect(codes(read).toSorted()).toEqual(['Code128 HB-C-2026-000077', 'QRCode https://handback.northwind.example/check/HB-C-2026-000077']);
    expect(read.pages).toBe(1);
  });

  test('does not speak of waivers where there are none', async () => {
    const read = await readPdf(await renderClearanceCertificate({ ...clearance, waivers: [] }));
    expectSays(read.text, ['Everything in the scope of case C-2026-0381 has come back. Nothing further is asked.', 'nothing had to be waived']);
    expect(read.text).not.toContain('waived as listed');
  });
});

describe('pick-up list', () => {
  test('lists the stops in their order with each box as a barcode', async () => {
    const read = await readPdf(await renderPickupList(pickup));
    expect(codes(read)).toEqual(['Code128 HB-4821', 'Code128 HB-4795']);
    expectSays(read.text, ['Two boxes at two stops', 'João Tavares, Tuesday 24 November 2026', 'Trolley', 'Key of cabinet C', '1 · Mailroom, Lisbon office', 'C3', 'One sealed bag', '2 · Reception, Porto office', 'Nothing waits here']);
    expect(read.text.indexOf('HB-4821')).toBeLessThan(read.text.indexOf('HB-4795'));
  });
});

describe('packing guide', () => {
  test.each(Object.keys(packingSteps) as PackingCategory[])('for a %s is one page on A4 and on Letter, with every step', async (category) => {
    for (const paper of ['A4', 'Letter'] as const) {
      const read = await readPdf(await renderPackingGuide({ stamp: { ...stamp('HB-G-1'), paper }, category, help: 'Call +351 210 000 000.', boxCode: 'HB-4821' }));
      expect(read.pages).toBe(1);
      expectSays(read.text, packingSteps[category].flatMap(({ says }) => [speaker('en').t(`pack.${says}`), speaker('en').t(`pack.${says}_text`)]));
      expectSays(read.text, ['+351 210 000 000', 'HB-4821']);
    }
  });
});

test('no printed document threatens, or speaks of anybody’s pay', async () => {
  const made = await Promise.all([renderReturnSlip(slip), renderHandOverReceipt(receipt), renderClearanceCertificate(clearance), renderPickupList(pickup),
    renderPackingGuide({ stamp: stamp('HB-G-1'), category: 'laptop', help: '' })]);
  for (const bytes of made) expect((await readPdf(bytes)).text).not.toMatch(/deduct|salary|wage|penalt|\bfine\b of|legal action|must pay|!/i);
});

test('the same model prints the same bytes, tagged, titled and in a named language', async () => {
  const [first, second] = [await renderHandOverReceipt(receipt), await renderHandOverReceipt(receipt)];
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  const raw = Buffer.from(first).toString('latin1');
  expect(raw).toMatch(/\/StructTreeRoot/);
  expect(raw).toMatch(/\/Lang \(en\)/);
  expect(raw).toMatch(/\/DisplayDocTitle true/);
  expect(raw).toMatch(/\/Marked true/);
  expect(raw).toContain('pdfuaid:part');
});
