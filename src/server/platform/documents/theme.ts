/**
 * The look of everything printed: colours by meaning, sizes, the 4-point grid.
 * Rule: colour means state and never alone; paper stays white, so that a home
 * printer wastes no ink and a barcode keeps its contrast.
 * Source: the design page's light palette (all text pairs meet WCAG 2.2 AA).
 */
export const colour = {
  ink: '#1c2421',
  quiet: '#5d6963',
  line: '#e6e3dc',
  white: '#ffffff',
  paper: '#fbfaf7',
  home: '#0d6e5f',
  homeGround: '#e3f1ed',
  due: '#9a5b00',
  dueGround: '#fdf0d9',
  late: '#b3261e',
  lateGround: '#fbe6e3',
  moving: '#1d5fa8',
  movingGround: '#e4eefa',
  hold: '#6a3fa0',
  holdGround: '#efe7f8',
} as const;

/** One step of the grid; every gap is a multiple of it. */
export const grid = 4;
export const hairline = 0.75;
export const corner = 6;

export type Paper = 'A4' | 'Letter';
export const paperSize: { readonly [P in Paper]: { readonly width: number; readonly height: number } } = {
  A4: { width: 595.28, height: 841.89 },
  Letter: { width: 612, height: 792 },
};

export const margin = 48;
/** Kept free at the foot of each page for the footer. */
export const footerHeight = 72;

export const millimetres = (mm: number): number => (mm * 72) / 25.4;

export type TextStyle = {
  readonly size: number;
  readonly strong?: boolean;
  readonly colour?: string;
  /** Serials, tags and codes: slashed zero. */
  readonly code?: boolean;
  readonly leading?: number;
};

export const style = {
  title: { size: 22, strong: true, leading: 1.25 },
  heading: { size: 12.5, strong: true },
  body: { size: 10 },
  strong: { size: 10, strong: true },
  lead: { size: 11.5, leading: 1.45 },
  quiet: { size: 9, colour: colour.quiet },
  label: { size: 8, colour: colour.quiet },
  small: { size: 7.5, colour: colour.quiet },
  code: { size: 10, code: true },
  codeStrong: { size: 10, strong: true, code: true },
} as const satisfies Record<string, TextStyle>;
