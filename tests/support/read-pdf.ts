/**
 * Reads a PDF as a stranger would: the text by PDFium, the barcodes by a real
 * reader (ZXing) from the page as a 203 dpi printer draws it.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';

export type PdfBarcode = { readonly format: string; readonly text: string; readonly page: number };
export type PdfPicture = { readonly width: number; readonly height: number; readonly rgba: Uint8Array };
export type ReadPdf = {
  readonly pages: number;
  /** All pages, white space folded to single spaces. */
  readonly text: string;
  readonly textOfPages: readonly string[];
  /** Every barcode on every page, from top to bottom, then left to right. */
  readonly barcodes: readonly PdfBarcode[];
};

const printerScale = 203 / 72;
const readerOptions: ReaderOptions = { formats: ['Code128', 'QRCode'], tryHarder: true, tryRotate: false, tryInvert: false, maxNumberOfSymbols: 255 };

let reader: Promise<void> | undefined;
let library: Promise<PDFiumLibrary> | undefined;

async function startReader(): Promise<void> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  await prepareZXingModule({ overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer }, fireImmediately: true });
}

const fold = (text: string): string => text.replaceAll(/[\0-\x20\u00a0]+/g, ' ').trim();

/** Each page as a picture. */
export async function drawPdf(bytes: Uint8Array, scale = printerScale): Promise<PdfPicture[]> {
  const document = await (await (library ??= PDFiumLibrary.init())).loadDocument(bytes);
  try {
    const pictures: PdfPicture[] = [];
    for (const page of document.pages()) {
      const { width, height, data } = await page.render({ scale });
      pictures.push({ width, height, rgba: data });
    }
    return pictures;
  } finally {
    document.destroy();
  }
}

type Found = { readonly format: string; readonly text: string; readonly x: number; readonly y: number };

type Frame = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** The codes in one frame of the page, as a scanner held over it sees them. */
async function scan(picture: PdfPicture, frame: Frame): Promise<Found[]> {
  const data = new Uint8ClampedArray(frame.width * frame.height * 4);
  for (let row = 0; row < frame.height; row += 1) {
    const from = ((frame.top + row) * picture.width + frame.left) * 4;
    data.set(picture.rgba.subarray(from, from + frame.width * 4), row * frame.width * 4);
  }
  const found = await readBarcodes({ data, width: frame.width, height: frame.height, colorSpace: 'srgb' } as unknown as ImageData, readerOptions);
  return found.map((code) => ({ format: code.format, text: code.text, x: code.position.topLeft.x + frame.left, y: code.position.topLeft.y + frame.top }));
}

/** Frames of a third by a sixth of the page, each half over the next. */
function frames({ width, height }: PdfPicture): Frame[] {
  const size = { width: Math.floor(width / 3), height: Math.floor(height / 6) };
  const all: Frame[] = [];
  for (let row = 0; row < 11; row += 1) {
    for (let column = 0; column < 5; column += 1) all.push({ left: Math.floor((column * size.width) / 2), top: Math.floor((row * size.height) / 2), ...size });
  }
  return all;
}

const crowded = 20;

/**
 * All codes of a page. A crowded page is read once more frame by frame: a
 * sheet of 189 square codes has 567 corner marks, and a reader that takes the
 * whole sheet for one picture pairs the wrong ones.
 */
async function codesOf(picture: PdfPicture, page: number): Promise<PdfBarcode[]> {
  await (reader ??= startReader());
  const all = await scan(picture, { left: 0, top: 0, width: picture.width, height: picture.height });
  if (all.length > crowded) {
    for (const frame of frames(picture)) {
      for (const code of await scan(picture, frame)) {
        const known = all.some((other) => other.format === code.format && other.text === code.text && Math.abs(other.x - code.x) < 40 && Math.abs(other.y - code.y) < 150);
        if (!known) all.push(code);
      }
    }
  }
  return all.toSorted((a, b) => a.y - b.y || a.x - b.x).map(({ format, text }) => ({ format, text, page }));
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await (await (library ??= PDFiumLibrary.init())).loadDocument(bytes);
  const textOfPages: string[] = [];
  for (const page of document.pages()) textOfPages.push(fold(page.getText()));
  document.destroy();
  const barcodes: PdfBarcode[] = [];
  for (const [index, picture] of (await drawPdf(bytes)).entries()) barcodes.push(...(await codesOf(picture, index + 1)));
  return { pages: textOfPages.length, text: textOfPages.join(' '), textOfPages, barcodes };
}
