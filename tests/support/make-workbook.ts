/** Workbooks written by hand, part by part, so that a test can hold any odd thing one may contain. */
import { strToU8, zipSync, type Zippable } from 'fflate';

/** A text, a number, or a cell's own XML between `<c r=".." ` and its end: `{ xml: 't="e"><v>#N/A</v>' }`. */
export type MadeCell = string | number | null | { readonly xml: string } | { readonly number: number | string; readonly style: number };
export type MadeSheet = {
  readonly name: string; readonly rows: readonly (readonly MadeCell[])[]; readonly state?: string; readonly inline?: boolean;
  readonly before?: string; readonly after?: string; readonly rowAttributes?: (row: number) => string; readonly firstRow?: number; readonly firstColumn?: number;
};
export type MadeBook = { readonly is1904?: boolean; /** Number formats; style n uses the n-th. */ readonly formats?: readonly string[]; readonly parts?: Record<string, string | Uint8Array>; readonly prefix?: string };

export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\r', '&#13;');
export function columnName(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnName(Math.floor(at / 26) - 1) + String.fromCharCode(65 + (at % 26));
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export function sheetXml(sheet: MadeSheet, shared: string[]): string {
  const index = new Map(shared.map((text, at) => [text, at]));
  const cell = (value: MadeCell, at: number, row: number): string => {
    if (value === null) return '';
    const r = `r="${columnName(at + (sheet.firstColumn ?? 0))}${row}"`;
    if (typeof value === 'number') return `<c ${r}><v>${value}</v></c>`;
    if (typeof value === 'object') return 'xml' in value ? `<c ${r} ${value.xml}</c>` : `<c ${r} s="${value.style}"><v>${value.number}</v></c>`;
    if (sheet.inline === true) return `<c ${r} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
    if (!index.has(value)) { index.set(value, shared.length); shared.push(value); }
    return `<c ${r} t="s"><v>${index.get(value)}</v></c>`;
  };
  const rows = sheet.rows.map((cells, at) => {
    const row = at + (sheet.firstRow ?? 1);
    return `<row r="${row}"${sheet.rowAttributes?.(row) ?? ''}>${cells.map((value, column) => cell(value, column, row)).join('')}</row>`;
  });
  return `${head}<worksheet xmlns="${main}">${sheet.before ?? ''}<sheetData>${rows.join('')}</sheetData>${sheet.after ?? ''}</worksheet>`;
}

export function workbookParts(sheets: readonly MadeSheet[], { is1904 = false, formats = [], parts = {} }: MadeBook = {}): Record<string, string | Uint8Array> {
  const shared: string[] = [];
  const sheetParts = Object.fromEntries(sheets.map((sheet, at): [string, string] => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet, shared)]));
  const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  return {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': `${head}<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${sheets.map(({ name, state }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships>${sheets.map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)).join('')}${relation('rId90', 'styles', 'styles.xml')}${relation('rId91', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    'xl/styles.xml': `${head}<styleSheet><numFmts>${formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats.map((_, at) => `<xf numFmtId="${164 + at}"/>`).join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `${head}<sst>${shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    ...sheetParts, ...parts,
  };
}

export const zipped = (parts: Record<string, string | Uint8Array>, level: 0 | 1 | 6 = 1): Uint8Array => {
  const files: Zippable = {};
  for (const [name, content] of Object.entries(parts)) files[name] = [typeof content === 'string' ? strToU8(content) : content, { level }];
  return zipSync(files);
};

export const makeWorkbook = (sheets: readonly MadeSheet[], book: MadeBook = {}): Uint8Array => zipped(workbookParts(sheets, book));
export const oneSheet = (rows: MadeSheet['rows'], more: Partial<MadeSheet> = {}, book: MadeBook = {}): Uint8Array => makeWorkbook([{ name: 'Assets', rows, ...more }], book);
