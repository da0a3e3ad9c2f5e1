/** Figures as they are shown: a percentage says of how many, nothing measured is "–", every figure has its rows. */
import { consolePage } from '#contract/console-page';
import type { Figure } from '#contract/today';
import { counted } from '#domain/exception/sentence';
import type { Share } from '#domain/watch/return-measure';
import type { Avoided } from './figure.repo.ts';

const nothingYet = '–';

/** Below its goal a promise is due for care, well below it is broken. */
const toneOf = (share: number, goal: number): Figure['tone'] => (share >= goal ? 'home' : share >= goal - 0.1 ? 'due' : 'late');

type Named = { readonly id: string; readonly label: string; readonly noun: string; readonly href: string };

function shareFigure({ id, label, noun, href }: Named, { kept, all }: Share, goal: number | null): Figure {
  if (all === 0) return { id, label, value: nothingYet, of: null, tone: null, href };
  // Never rounded up to a whole that is not one.
  return { id, label, value: `${Math.floor((kept / all) * 100)} %`, of: `of ${counted(all, noun)}`, tone: goal === null ? null : toneOf(kept / all, goal), href };
}

export const pickedUpFigure = (share: Share): Figure => shareFigure({ id: 'picked_up', label: 'Picked up within the agreed time', noun: 'parcel', href: consolePage.exception('parcel_past_dwell') }, share, 0.95);
export const thankedFigure = (share: Share): Figure => shareFigure({ id: 'thanked', label: 'Thanked within 2 days', noun: 'deed', href: consolePage.thanks() }, share, 0.95);
export const officeFigure = (share: Share): Figure => shareFigure({ id: 'back_office', label: 'Back by last day + 1 (office)', noun: 'device', href: consolePage.exception('asset_overdue') }, share, null);
export const remoteFigure = (share: Share): Figure => shareFigure({ id: 'back_remote', label: 'Back by day 14 (remote)', noun: 'device', href: consolePage.exception('asset_overdue') }, share, null);

export function minutesFigure({ borrowed, agreed }: { borrowed: number; agreed: number }): Figure {
  const base = { id: 'minutes', label: 'Minutes borrowed this month', href: consolePage.partners() };
  if (agreed === 0) return { ...base, value: borrowed === 0 ? nothingYet : borrowed.toLocaleString('en-GB'), of: borrowed === 0 ? null : 'none agreed yet', tone: null };
  return { ...base, value: borrowed.toLocaleString('en-GB'), of: `of ${agreed.toLocaleString('en-GB')} agreed`, tone: borrowed <= agreed ? 'home' : 'late' };
}

const money = (amount: string, currency: string): string => new Intl.NumberFormat('en-GB', { style: 'currency', currency, maximumFractionDigits: 0 }).format(Number(amount)).replace(/^(\D+?)(?=\d)/, '$1 ');

export function avoidedFigure(groups: readonly Avoided[]): Figure {
  const devices = groups.reduce((sum, group) => sum + group.devices, 0);
  const known = groups.flatMap(({ amount, currency }) => (amount !== null && currency !== null ? [money(amount, currency)] : []));
  return {
    id: 'avoided', label: 'Purchases avoided this quarter', href: consolePage.workshop({ disposition: 'redeploy' }), tone: null,
    value: devices === 0 ? nothingYet : known.length === 0 ? String(devices) : known.slice(0, 2).join(' + '), of: devices === 0 ? null : `of ${counted(devices, 'device')} given on${known.length > 2 ? `, ${known.length - 2} more currencies` : ''}`,
  };
}
