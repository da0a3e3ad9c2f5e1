/** Reads barcodes from pictures on this device: its reader comes from our own server, never from elsewhere. */
import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill';
// The reader must be of the very version its driver was built for (both 3.1.3): another reads no frame.
import readerFile from 'zxing-wasm/reader/zxing_reader.wasm?url';

prepareZXingModule({ overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? readerFile : prefix + path) } });

const detector = new BarcodeDetector({ formats: ['code_128', 'code_39', 'qr_code', 'data_matrix', 'ean_13', 'itf', 'pdf417', 'codabar'] });

/** The first code in the picture, or null. */
export async function readFrame(source: HTMLVideoElement | ImageBitmap): Promise<string | null> {
  const [found] = await detector.detect(source);
  return found?.rawValue ?? null;
}

export const readerFiles: readonly string[] = [readerFile];
