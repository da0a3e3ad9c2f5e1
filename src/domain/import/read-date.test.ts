import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNoDate, needsOrder, noDateEvidence, numberFormOf, orderOf, readDate, weighDate, type DateOrder } from './read-date.ts';

const evidenceOf = (...cells: string[]) => {
  const evidence = noDateEvidence();
  for (const cell of cells) weighDate(evidence, cell);
  return evidence;
};

describe('a date', () => {
  it.each([
    ['2024-02-29', '2024-02-29'], ['2024/2/9', '2024-02-09'], ['20240229', '2024-02-29'], ['2024-02-29T23:59:00Z', '2024-02-29'],
    ['2024-01-09 08:12:33.0000000', '2024-01-09'], ['12 Jan 2024', '2024-01-12'], ['Jan 12, 2024', '2024-01-12'], ['12-Jan-24', '2024-01-12'],
    ['12. März 2024', '2024-03-12'], ['3 déc. 2022', '2022-12-03'], ['1er février 2023', '2023-02-01'], ['5 de agosto de 2021', '2021-08-05'],
    ['Tuesday, January 9, 2024', '2024-01-09'], ['31.12.2025', '2025-12-31'], ['10/27/28', '2028-10-27'], ['12/27/1981', '1981-12-27'], ['05/05/2024', '2024-05-05'],
  ])('%s is the day %s without asking', (text, day) => expect(readDate(text, undefined)).toEqual({ ok: true, value: day }));

  it('is asked about when day and month could be swapped', () => {
    expect(readDate('03/04/2024', undefined)).toMatchObject({ ok: false, error: { code: 'ambiguous_date' } });
    expect(readDate('03/04/2024', 'day-first')).toEqual({ ok: true, value: '2024-04-03' });
    expect(readDate('03/04/2024', 'month-first')).toEqual({ ok: true, value: '2024-03-04' });
  });

  it.each([['31/02/2024', 'day-first'], ['2023-02-29', undefined], ['13/13/2024', undefined], ['00/10/2024', 'day-first'], ['13/25/2024', 'day-first']] as const)('%s does not exist', (text, order) => {
    expect(readDate(text, order)).toMatchObject({ error: { code: 'impossible_date' } });
  });

  it.each(['soon', '12/2024', '1/2/3/4', 'Jan', '6.37702E+15', ''])('“%s” is not a date', (text) => {
    expect(readDate(text, 'day-first')).toMatchObject({ error: { code: 'not_a_date' } });
  });
});

describe('a column of dates', () => {
  it('is month-first when one cell proves it', () => expect(orderOf(evidenceOf('03/04/2024', '1/23/23'))).toBe('month-first'));
  it('is day-first when one cell proves it', () => expect(orderOf(evidenceOf('03/04/2024', '23/01/2023'))).toBe('day-first'));
  it('needs an answer when no cell proves anything', () => expect(needsOrder(evidenceOf('03/04/2024', '05/05/2024'))).toBe(true));
  it('needs an answer when its cells contradict each other', () => expect(needsOrder(evidenceOf('03/04/2024', '1/23/23', '23/1/23'))).toBe(true));
  it('needs none when every date has the year first or the month written', () => expect(needsOrder(evidenceOf('2024-03-04', '4 Mar 2024', '05/05/2024'))).toBe(false));

  it('written in one order is read back day for day, or asked about', () => {
    const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    fc.assert(fc.property(fc.array(days, { minLength: 1, maxLength: 30 }), fc.constantFrom<DateOrder>('day-first', 'month-first'), fc.constantFrom('/', '-', '.'), (list, order, mark) => {
      const cells = list.map((day) => {
        const [year = '', month = '', date = ''] = day.split('-');
        return (order === 'day-first' ? [date, month, year] : [month, date, year]).join(mark);
      });
      const evidence = evidenceOf(...cells);
      const proven = orderOf(evidence);
      expect([order, undefined]).toContain(proven);
      expect(cells.map((cell) => readDate(cell, needsOrder(evidence) ? order : proven))).toEqual(list.map((value) => ({ ok: true, value })));
      expect(cells.map((cell) => readDate(cell, order))).toEqual(list.map((value) => ({ ok: true, value })));
    }));
  });

  it('says which lines prove what', () => {
    const evidence = noDateEvidence();
    ['23/01/2023', '1/23/23', '45292'].forEach((cell, at) => weighDate(evidence, cell, at + 2));
    expect(evidence).toMatchObject({ dayLines: [2], monthLines: [3], numberLines: [4] });
  });
  it('in bare numbers is read as what most of them are, and the others are refused', () => {
    expect(numberFormOf(evidenceOf('45292', '45293', '45294.5'))).toBe('day-number');
    expect(numberFormOf(evidenceOf('1709164800', '1709251200'))).toBe('seconds');
    expect(numberFormOf(evidenceOf('45292', '03/04/2024', '04/04/2024'))).toBeUndefined();
    expect(readDate('45351', 'day-number')).toEqual({ ok: true, value: '2024-02-29' });
    expect(readDate('1709164800', 'seconds')).toEqual({ ok: true, value: '2024-02-29' });
    expect(readDate('45351', 'day-first')).toMatchObject({ error: { code: 'other_date_form' } });
    expect(readDate('45351', undefined)).toMatchObject({ error: { code: 'not_a_date' } });
  });
  it.each(['0000-00-00', '0000-00-00 00:00:00', '1900-01-01', '1/0/1900', '9999-12-31', '0001-01-01T00:00:00', '01.01.1900', 'never', 'unbefristet'])('“%s” is no date at all', (text) => expect(isNoDate(text)).toBe(true));
  it.each(['2024-01-01', '1/1/2024', '19990101', 'soon'])('“%s” is not nothing', (text) => expect(isNoDate(text)).toBe(false));

  const names = { en: 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec', de: 'Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember', fr: 'janv.|févr.|mars|avr.|mai|juin|juil.|août|sept.|oct.|nov.|déc.', es: 'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre' };
  const month = (language: keyof typeof names, at: number): string => names[language].split('|')[at - 1] ?? '';
  const writers: readonly ((date: Date) => string)[] = [
    (date) => date.toISOString().slice(0, 10), (date) => date.toISOString(), (date) => date.toISOString().slice(0, 10).replaceAll('-', ''), (date) => date.toISOString().replace('T', ' ').slice(0, 19),
    (date) => `${date.getUTCDate()}-${month('en', date.getUTCMonth() + 1)}-${String(date.getUTCFullYear()).slice(2)}`, (date) => `${month('en', date.getUTCMonth() + 1)} ${date.getUTCDate()}, ${date.getUTCFullYear()}`,
    (date) => `${date.getUTCDate()}. ${month('de', date.getUTCMonth() + 1)} ${date.getUTCFullYear()}`, (date) => `${date.getUTCDate()} ${month('fr', date.getUTCMonth() + 1)} ${date.getUTCFullYear()}`,
    (date) => `${date.getUTCDate()} de ${month('es', date.getUTCMonth() + 1)} de ${date.getUTCFullYear()}`, (date) => `/Date(${date.getTime()})/`, (date) => String(Math.floor(date.getTime() / 1000)), (date) => String(date.getTime()),
    (date) => String(Math.round((Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()) - Date.UTC(1899, 11, 30)) / 86_400_000)), (date) => date.toUTCString(),
  ];
  it('in any of many forms, one form a column, is read back day for day', () => {
    const dates = fc.array(fc.date({ min: new Date('1980-01-01'), max: new Date('2068-12-31'), noInvalidDate: true }), { minLength: 1, maxLength: 20 });
    fc.assert(fc.property(dates, fc.constantFrom(...writers), (list, write) => {
      const cells = list.map(write);
      const evidence = evidenceOf(...cells);
      expect(needsOrder(evidence)).toBe(false);
      expect(cells.map((cell) => readDate(cell, numberFormOf(evidence) ?? orderOf(evidence)))).toEqual(list.map((date) => ({ ok: true, value: date.toISOString().slice(0, 10) })));
    }));
  });
});
