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
const readerOptions: ReaderOptions = { formats: ['Code128', 'QRCode'], tryHarder: true, tryRotate: true, maxNumberOfSymbols: 255 };

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

async function codesOf(picture: PdfPicture, page: number): Promise<PdfBarcode[]> {
  await (reader ??= startReader());
  const image = { data: new Uint8ClampedArray(picture.rgba), width: picture.width, height: picture.height, colorSpace: 'srgb' } as unknown as ImageData;
  const found = await readBarcodes(image, readerOptions);
  return found
    .toSorted((a, b) => a.position.topLeft.y - b.position.topLeft.y || a.position.topLeft.x - b.position.topLeft.x)
    .map((code) => ({ format: code.format, text: code.text, page }));
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
