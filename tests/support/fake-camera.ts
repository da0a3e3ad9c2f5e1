/** What a camera sees when one of our labels is held before it: a film of one still picture, as Chromium takes it for a camera (YUV4MPEG2). */
import { encodeBarcode } from '#server/platform/documents/barcode';

const width = 640;
const height = 480;
const [dark, light] = [16, 235];

/** One line through the label's bars, as they are printed: each module as wide as fits, in the middle. */
function lineOf(text: string): Uint8Array {
  const shape = encodeBarcode('code128', text);
  const module = Math.floor(width / (shape?.columns ?? width));
  if (shape === undefined || module < 2) throw new Error(`${text} does not fit the picture`);
  const line = new Uint8Array(width).fill(light);
  const start = Math.floor((width - shape.columns * module) / 2);
  for (const [left, , columns] of shape.dark) line.fill(dark, start + left * module, start + (left + columns) * module);
  return line;
}

/** A second of film: the label in the middle of the picture. */
export function filmOf(text: string): Uint8Array {
  const white = new Uint8Array(width).fill(light);
  const bars = lineOf(text);
  const luma = Buffer.concat(Array.from({ length: height }, (_, y) => (y > height / 4 && y < (height * 3) / 4 ? bars : white)));
  const noColour = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, noColour]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), ...Array.from({ length: 10 }, () => frame)]);
}

/** The browser's arguments for a camera that shows a film. */
export const cameraShowing = (file: string): readonly string[] => ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`];
