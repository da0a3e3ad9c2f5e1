import { describe, expect, it } from 'vitest';
import { cleanCell, foldCode, foldName, readCode, readEmail, readInteger, readName, readSerial, readText, readYesNo } from './values.ts';

const value = (wanted: unknown) => ({ ok: true, value: wanted });
const refused = (code: string) => ({ ok: false, error: { code } });

describe('an identifier', () => {
  it.each(['6.37702E+15', '3,01043E+13', '1E+10', '-1.5E+07', '#####'])('%s was damaged by a spreadsheet and is refused', (text) => expect(readCode(text)).toEqual(refused('damaged_by_spreadsheet')));
  it.each(['PF2AB3CD', '12E45', '5E10X', '0012', 'E000001'])('%s is kept letter by letter', (text) => expect(readCode(text)).toEqual(value(text)));
  it('loses the wrapping with which exports protect it from spreadsheets', () => {
    expect(readCode('="00123"')).toEqual(value('00123'));
    expect(readCode("'00123")).toEqual(value('00123'));
  });
  it.each(['To Be Filled By O.E.M.', 'Default string', '0', '00000000', 'System Serial Number', 'unknown', '123456789'])('%s is a maker’s placeholder, not a serial', (text) => expect(readSerial(text)).toEqual(refused('placeholder')));
  it('compares without case and spaces', () => expect(foldCode(' hb-00 1')).toBe(foldCode('HB-001')));
});

describe('a cell', () => {
  it.each([['  a ', 'a'], ['\u00A0x\u00A0', 'x'], ['NULL', ''], ['n/a', ''], ['--', ''], ['\uFEFFa\u200B', 'a'], ['nullify', 'nullify']])('“%s” reads as “%s”', (raw, text) => expect(cleanCell(raw)).toBe(text));
  it.each(['#REF!', '#N/A', '#NAME?', '#VALUE!'])('%s is a spreadsheet’s error', (text) => expect(readText(text)).toEqual(refused('spreadsheet_error')));
  it.each(['=1+1', '=-2*(3)', '=SUM(A1:A3)', '=A1'])('%s is a formula', (text) => expect(readText(text)).toEqual(refused('formula')));
  it('with unreadable characters is refused', () => expect(readText('M\uFFFDller')).toEqual(refused('unreadable_characters')));
  it('with control characters is refused, with line breaks not', () => {
    expect(readText('a\u0007b')).toEqual(refused('control_characters'));
    expect(readText('a\r\nb\tc')).toEqual(value('a\r\nb\tc'));
  });
  it('longer than a field can hold is refused', () => expect(readText('x'.repeat(10_001))).toEqual(refused('too_long')));
});

describe('e-mail, number, yes and no', () => {
  it.each([['Ada.Okafor@Example.COM', 'ada.okafor@example.com'], ['Ada <ada@example.com>', 'ada@example.com'], ['mailto:ada@example.com', 'ada@example.com'], ['o’brien@example.ie', 'o’brien@example.ie']])('%s is %s', (text, email) => expect(readEmail(text)).toEqual(value(email)));
  it.each(['ada@', '@example.com', 'ada@example', 'a b@example.com', 'ada@ex..com', 'a@b.c, d@e.f'])('%s is no address', (text) => expect(readEmail(text)).toEqual(refused('not_an_email')));
  it.each([['12', 12], ['1,200', 1200], ['1.200', 1200], ['5.0', 5], ['-3', -3]])('%s is the number %d', (text, number) => expect(readInteger(text)).toEqual(value(number)));
  it.each(['1.5', 'ten', '', '1e3'])('“%s” is no whole number', (text) => expect(readInteger(text)).toEqual(refused('not_a_number')));
  it.each([['yes', true], ['TRUE', true], ['ja', true], ['sí', true], ['false', false], ['Non', false]])('%s is %s', (text, answer) => expect(readYesNo(text)).toEqual(value(answer)));
  it('sometimes is neither yes nor no', () => expect(readYesNo('sometimes')).toEqual(refused('not_yes_or_no')));
});

describe('a name', () => {
  it.each([['Okafor, Ngozi', 'Ngozi Okafor'], ['Ngozi  Okafor', 'Ngozi Okafor'], ['Ada Okafor, PhD', 'Ada Okafor, PhD'], ['Hand, Rohan and Oberbrunner', 'Hand, Rohan and Oberbrunner'], ['Smith, Jr.', 'Smith, Jr.']])('%s reads as %s', (text, name) => expect(readName(text)).toBe(name));
  it('is compared without accents, comma order and punctuation', () => expect(foldName('Núñez-Peña, Lucía')).toBe(foldName('lucia nunez pena')));
});
