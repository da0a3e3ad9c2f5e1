import { expect, test } from 'vitest';
import type { ImportReading } from '#contract/imports';
import { readingText, said } from './reading-words.ts';

const text: ImportReading = { format: 'text', formatName: 'a text table', encoding: 'windows-1252', encodingIsSure: true, delimiter: 'semicolon', headerLine: 4, sheet: null, sheets: [], top: [], notes: [] };
const sheets = [{ name: 'A', rows: 2, isHidden: false }, { name: 'B', rows: 9, isHidden: false }];

test('a text says its encoding, delimiter and header line', () => expect(readingText(text, ['Devices'])).toBe('Read as a text table in Western European (Windows-1252), columns divided by semicolon. The columns are named on line 4. Above them: Devices.'));
test('a workbook says its sheet where there are several', () => expect(readingText({ ...text, format: 'workbook', formatName: 'an Excel workbook', delimiter: null, headerLine: 1, sheet: 'B', sheets }, [])).toBe('Read as an Excel workbook, sheet “B”. The columns are named on line 1.'));
test('another header line keeps the encoding and delimiter that were settled', () => expect(said(text, { headerLine: 'none' })).toEqual({ encoding: 'windows-1252', delimiter: 'semicolon', headerLine: 'none' }));
test('another sheet is recognised anew', () => expect(said({ ...text, format: 'workbook', sheet: 'A', sheets }, { sheet: 'B' })).toEqual({ sheet: 'B' }));
