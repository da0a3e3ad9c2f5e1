/**
 * Line drawings of the packing steps, in a field of 120 × 72 units: one
 * stroke, one tint, no words inside, so that they need no translation.
 */
import { colour } from './theme.ts';

export type Drawing = 'battery' | 'person' | 'power' | 'wrap' | 'charger' | 'box' | 'seal' | 'envelope' | 'monitor' | 'key';

type Doc = PDFKit.PDFDocument;
type Pen = { readonly doc: Doc; readonly line: (path: string) => void; readonly fill: (path: string) => void; readonly strong: (path: string, ink?: string) => void };

const rounded = (x: number, y: number, w: number, h: number, r: number): string =>
  `M${x + r} ${y}H${x + w - r}A${r} ${r} 0 0 1 ${x + w} ${y + r}V${y + h - r}A${r} ${r} 0 0 1 ${x + w - r} ${y + h}H${x + r}A${r} ${r} 0 0 1 ${x} ${y + h - r}V${y + r}A${r} ${r} 0 0 1 ${x + r} ${y}Z`;
const circle = (x: number, y: number, r: number): string => `M${x - r} ${y}A${r} ${r} 0 1 0 ${x + r} ${y}A${r} ${r} 0 1 0 ${x - r} ${y}Z`;

const both = (pen: Pen, path: string): void => {
  pen.fill(path);
  pen.line(path);
};

const laptop = (pen: Pen, x: number, y: number): void => {
  both(pen, rounded(x + 6, y, 48, 32, 3));
  both(pen, `M${x} ${y + 36}H${x + 60}L${x + 56} ${y + 41}H${x + 4}Z`);
};

const openBox = (pen: Pen): void => {
  both(pen, 'M34 34L60 42L86 34V58L60 67L34 58Z');
  pen.line('M60 42V67');
  pen.line('M34 34L22 26L46 19L60 26');
  pen.line('M86 34L98 26L74 19L60 26');
};

const pictures: { readonly [D in Drawing]: (pen: Pen) => void } = {
  battery: (pen) => {
    both(pen, rounded(14, 26, 34, 20, 3));
    pen.line('M48 32H51V40H48');
    pen.strong('M24 36L29 41L38 31');
    pen.line('M75 28C83 20 97 20 105 28V44C97 52 83 52 75 44Z');
    pen.line('M106 32H109V40H106');
    pen.strong('M84 30L96 42M96 30L84 42', colour.late);
    pen.line('M60 22V50');
  },
  person: (pen) => {
    laptop(pen, 14, 17);
    both(pen, circle(88, 27, 8));
    both(pen, 'M74 54C74 44 80 40 88 40C96 40 102 44 102 54Z');
    pen.strong('M38 32H64M58 26L64 32L58 38');
  },
  power: (pen) => {
    both(pen, circle(60, 37, 24));
    pen.strong('M51 30A12 12 0 1 0 69 30');
    pen.strong('M60 23V36');
  },
  wrap: (pen) => {
    both(pen, rounded(22, 18, 76, 38, 8));
    pen.line(rounded(34, 26, 52, 22, 3));
    pen.line('M22 28C28 26 28 22 34 18M22 46C32 48 34 52 40 56M98 30C92 27 90 22 84 18M98 46C90 47 86 52 82 56');
  },
  charger: (pen) => {
    pen.line('M26 22H94L90 60H30Z');
    pen.line('M34 22C34 12 52 12 52 22M68 22C68 12 86 12 86 22');
    both(pen, rounded(40, 34, 18, 16, 3));
    pen.line('M45 34V29M53 34V29');
    pen.strong('M58 44C70 44 64 34 74 34C86 34 86 52 74 52C68 52 66 48 70 45');
  },
  box: (pen) => {
    openBox(pen);
    pen.strong('M60 2V16M54 11L60 17L66 11');
  },
  seal: (pen) => {
    both(pen, rounded(20, 16, 80, 46, 3));
    pen.line('M20 27H100');
    pen.doc.save().fillColor('#ffffff');
    pen.doc.path(rounded(34, 33, 34, 22, 2)).fill().restore();
    pen.line(rounded(34, 33, 34, 22, 2));
    pen.strong('M40 38V50M44 38V50M49 38V50M52 38V50M57 38V50M62 38V50');
    pen.line('M80 27V16M90 27V16');
  },
  envelope: (pen) => {
    both(pen, rounded(24, 18, 72, 44, 3));
    pen.line('M24 21L60 43L96 21');
    pen.strong(rounded(48, 2, 24, 14, 2));
    pen.strong('M60 20V30M55 26L60 31L65 26');
  },
  monitor: (pen) => {
    both(pen, rounded(28, 8, 64, 38, 3));
    pen.line('M55 50H65M60 46V50');
    pen.strong('M60 54V60');
    both(pen, 'M46 62H74L78 67H42Z');
    pen.strong('M86 58A9 9 0 1 0 96 52M96 52L91 51M96 52L95 57');
  },
  key: (pen) => {
    pen.line(circle(40, 34, 17));
    pen.strong('M56 28L66 25');
    both(pen, rounded(66, 18, 34, 16, 5));
    pen.line('M100 22H108V30H100');
    both(pen, circle(76, 26, 3));
    pen.line('M30 49L26 62L33 64L37 51');
  },
};

/** Draws the picture with its upper left corner at `x`, `y`, `width` wide and 0.6 times as high. */
export function drawPicture(doc: Doc, drawing: Drawing, x: number, y: number, width: number): void {
  doc.save().translate(x, y).scale(width / 120).lineJoin('round').lineCap('round');
  pictures[drawing]({
    doc,
    line: (path) => void doc.path(path).lineWidth(1.5).strokeColor(colour.ink).stroke(),
    fill: (path) => void doc.path(path).fillColor(colour.homeGround).fill(),
    strong: (path, ink = colour.home) => void doc.path(path).lineWidth(2.2).strokeColor(ink).stroke(),
  });
  doc.restore();
}
