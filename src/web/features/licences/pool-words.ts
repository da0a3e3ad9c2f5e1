/** What a pool of seats comes to, in words and money. */
import type { LicenceRow } from '#contract/licences';
import { moneyText } from '../../platform/money.ts';

type Pool = Pick<LicenceRow, 'seatsTotal' | 'seatsAssigned' | 'seatsFree' | 'seatsOver' | 'seatCost' | 'currency' | 'billing'>;

const seats = (count: number) => `${count.toLocaleString('en-GB')} ${count === 1 ? 'seat' : 'seats'}`;
const per = (billing: string | null) => (billing === null ? '' : ` ${/year|annual/i.test(billing) ? 'a year' : /month/i.test(billing) ? 'a month' : `(${billing})`}`);

/** What a number of seats costs: "€1,080 a year", or null when the price is not known. */
export const costOf = (pool: Pool, count: number): string | null => (pool.seatCost === null ? null : `${moneyText(Number(pool.seatCost) * count, pool.currency)}${per(pool.billing)}`);

/** "6 seats free: €3,240 a year that nobody uses" */
export function freeText(pool: Pool): string {
  if (pool.seatsOver > 0) return `${seats(pool.seatsOver)} more than bought`;
  if (pool.seatsFree === 0) return 'Every seat is taken';
  const cost = costOf(pool, pool.seatsFree);
  return cost === null ? `${seats(pool.seatsFree)} free` : `${seats(pool.seatsFree)} free: ${cost} that nobody uses`;
}

/** Local dates compare as text; how soon a renewal wants a look. */
export const renewsSoon = (on: string | null, today: string, days = 60): boolean => on !== null && Date.parse(on) - Date.parse(today) <= days * 86_400_000;
