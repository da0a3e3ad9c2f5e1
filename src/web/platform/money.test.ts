import { expect, it } from 'vitest';
import { moneyText } from './money.ts';

it.each([
  ['1299.00', 'EUR', '€1,299'],
  ['12.5', 'EUR', '€12.50'],
  ['540', null, '540'],
  ['540', 'not a currency', '540 not a currency'],
])('%s in %s reads %s', (amount, currency, text) => expect(moneyText(amount, currency)).toBe(text));
