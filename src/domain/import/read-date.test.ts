import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needsOrder, noDateEvidence, orderOf, readDate, weighDate, type DateOrder } from './read-date.ts';

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
});
