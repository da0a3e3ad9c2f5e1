/**
 * Rows → a workbook of one sheet, written as it is made: memory stays flat at
 * any number of rows. Days and instants are dates, numbers are numbers, and
 * everything else is text in a cell formatted as text, so that a spreadsheet
 * neither runs it nor turns a serial number into 6.37702E+15.
 * Source: ECMA-376 part 1 (SpreadsheetML), inline strings.
 */
import { Zip, ZipDeflate } from 'fflate';

export type XlsxCell = { readonly kind: 'text' | 'number' | 'day' | 'instant'; readonly value: string | number } | null;

/** Excel's own limits. */
export const mostXlsxRows = 1_048_576;
const mostCharacters = 32_767;

const styles = { text: 1, number: 0, day: 2, instant: 3, head: 4 } as const;
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const parts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
    + '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    + '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
  '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>`
    + `<Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>`
    + '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    + '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/>'
    + '<xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>',
};
const workbook = (name: string) => `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escapeXml(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What XML cannot carry is left out: control characters and halves of characters. */
// oxlint-disable-next-line no-control-regex
const unspeakable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** A carriage return, and text that looks like the escape of one, are written as SpreadsheetML escapes them. */
const escapeXml = (text: string): string => text.replace(unspeakable, '').replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_').replaceAll('\r', '_x000D_').replace(/[&<>"]/g, (sign) => signs[sign] as string);

/** Days since 1899-12-30, as spreadsheets count; null for what they cannot count (before March 1900). */
function serialOf(text: string): number | null {
  const days = Date.parse(text) / 86_400_000 + 25_569;
  return Number.isFinite(days) && days >= 61 ? Math.round(days * 86_400) / 86_400 : null;
}

const textCell = (text: string, style: number): string => {
  const whole = text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text;
  return whole === '' ? '<c/>' : `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(whole)}</t></is></c>`;
};

function cellOf(cell: XlsxCell): string {
  if (cell === null) return '<c/>';
  const { kind, value } = cell;
  if (kind === 'text') return textCell(String(value), styles.text);
  const number = kind === 'number' ? Number(value) : serialOf(String(value));
  return number === null || !Number.isFinite(number) ? textCell(String(value), styles.text) : `<c s="${styles[kind]}"><v>${number}</v></c>`;
}

export type XlsxSheet = { readonly name: string; readonly headers: readonly string[]; readonly widths: readonly number[]; readonly rows: AsyncIterable<readonly (readonly XlsxCell[])[]> };

/** The workbook in pieces. `rows` comes in batches; each is written before the next is asked for. */
export async function* writeXlsx({ name, headers, widths, rows }: XlsxSheet): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  const encoder = new TextEncoder();
  const whole = (path: string, text: string) => {
    const file = new ZipDeflate(path, { level: 6 });
    zip.add(file);
    file.push(encoder.encode(text), true);
  };
  for (const [path, text] of Object.entries(parts)) whole(path, text);
  whole('xl/workbook.xml', workbook(name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)));
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 6 });
  zip.add(sheet);
  const columns = widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('');
  sheet.push(encoder.encode(`${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns}</cols><sheetData><row>${headers.map((text) => textCell(text, styles.head)).join('')}</row>`));
  yield* ready.splice(0);
  for await (const batch of rows) {
    sheet.push(encoder.encode(batch.map((row) => `<row>${row.map(cellOf).join('')}</row>`).join('')));
    yield* ready.splice(0);
  }
  sheet.push(encoder.encode('</sheetData></worksheet>'), true);
  zip.end();
  yield* ready.splice(0);
}
