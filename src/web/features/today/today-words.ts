/** The sentences of the home page that follow from figures alone. */
import type { Today } from '#contract/today';

const numbers = ['Nothing', 'One thing', 'Two things', 'Three things', 'Four things', 'Five things', 'Six things', 'Seven things', 'Eight things', 'Nine things', 'Ten things', 'Eleven things', 'Twelve things'];

/** "Seven things need you", "One thing needs you", "Nothing needs you". */
export function titleFor(count: number): string {
  const things = numbers[count] ?? `${count.toLocaleString('en-GB')} things`;
  return `${things} ${count < 2 ? 'needs' : 'need'} you`;
}

const counted = (count: number, one: string, many: string): string | null => (count === 0 ? null : `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`);

/** "everything else is on its way: 31 cases, 64 devices, 16 open asks" */
export function onItsWayText(onItsWay: Today['onItsWay']): string {
  const parts = [counted(onItsWay.cases, 'case', 'cases'), counted(onItsWay.devices, 'device', 'devices'), counted(onItsWay.asks, 'open ask', 'open asks')].filter((part) => part !== null);
  return parts.length === 0 ? 'nothing else is under way' : `everything else is on its way: ${parts.join(', ')}`;
}

export function exceptionText(exceptions: Today['exceptions']): string {
  const rows = exceptions.reduce((sum, one) => sum + one.count, 0);
  return `${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'} in ${exceptions.length} ${exceptions.length === 1 ? 'list' : 'lists'}`;
}
