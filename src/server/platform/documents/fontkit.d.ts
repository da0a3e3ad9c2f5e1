/** What we use of fontkit, which comes without types: a font file opened, to be asked and to be given to pdfkit. */
declare module 'fontkit' {
  export type Font = { hasGlyphForCodePoint(codePoint: number): boolean };
  export function create(file: Uint8Array): Font;
}
