import { expect, test } from 'vitest';
import { stamp } from '../../../../tests/support/document-model.ts';
import { readPdf } from '../../../../tests/support/read-pdf.ts';
import { labelFormats, renderLabelSheet, type Label, type LabelFormat } from './label-sheet.ts';

const formats = Object.keys(labelFormats) as LabelFormat[];
const many = (count: number, rest: Partial<Label> = {}): Label[] => Array.from({ length: count }, (_, index) => ({ code: `HB-${4000 + index}`, title: 'Northwind Instruments', note: 'MacBook Pro 14', ...rest }));

test.each(formats)('every label of a full %s sheet is read to the letter at 203 dpi', async (format) => {
  const { columns, rows } = labelFormats[format];
  const labels = many(columns * rows);
  const read = await readPdf(await renderLabelSheet({ stamp: stamp('HB-L-1'), format, labels }));
  expect(read.pages).toBe(1);
  expect(read.barcodes.map(({ text }) => text).toSorted()).toEqual(labels.map(({ code }) => code).toSorted());
});

test.each(formats)('labels of %s stay on their paper', (format) => {
  const { paper, columns, rows, left, top, pitchX, pitchY, width, height } = labelFormats[format];
  const [across, down] = paper === 'A4' ? [210, 297] : paper === 'Letter' ? [215.9, 279.4] : [width, height];
  expect(left + (columns - 1) * pitchX + width).toBeLessThanOrEqual(across);
  expect(top + (rows - 1) * pitchY + height).toBeLessThanOrEqual(down);
});

test.each(formats.filter((format) => labelFormats[format].height > 25 && labelFormats[format].width > 55))('on %s the bars of the tag and the QR code of the record are both read at 203 dpi', async (format) => {
  const labels = many(Math.min(4, labelFormats[format].columns * labelFormats[format].rows * 2)).map((label, at) => ({ ...label, link: `https://handback.example.com/assets/01938f1e-7c3a-7bbb-8ccc-00000000000${at}?tag=${label.code}` }));
  const read = await readPdf(await renderLabelSheet({ stamp: stamp('HB-L-2'), format, labels }));
  expect(read.barcodes.filter((one) => one.format === 'Code128').map(({ text }) => text).toSorted()).toEqual(labels.map(({ code }) => code).toSorted());
  expect(read.barcodes.filter((one) => one.format === 'QRCode').map(({ text }) => text).toSorted()).toEqual(labels.map(({ link }) => link).toSorted());
});

test('a roll has one label on each page, of its own size', async () => {
  const read = await readPdf(await renderLabelSheet({ stamp: stamp('HB-L-3'), format: 'roll-62x29', labels: many(3), skip: 5 }));
  expect(read.pages).toBe(3);
});

test('a hundred labels run over as many sheets as they need, after those already used', async () => {
  const read = await readPdf(await renderLabelSheet({ stamp: stamp('HB-L-1'), format: 'a4-63x38', labels: many(100), skip: 6 }));
  expect(read.pages).toBe(6);
  expect(read.barcodes.filter(({ page }) => page === 1)).toHaveLength(15);
  expect(new Set(read.barcodes.map(({ text }) => text)).size).toBe(100);
});

test('a code too long for bars becomes a QR code, and letters beyond ASCII survive in it', async () => {
  const labels: Label[] = [{ code: 'ASSET-2026-PORTUGAL-LISBON-0000123456789' }, { code: 'Größe-Ł-Ж-1' }];
  const read = await readPdf(await renderLabelSheet({ stamp: stamp('HB-L-1'), format: 'a4-63x38', labels }));
  expect(read.barcodes.map(({ format, text }) => [format, text]).toSorted()).toEqual([['QRCode', 'ASSET-2026-PORTUGAL-LISBON-0000123456789'], ['QRCode', 'Größe-Ł-Ж-1']]);
});

test('a code that fits no label is told in words instead of bars nobody can scan', async () => {
  const code = 'X'.repeat(300);
  const read = await readPdf(await renderLabelSheet({ stamp: stamp('HB-L-1'), format: 'a4-63x38', labels: [{ code: code.repeat(10) }, { code: '' }, { code: 'HB-1' }] }));
  expect(read.barcodes.map(({ text }) => text)).toEqual(['HB-1']);
  expect(read.text).toContain('too long to scan here');
});
