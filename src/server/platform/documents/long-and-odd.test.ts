import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { clearance, medium, pickup, receipt, slip, stamp } from '../../../../tests/support/document-model.ts';
import { drawPdf, readPdf } from '../../../../tests/support/read-pdf.ts';
import { renderClearanceCertificate } from './clearance-certificate.ts';
import { renderHandOverReceipt } from './hand-over-receipt.ts';
import { renderLabelSheet } from './label-sheet.ts';
import { renderPackingGuide } from './packing-guide.ts';
import { renderPickupList } from './pickup-list.ts';
import { renderReturnSlip } from './return-slip.ts';
import { renderSanitisationCertificate } from './sanitisation-certificate.ts';
import { TextLayout } from './text-layout.ts';
import { footerHeight } from './theme.ts';
import { printable, registerFaces } from './typeface.ts';

const squeeze = (text: string): string => text.replaceAll(/\s/g, '');
const list = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));
const numbered = (index: number): string => `Thing number ${String(index).padStart(3, '0')}`;

/** The strip above the footer's line is white: nothing ran into it. */
async function expectFooterFree(bytes: Uint8Array): Promise<void> {
  for (const { width, height, rgba } of await drawPdf(bytes, 1)) {
    const strip = rgba.subarray((height - footerHeight + 2) * width * 4, (height - footerHeight + 10) * width * 4);
    expect(strip.reduce((darkest, value) => Math.min(darkest, value), 255)).toBeGreaterThan(250);
  }
}

/** Several pages of each document. */
const many = 120;

describe('a hundred and twenty things are listed to the last', () => {
  test('on a receipt', async () => {
    const bytes = await renderHandOverReceipt({ ...receipt, items: list(many, (index) => ({ what: numbered(index), serialEnd: `S${index}`, condition: 'Good' })) });
    const read = await readPdf(bytes);
    for (let index = 0; index < many; index += 1) expect(read.text).toContain(numbered(index));
    expect(read.textOfPages.at(-1)).toContain(`Page ${read.pages} of ${read.pages}`);
    expect(read.barcodes).toHaveLength(1);
    await expectFooterFree(bytes);
  });

  test('on a slip, whose outside still fits one page', async () => {
    const read = await readPdf(await renderReturnSlip({ ...slip, items: list(many, (index) => ({ what: numbered(index) })) }));
    for (let index = 0; index < many; index += 1) expect(read.text).toContain(numbered(index));
    expect(read.textOfPages[0]).toContain(`${many} things`);
    expect(read.barcodes.every(({ page }) => page === 1)).toBe(true);
  });

  test('on a pick-up list, each box read by a scanner', async () => {
    const bytes = await renderPickupList({ ...pickup, stops: [{ place: 'Mailroom', boxes: list(many, (index) => ({ boxCode: `HB-${7000 + index}`, slot: `C${index}`, what: numbered(index) })) }] });
    const read = await readPdf(bytes);
    expect(read.barcodes.map(({ text }) => text)).toEqual(list(many, (index) => `HB-${7000 + index}`));
    await expectFooterFree(bytes);
  });

  test('on a clearance, with as many waivers and approvals', async () => {
    const bytes = await renderClearanceCertificate({
      ...clearance,
      returned: list(many, (index) => ({ ...clearance.returned[0], what: numbered(index), returnedAt: '2026-11-20T17:58:00Z', place: 'Mailroom' })),
      waivers: list(many, (index) => ({ what: `Waived ${index}`, reason: `Because ${index}.`, approvedBy: 'Inês Lopes', approvedAs: 'Finance', approvedAt: '2026-11-26T09:00:00Z' })),
      approvals: list(many, (index) => ({ role: `Role ${index}`, name: 'Marta Alves', approvedAt: '2026-11-26T09:00:00Z' })),
    });
    const read = await readPdf(bytes);
    for (let index = 0; index < many; index += 1) for (const text of [numbered(index), `Because ${index}.`, `Role ${index}`]) expect(read.text).toContain(text);
    expect(read.barcodes.map(({ page }) => page)).toEqual([read.pages, read.pages]);
    await expectFooterFree(bytes);
  });
});

describe('names of the world', () => {
  test.each(['Łukasz Żółć', 'Großmann ẞ', 'Ωμέγα Παπαδοπούλου', 'Жанна Щукина', 'Nguyễn Thị Hương', 'Ħal Għaxaq', 'Şükrü Ğ İı', 'Ștefan Țepeș', 'Հայկ', 'გიორგი'])('%s is printed in full', async (giver) => {
    const read = await readPdf(await renderHandOverReceipt({ ...receipt, giver }));
    expect(read.text).toContain(giver.normalize('NFC'));
    expect(read.text).not.toContain('▯');
  });

  test('letters that came apart are put together again', async () => {
    const read = await readPdf(await renderHandOverReceipt({ ...receipt, giver: 'Ine\u0302s Jose\u0301' }));
    expect(read.text).toContain('Inês José');
  });

  test('Hebrew and Arabic are drawn, not substituted', async () => {
    const read = await readPdf(await renderHandOverReceipt({ ...receipt, giver: 'שלום עולם', receiver: { name: 'محمد علي' } }));
    expect(read.text).not.toContain('▯');
    expect(read.text).toMatch(/[\u0590-\u05ff]{4}/);
    expect(read.text).toMatch(/[\u0600-\u06ff\ufb50-\ufeff]{2}/);
  });

  test('a character no font has is drawn as a box, and the footer names it', async () => {
    const read = await readPdf(await renderHandOverReceipt({ ...receipt, giver: '日本 Yamada' }));
    expect(read.text).toContain('▯▯ Yamada');
    expect(read.text).toContain('▯ stands for a character this print cannot draw: U+65E5, U+672C.');
  });

  test('every document survives the worst of names', async () => {
    const odd = 'Ł ß Ω Ж 日本 😀👨‍👩‍👧🇵🇹 שלום \u202Eevil\u202C & <b> \u0000\u0007\t \ud800 é\u0301\u0301\u0301 \\ ( ) % ';
    const worst = odd + 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(40);
    const made = await Promise.all([
      renderHandOverReceipt({ ...receipt, giver: worst, place: worst, difference: worst, items: [{ what: worst, condition: worst, serialEnd: worst, assetTag: worst, note: worst }] }),
      renderReturnSlip({ ...slip, boxCode: odd, help: odd, bringTo: { name: odd, lines: [odd, odd] }, items: [{ what: worst, serialEnd: worst }], senderOutside: odd }),
      renderClearanceCertificate({ ...clearance, person: { name: worst }, waivers: [{ what: worst, reason: worst, approvedBy: worst, approvedAs: worst, approvedAt: 'never' }], signedBy: { name: odd, position: odd } }),
      renderSanitisationCertificate({ stamp: stamp(odd), media: [{ ...medium, certificateNumber: odd, manufacturer: worst, notes: worst, verification: { name: worst, position: worst, at: 'x', location: worst, contact: worst } }] }),
      renderPickupList({ ...pickup, technician: worst, caution: worst, bring: [worst], stops: [{ place: worst, boxes: [{ boxCode: worst, slot: odd, what: worst, note: worst }] }] }),
      renderPackingGuide({ stamp: { ...stamp('HB-G-1'), organisation: odd, zone: 'Not/AZone' }, category: 'laptop', help: odd }),
      renderLabelSheet({ stamp: stamp('HB-L-1'), format: 'a4-63x38', labels: [{ code: odd, title: worst, note: worst }] }),
    ]);
    for (const bytes of made) expect((await readPdf(bytes)).pages).toBeGreaterThan(0);
    for (const bytes of made.slice(0, 6)) await expectFooterFree(bytes);
  });

  test('a name of seven thousand letters is printed to its end', async () => {
    const giver = list(1000, (index) => `n${String(index).padStart(3, '0')}xyz`).join('');
    const read = await readPdf(await renderHandOverReceipt({ ...receipt, giver }));
    expect(squeeze(read.text.replaceAll(/HB-R-2026-000123 20 Nov 2026.*?Page \d+ of \d+/g, '').replaceAll(/Receipt for two things handed over HB-R-2026-000123/g, ''))).toContain(giver);
  });
});

describe('lines', () => {
  const doc = new PDFDocument({ margin: 0 });
  registerFaces(doc);
  const layout = new TextLayout(doc);
  const width = fc.integer({ min: 40, max: 300 });

  test('never exceed their column', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), width, (text, column) => {
      expect(Math.max(...layout.lines(text, { size: 10 }, column).map((line) => line.width))).toBeLessThanOrEqual(column + 0.5);
    }), { numRuns: 300 });
  });

  test('lose no letter', () => {
    const latin = fc.string({ unit: fc.constantFrom(...'aZ09 -/@_.,łßőĞẽ&<\n'), maxLength: 120 });
    fc.assert(fc.property(latin, width, (text, column) => {
      const drawn = layout.lines(text, { size: 10 }, column).flatMap(({ runs }) => runs.map((run) => run.text)).join('');
      expect(squeeze(drawn)).toBe(squeeze(printable(text)));
    }), { numRuns: 300 });
  });
});
