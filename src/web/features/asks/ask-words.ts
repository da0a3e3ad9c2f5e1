/** Asks and their answers in words. Every answer is a good one; only silence waits. */
import type { AskRow } from '#contract/asks';
import type { Tone } from '../../ui/state-badge.tsx';

export const kindWords: Record<AskRow['kind'], string> = { leaver_return: 'Return of things', manager_confirm: 'Is the list right?' };

export const answerWords: Record<NonNullable<AskRow['answer']>, string> = { done: 'Done', later: 'Later', need_help: 'Needs help', not_me: 'Not me', cant: 'Can’t' };

export function standing(ask: Pick<AskRow, 'status' | 'answer' | 'needsHand'>): { label: string; tone: Tone } {
  if (ask.status === 'sent') return ask.answer === 'later' ? { label: 'Later', tone: 'moving' } : { label: 'Asked', tone: 'due' };
  if (ask.status === 'answered') return ask.needsHand ? { label: `${answerWords[ask.answer ?? 'need_help']}: our turn`, tone: 'late' } : { label: answerWords[ask.answer ?? 'done'], tone: 'home' };
  return { label: { prepared: 'Prepared', withdrawn: 'Withdrawn', expired: 'Link too old' }[ask.status], tone: 'quiet' };
}

/** "50 seconds", "2 minutes". */
export const effortText = (seconds: number): string => (seconds < 90 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`);

/** Promised against taken: the worst asks are ours to mend. One press measures nothing. */
export function measuredText(ask: Pick<AskRow, 'effortSeconds' | 'secondsTaken'>): string {
  if (!ask.secondsTaken) return `We said ${effortText(ask.effortSeconds)}.`;
  return `We said ${effortText(ask.effortSeconds)}; from the first press to the answer it took ${effortText(ask.secondsTaken)}.`;
}

type AnswerLine = { readonly assetId: string; readonly claim: string; readonly means: string };

/** What was chosen on the page, as lines for the one who takes care of it. */
export function factLines(facts: Record<string, unknown>): string[] {
  const lines = (facts['lines'] ?? []) as AnswerLine[];
  const count = (means: string): number => lines.filter((line) => line.means === means).length;
  const things = (n: number): string => (n === 1 ? 'One thing' : `${n} things`);
  const list = (name: string): number => ((facts[name] ?? []) as unknown[]).length;
  const successor = facts['successor'] as { kind: string; name?: string } | undefined;
  const ways: Record<string, string> = { hand_in: 'handed in at the desk', mailroom: 'dropped at the mailroom', with_manager: 'left with the manager', post: 'posted', collection: 'collected at the door', person: 'a person finds a way' };
  const way = ways[String(facts['way'])];
  return [
    ...(count('comes') > 0 ? [`${things(count('comes'))} on the way home${way ? `: ${way}` : ''}.`] : way ? [`Way home: ${way}.`] : []), ...(count('looked_into') > 0 ? [`${things(count('looked_into'))} to look into; no reminders meanwhile.`] : []),
    ...(count('person_comes') > 0 ? [`${things(count('person_comes'))} with a battery that must not travel.`] : []), ...(typeof facts['boxCode'] === 'string' ? [`Box ${facts['boxCode']}.`] : []), ...(facts['contact'] === true ? ['Left an address for after the exit.'] : []),
    ...(list('confirmed') > 0 ? [`${things(list('confirmed'))} confirmed.`] : []), ...(list('missing') > 0 ? [`${things(list('missing'))} not there.`] : []), ...(typeof facts['somethingElse'] === 'string' ? [`Something else: ${facts['somethingElse']}.`] : []),
    ...(successor?.name ? [`${successor.name} takes over.`] : []), ...(typeof facts['named'] === 'string' ? [`Named instead: ${facts['named']}.`] : []),
  ];
}

export function listTitle(hands: number | null): string {
  if (hands === null || hands === 0) return 'Asks, and what people answered';
  return hands === 1 ? 'One answer is waiting for us' : `${hands} answers are waiting for us`;
}
