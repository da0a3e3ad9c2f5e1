import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalAmount, needsSign, noMoneyEvidence, readAmount, readMoney, signOf, weighMoney } from './read-money.ts';

const evidenceOf = (...cells: string[]) => {
  const evidence = noMoneyEvidence();
  for (const cell of cells) weighMoney(evidence, cell);
  return evidence;
};

describe('an amount', () => {
  it.each([
    ['1450', '1450.00'], ['1450.5', '1450.50'], ['1,450.50', '1450.50'], ['1.450,50', '1450.50'], ['1 249,90', '1249.90'], ["1'249.90", '1249.90'],
    ['1.234.567', '1234567.00'], ['0,125', '0.125'], ['12,50', '12.50'], ['-3.10', '-3.10'], ['(3.10)', '-3.10'], ['0', '0.00'], ['12,-', '12.00'],
  ])('%s is %s', (text, amount) => expect(readAmount(text, undefined)).toEqual({ ok: true, value: { amount } }));

  it.each([['€ 1.450,50', 'EUR', '1450.50'], ['1450.50 EUR', 'EUR', '1450.50'], ['£12', 'GBP', '12.00'], ['CHF 1’200.00', 'CHF', '1200.00'], ['1 200 zł', 'PLN', '1200.00']])(
    '%s carries its currency', (text, currency, amount) => expect(readAmount(text, undefined)).toEqual({ ok: true, value: { amount, currency } }),
  );

  it('with one mark before three digits is asked about', () => {
    expect(readAmount('1.234', undefined)).toMatchObject({ error: { code: 'ambiguous_money' } });
    expect(readAmount('1.234', 'point')).toEqual({ ok: true, value: { amount: '1.234' } });
    expect(readAmount('1.234', 'comma')).toEqual({ ok: true, value: { amount: '1234.00' } });
  });

  it.each(['free', '1,2,3', '12..5', '1.2.3,4.5', '€', '12 apples', '1450.50 XQZ'])('“%s” is not an amount', (text) => {
    expect(readAmount(text, 'point')).toMatchObject({ error: { code: 'not_money' } });
  });

  it('against the proven sign of its column is refused', () => expect(readAmount('12,5', 'point')).toMatchObject({ error: { code: 'not_money' } }));
});

describe('a currency', () => {
  it('of the cell wins over the file', () => expect(readMoney('£12', undefined, 'EUR')).toEqual({ ok: true, value: { amount: '12.00', currency: 'GBP' } }));
  it('of the file fills what the cell leaves open', () => expect(readMoney('12', undefined, 'EUR')).toEqual({ ok: true, value: { amount: '12.00', currency: 'EUR' } }));
  it('of the file never overrides a dollar sign with euros', () => {
    expect(readMoney('$12', undefined, 'EUR')).toMatchObject({ error: { code: 'currency_unsaid' } });
    expect(readMoney('$12', undefined, 'CAD')).toEqual({ ok: true, value: { amount: '12.00', currency: 'CAD' } });
  });
  it('nowhere said is asked for', () => expect(readMoney('12', undefined, undefined)).toMatchObject({ error: { code: 'currency_unsaid' } }));
});

describe('a column of amounts', () => {
  it('proves its decimal sign by one cell', () => expect(signOf(evidenceOf('1.234', '12,50'))).toBe('comma'));
  it('needs an answer when none proves it', () => expect(needsSign(evidenceOf('1.234', '5.678'))).toBe(true));
  it('with whole numbers needs none', () => expect(needsSign(evidenceOf('12', '1450'))).toBe(false));

  it('written in one style is read back cent for cent', () => {
    const cents = fc.array(fc.integer({ min: 0, max: 99_999_999 }), { minLength: 1, maxLength: 20 });
    fc.assert(fc.property(cents, fc.constantFrom('point', 'comma'), fc.boolean(), (amounts, sign, groups) => {
      const write = (value: number): string => {
        const whole = String(Math.floor(value / 100));
        const grouped = groups ? whole.replace(/\B(?=(\d{3})+$)/g, sign === 'point' ? ',' : '.') : whole;
        return `${grouped}${sign === 'point' ? '.' : ','}${String(value % 100).padStart(2, '0')}`;
      };
      const cells = amounts.map(write);
      expect(signOf(evidenceOf(...cells))).toBe(sign);
      expect(cells.map((cell) => readAmount(cell, undefined))).toEqual(amounts.map((value) => ({ ok: true, value: { amount: canonicalAmount((value / 100).toFixed(2)) } })));
    }));
  });

  const dialects = [
    { group: ',', sign: '.', unit: (text: string) => `$${text}` }, { group: '.', sign: ',', unit: (text: string) => `${text} €` }, { group: '\u00A0', sign: ',', unit: (text: string) => `${text} €` }, { group: '\u202F', sign: ',', unit: (text: string) => `${text} EUR` },
    { group: '’', sign: '.', unit: (text: string) => `CHF ${text}` }, { group: "'", sign: '.', unit: (text: string) => `Fr. ${text}` }, { group: ' ', sign: ',', unit: (text: string) => `${text} kr` }, { group: '', sign: '.', unit: (text: string) => `USD ${text}` },
    { group: ',', sign: '.', unit: (text: string) => `Rs. ${text}`, indian: true }, { group: '.', sign: ',', unit: (text: string) => text }, { group: ',', sign: '.', unit: (text: string) => `${text} GBP` },
  ] as const;
  it('in any dialect, with its currency, gives the same amounts, also in brackets and with a minus behind', () => {
    const cents = fc.array(fc.integer({ min: 0, max: 999_999_999 }), { minLength: 1, maxLength: 15 });
    const negatives = fc.constantFrom('plain', 'brackets', 'before', 'behind');
    fc.assert(fc.property(cents, fc.constantFrom(...dialects), negatives, (amounts, dialect, negative) => {
      const write = (value: number): string => {
        const whole = String(Math.floor(value / 100));
        const grouped = 'indian' in dialect ? whole.replace(/\B(?=(\d{2})+(\d)$)/g, dialect.group) : whole.replace(/\B(?=(\d{3})+$)/g, dialect.group);
        const text = dialect.unit(`${grouped}${dialect.sign}${String(value % 100).padStart(2, '0')}`);
        return negative === 'brackets' ? `(${text})` : negative === 'before' ? `-${text}` : negative === 'behind' ? `${text}-` : text;
      };
      const cells = amounts.map(write);
      const sign = signOf(evidenceOf(...cells));
      const expected = amounts.map((value) => canonicalAmount(((negative === 'plain' ? value : -value) / 100).toFixed(2)));
      expect(cells.map((cell) => { const read = readAmount(cell, sign); return read.ok ? read.value.amount : read.error.code; })).toEqual(expected);
    }));
  });
});
