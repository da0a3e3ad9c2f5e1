/** What a camera sees when a label is held before it: a film of one still picture, as Chromium takes it for a camera (YUV4MPEG2). */
import bwipjs from 'bwip-js';

const width = 640;
const height = 480;
const module = 3;

/** One line of the picture: quiet white, the bars of a Code 128, quiet white. */
function barsOf(text: string): Uint8Array {
  const [code] = bwipjs.raw({ bcid: 'code128', text }) as unknown as [{ sbs: number[] }];
  const line = new Uint8Array(width).fill(235);
  const modules = code.sbs.reduce((sum, each) => sum + each, 0);
  let at = Math.floor((width - modules * module) / 2);
  if (at < 10 * module) throw new Error(`${text} is too long for the picture`);
  code.sbs.forEach((each, index) => {
    if (index % 2 === 0) line.fill(16, at, at + each * module);
    at += each * module;
  });
  return line;
}

/** A second of film: a label with this barcode in the middle of the picture. */
export function filmOf(text: string): Uint8Array {
  const white = new Uint8Array(width).fill(235);
  const bars = barsOf(text);
  const luma = Buffer.concat(Array.from({ length: height }, (_, y) => (y > height / 4 && y < (height * 3) / 4 ? bars : white)));
  const grey = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, grey]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), ...Array.from({ length: 10 }, () => frame)]);
}

/** The browser's arguments for a camera that shows a film. */
export const cameraShowing = (file: string): readonly string[] => ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`];
