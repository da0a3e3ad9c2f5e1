// oxlint-disable no-control-regex -- scanners send control characters
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatBoxCode } from './box-code.ts';
import { normalise } from './normalise.ts';
import { classify } from './scan.ts';

const GS = '\u001d';
const texts = (raw: string) => normalise(raw).readings.map(({ text }) => text);
const likeliest = (raw: string) => classify(raw).kinds[0]?.kind;

describe('normalising a scan', () => {
  test.each<[what: string, raw: string, reading: string]>([
    ['an AIM prefix of GS1-128', ']C1003404341610940425 57', '00340434161094042557'],
    ['an AIM prefix of a Data Matrix', ']d2' + GS + '001234500000000270'.padEnd(18), '001234500000000270'],
    ['carriage return, line feed and tab', '\t1Z999AA10123456784\r\n', '1Z999AA10123456784'],
    ['spaces as printed', '1Z 999 AA1 01 2345 6784', '1Z999AA10123456784'],
    ['hyphens and dots', '9400-1000.0000', '940010000000'],
    ['a ZIP before a 22-digit number', '420221539101026837331000039521', '9101026837331000039521'],
    ['a ZIP+4 before a 22-digit number', '4201028200009261290113185417468510', '9261290113185417468510'],
    ['a ZIP, a separator and the number', `]C142022153${GS}9101026837331000039521`, '9101026837331000039521'],
    ['a GS1 serial shipping container', ']C100340434161094042557', '340434161094042557'],
    ['a GS1 serial after a product number', `]d2010401234567890121PF3ABC12${GS}10LOT7`, 'PF3ABC12'],
    ['a DPD identification tag', '%008182709980000020033350276', '008182709980000020033350276'],
    ['the hyphen that matters', '1LS7119013618127-1', '1LS7119013618127-1'],
    ['the S before a serial', 'SC02XK1J3JHD2', 'C02XK1J3JHD2'],
    ['a Lenovo label', '1S20HES1X500PC0ABCDE', 'PC0ABCDE'],
    ['a label of format 06', `[)>\u001e06${GS}SPF3ABC12${GS}1P20HES1X500\u001e\u0004`, 'PF3ABC12'],
    ['a text with S/N', 'Model: ThinkPad X1  S/N: PF-3ABC12  MTM 20HE', 'PF3ABC12'],
    ['a text with a service tag', 'Service Tag: 7XK2R93\nExpress code: 173', '7XK2R93'],
    ['German words', 'Seriennummer: 5CG1234XYZ', '5CG1234XYZ'],
    ['a JSON payload', '{"model":"X","serial":"5CG1234XYZ"}', '5CG1234XYZ'],
    ['a link with a serial', 'https://support.example.com/p?model=x1&serialNumber=pf3abc12#top', 'PF3ABC12'],
    ['a link that ends in a tag', 'https://qr.example.com/a/HB00417', 'HB00417'],
    ['a link with an encoded tag', 'https://x.example/?assetTag=LAP%2D0042', 'LAP0042'],
    ['a text with an asset tag', 'Property of Acme\nAsset tag: ACME-004512', 'ACME004512'],
  ])('%s is understood', (_, raw, reading) => {
    expect(texts(raw)).toContain(reading);
  });

  test('the raw scan is kept as it came', () => {
    const raw = ` ]C1420\u001d22153 \r\n`;
    expect(normalise(raw)).toMatchObject({ raw, symbology: 'C1' });
  });

  test('34 digits that are two USPS lengths at once keep both readings', () => {
    const raw = '420' + '92345' + '9261' + '2'.repeat(22);
    expect(texts(raw).filter((text) => text !== raw)).toHaveLength(1);
    const both = '420' + '12345' + '9212' + '92' + '3'.repeat(20);
    expect(texts(both)).toEqual(expect.arrayContaining(['9212' + '92' + '3'.repeat(20), '92' + '3'.repeat(20)]));
  });

  test('a broken percent sign in a link is read as it stands', () => {
    expect(() => normalise('https://x.example/?sn=%E0%A4%A')).not.toThrow();
  });
});

describe('classifying a scan', () => {
  test.each([
    ['our slip', formatBoxCode(4821), 'box_code'],
    ['our slip typed in a hurry', formatBoxCode(4821).toLowerCase().replace('-', ' '), 'box_code'],
    ['a UPS label', '1Z 999 AA1 01 2345 6784', 'tracking'],
    ['a FedEx label of 34 digits', '9632001560123456789900794808390594', 'tracking'],
    ['a serial', '5CG1234XYZ', 'tag_or_serial'],
    ['a serial with the S of its label', 'SC02XK1J3JHD2', 'tag_or_serial'],
    ['a Canpar label that starts with S', 'S576002440000000004001', 'tracking'],
    ['a serial that says so', 'S/N: 5CG1234XYZ', 'serial'],
    ['an asset tag that says so', 'Asset tag: ACME-004512', 'asset_tag'],
  ])('%s is taken for what it is', (_, raw, kind) => {
    expect(likeliest(raw)).toBe(kind);
  });

  test('a mistyped box code warns, and is still looked up as a serial', () => {
    const code = formatBoxCode(4821);
    const wrong = code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A');
    const scan = classify(wrong);
    expect(scan.warnings).toContain('box_code_mistyped');
    expect(scan.lookUp.identifierKeys).toEqual([wrong.replace('-', '')]);
    expect(scan.lookUp.boxNumbers).toEqual([]);
  });

  test('a failed check digit warns and still looks the number up', () => {
    const scan = classify('1Z5R89390357567128');
    expect(scan.warnings).toContain('check_digit_failed');
    expect(scan.lookUp.trackingNumbers).toContain('1Z5R89390357567128');
  });

  test("a FedEx barcode is looked up under the carrier's own number too", () => {
    expect(classify('1001921334250001000300779017972697').lookUp.trackingNumbers).toContain('779017972697');
  });

  test('a number that could be two carriers is told as such', () => {
    expect(classify('JJD0002257639032011').warnings).toContain('several_carriers');
  });

  test('a serial that a spreadsheet rewrote is not looked up, and the damage is named', () => {
    const scan = classify('6.37702E+15');
    expect(scan.warnings).toContain('serial_damaged');
    expect(scan.lookUp.identifierKeys).toEqual([]);
  });

  test('a serial is looked up with and without the S that the label adds', () => {
    expect(classify('SC02XK1J3JHD2').lookUp.identifierKeys).toEqual(expect.arrayContaining(['SC02XK1J3JHD2', 'C02XK1J3JHD2']));
  });

  test('look-alike characters have their own keys to look up', () => {
    expect(classify('5CGO1I4').lookUp.lookAlikeKeys).toEqual(['5CG0114']);
  });

  test('nothing read is said, not thrown', () => {
    expect(classify(' \r\n')).toMatchObject({ kinds: [], warnings: ['nothing_read'] });
  });

  test('no text whatever makes it fail, and each is answered the same twice', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.stringMatching(/^[\]%[)>\u001d\u001e0-9A-Z:/?=&.-]{0,60}$/), fc.stringMatching(/^https:\/\/x\.example\/[a-z0-9/%]{0,20}\?(sn|tag|a)=[A-Z0-9%+]{0,20}$/));
    fc.assert(fc.property(anything, (raw) => {
      const scan = classify(raw);
      expect(scan.raw).toBe(raw);
      expect(classify(raw)).toEqual(scan);
      expect(scan.warnings.includes('nothing_read')).toBe(scan.kinds.length === 0);
    }), { numRuns: 400 });
  });

  test.each([
    ['serial words without an end', 'serial '.repeat(1000)],
    ['spaces after a word', `asset${' '.repeat(7000)}`],
    ['a path without an end', `https://x/${'a1/'.repeat(2300)}`],
    ['digits without an end', '9'.repeat(50_000)],
    ['spaces between two letters', `a${' '.repeat(7000)}b`],
    ['separators without an end', '\u001d'.repeat(50_000)],
  ])('%s is read at once', (_, raw) => {
    const started = performance.now();
    classify(raw);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
