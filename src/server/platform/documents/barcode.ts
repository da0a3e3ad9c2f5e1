/**
 * Barcodes as vector shapes whose module is a whole number of printer dots at
 * 203 dpi, placed on that grid, so that a label printer and a laser printer
 * both draw clean edges.
 * Rule: a module is never narrower than two dots (0.25 mm) and the quiet zone
 * is part of the shape. Standards: ISO/IEC 15417 (Code 128), 18004 (QR).
 */
import bwipjs from 'bwip-js';

export type Symbology = 'code128' | 'qr';

export type BarcodeShape = {
  readonly kind: Symbology;
  readonly text: string;
  /** Size in modules, quiet zone included; a linear code has one row. */
  readonly columns: number;
  readonly rows: number;
  /** Width of the white border in modules, within the size. */
  readonly quiet: number;
  /** Dark boxes in modules: left, top, width, height. */
  readonly dark: readonly (readonly [number, number, number, number])[];
};

/** One dot of a 203 dpi printer, in points. */
export const dot = 72 / 203;
const smallestModule = 2;
const quiet: { readonly [K in Symbology]: number } = { code128: 10, qr: 4 };

function linear(text: string): BarcodeShape {
  const [code] = bwipjs.raw({ bcid: 'code128', text }) as unknown as [{ sbs: number[] }];
  const dark: [number, number, number, number][] = [];
  let at = quiet.code128;
  code.sbs.forEach((width, index) => {
    if (index % 2 === 0) dark.push([at, 0, width, 1]);
    at += width;
  });
  return { kind: 'code128', text, columns: at + quiet.code128, rows: 1, quiet: quiet.code128, dark };
}

function matrix(text: string): BarcodeShape {
  const [code] = bwipjs.raw({ bcid: 'qrcode', text, eclevel: 'M' } as never) as unknown as [{ pixs: number[]; pixx: number; pixy: number }];
  const dark: [number, number, number, number][] = [];
  for (let row = 0; row < code.pixy; row += 1) {
    for (let column = 0; column < code.pixx; column += 1) {
      if (!code.pixs[row * code.pixx + column]) continue;
      const last = dark.at(-1);
      if (last && last[1] === row + quiet.qr && last[0] + last[2] === column + quiet.qr) last[2] += 1;
      else dark.push([column + quiet.qr, row + quiet.qr, 1, 1]);
    }
  }
  return { kind: 'qr', text, columns: code.pixx + 2 * quiet.qr, rows: code.pixy + 2 * quiet.qr, quiet: quiet.qr, dark };
}

/** What a QR code of the medium error level holds at most, in bytes. */
const mostBytes = 2331;

/**
 * The shape of a code, or undefined for text no code can carry (none, or too
 * much). Code 128 carries ASCII only: other text becomes a QR code, which can.
 */
export function encodeBarcode(kind: Symbology, given: string): BarcodeShape | undefined {
  const text = given.toWellFormed();
  if (text === '' || Buffer.byteLength(text) > mostBytes) return undefined;
  const plain = text.length <= 80 && /^[\x20-\x7e]+$/.test(text);
  return kind === 'code128' && plain ? linear(text) : matrix(text);
}

/** Dots per module that fit the box, between two and `largest`; undefined when even two do not fit. */
export function dotsPerModule(shape: BarcodeShape, width: number, height: number, largest = 4): number | undefined {
  const byWidth = Math.floor(width / dot / shape.columns + 1e-6);
  const byHeight = shape.rows === 1 ? byWidth : Math.floor(height / dot / shape.rows + 1e-6);
  const dots = Math.min(byWidth, byHeight, largest);
  return dots >= smallestModule ? dots : undefined;
}

export type BarcodeSize = { readonly width: number; readonly height: number; readonly module: number };

/** Size the code takes in the box, or undefined when it cannot be drawn legibly there. */
export function barcodeSize(shape: BarcodeShape, width: number, height: number, largest?: number): BarcodeSize | undefined {
  const dots = dotsPerModule(shape, width, height, largest);
  if (dots === undefined) return undefined;
  const module = dots * dot;
  return { width: shape.columns * module, height: shape.rows === 1 ? height : shape.rows * module, module };
}

export type PlacedBarcode = { readonly shape: BarcodeShape; readonly size: BarcodeSize };

/** The code as it fits the box: as asked, else as QR, else not at all. */
export function fittingBarcode(kind: Symbology, text: string, width: number, height: number, largest?: number): PlacedBarcode | undefined {
  for (const tried of kind === 'qr' ? (['qr'] as const) : (['code128', 'qr'] as const)) {
    const shape = encodeBarcode(tried, text);
    const size = shape && barcodeSize(shape, width, height, largest);
    if (shape && size) return { shape, size };
  }
  return undefined;
}

const snap = (value: number): number => Math.round(value / dot) * dot;

/** Fills the dark boxes in one path; `x`, `y` is the corner of the quiet zone. */
export function drawBarcode(doc: PDFKit.PDFDocument, shape: BarcodeShape, size: BarcodeSize, x: number, y: number): void {
  const left = snap(x);
  const top = snap(y);
  const row = shape.rows === 1 ? size.height : size.module;
  for (const [column, line, width, height] of shape.dark) {
    doc.rect(left + column * size.module, top + line * row, width * size.module, height * row);
  }
  doc.fill('#000000');
}
