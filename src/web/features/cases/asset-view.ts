/** How the assets of a case are read: home, on the way, disputed, decided away; and what may be done with a line. */
import type { Case, CaseAsset, CaseRow } from '#contract/cases';
import { caseAssetTransitions } from '#domain/case/case-lifecycle';
import type { CaseAssetAction } from '#domain/case/case-lifecycle';
import { dueText } from '../../platform/zone.ts';
import type { Tone } from '../../ui/state-badge.tsx';
import { todayIn } from './around.ts';
import type { Around } from './around.ts';

export type AssetWord = { tone: Tone; word: string };

export function assetWord(asset: Pick<CaseAsset, 'status'>, one: { returnByOn: string; firstName: string }, around: Around): AssetWord {
  switch (asset.status) {
    case 'expected': {
      const late = todayIn(around) > one.returnByOn;
      if (late && around.saysOverdue) return { tone: 'late', word: dueText(one.returnByOn, todayIn(around)) };
      return { tone: 'quiet', word: around.isSilent ? 'not here yet' : `with ${one.firstName}` };
    }
    case 'handed_over':
      return { tone: 'moving', word: 'on its way' };
    case 'received':
      return { tone: 'home', word: 'home' };
    case 'accepted':
      return { tone: 'home', word: 'home, checked' };
    case 'disputed':
      return { tone: 'due', word: 'disputed' };
    case 'waived':
      return { tone: 'quiet', word: 'waived' };
    case 'let_go':
      return { tone: 'quiet', word: 'let go' };
    case 'not_ours':
      return { tone: 'quiet', word: 'to its owner' };
    case 'withdrawn':
      return { tone: 'quiet', word: 'not in this case' };
  }
}

export const claimWords: Record<NonNullable<CaseAsset['claim']>, string> = { have: 'I have it', dont_have: 'I don’t have it', mine: 'It is mine', damaged: 'It is damaged' };

export type LineAct = { action: Extract<CaseAssetAction, 'settle_as_expected' | 'let_go' | 'leave_to_owner' | 'withdraw' | 'restore'>; label: string; title: (name: string) => string; consequence: string };

const acts: readonly LineAct[] = [
  { action: 'settle_as_expected', label: 'Our record stands', title: (name) => `Ask for the ${name} again?`, consequence: 'It is expected back again, by the same date. The leaver’s word stays in the record.' },
  { action: 'let_go', label: 'Let it go', title: (name) => `Let the ${name} go?`, consequence: 'It stays where it is. Nobody is asked for it any more, and its tasks are not needed.' },
  { action: 'leave_to_owner', label: 'It is not ours', title: (name) => `Leave the ${name} to its owner?`, consequence: 'It goes its owner’s way. We neither ask for it, nor store it, nor erase it.' },
  { action: 'withdraw', label: 'Take out of this case', title: (name) => `Take the ${name} out of this case?`, consequence: 'It is not part of this leaving. Where it is and who answers for it do not change.' },
  { action: 'restore', label: 'Back into this case', title: (name) => `Bring the ${name} back into this case?`, consequence: 'It is expected back again, by the same date.' },
];

/** What the table of transitions lets a person do by hand, in the order of the menu. */
export const lineActs = (asset: Pick<CaseAsset, 'status'>): readonly LineAct[] => acts.filter((act) => caseAssetTransitions[asset.status][act.action] !== undefined);

/** The trail in one line; in a dispute it ends with what was said. */
export function trailOf(asset: Pick<CaseAsset, 'status' | 'trail' | 'claim' | 'claimNote'>): { name: string }[] {
  const stops: { name: string }[] = asset.trail.slice(-4).map(({ name }) => ({ name }));
  if (asset.status !== 'disputed') return stops;
  const said = asset.claimNote ?? (asset.claim === null ? null : claimWords[asset.claim]);
  return said === null ? stops : [...stops, { name: `says: ${said}` }];
}

/** Something is told in two ways, and somebody has to settle it. */
export const hasDispute = (one: Pick<Case, 'status' | 'assets'>): boolean => one.status === 'open' && one.assets.some((asset) => asset.status === 'disputed');

type Counted = Pick<CaseRow, 'assetsHome' | 'assetsAll' | 'status'> & { returnByOn: string };

/** The one badge of the page: "2 of 3 coming home". */
export function homecoming(one: Counted, assets: readonly Pick<CaseAsset, 'status'>[], around: Around): AssetWord {
  if (one.status === 'cleared') return { tone: 'home', word: 'cleared' };
  if (one.status === 'cancelled') return { tone: 'quiet', word: 'cancelled' };
  const all = one.assetsAll;
  const settled = assets.filter((asset) => asset.status === 'waived').length;
  if (all === 0) return { tone: 'quiet', word: 'nothing to bring home' };
  if (one.assetsHome + settled >= all) return { tone: 'home', word: all === 1 ? 'home' : `all ${all} home` };
  const moving = one.assetsHome + assets.filter((asset) => asset.status === 'handed_over').length;
  const isLate = todayIn(around) > one.returnByOn && around.saysOverdue;
  if (isLate) return { tone: 'late', word: `${all - one.assetsHome - settled} of ${all} still out` };
  return moving > one.assetsHome ? { tone: 'moving', word: `${moving} of ${all} coming home` } : { tone: 'quiet', word: `${one.assetsHome} of ${all} home` };
}
