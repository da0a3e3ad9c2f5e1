/** The case that is looked at, for the cards of its page: its facts, the reader's rights, and the dialog that is open. */
import { createContext, useContext } from 'react';
import type { AskRow } from '#contract/asks';
import type { Case, CaseAsset, Task } from '#contract/cases';
import type { Account } from './access-view.ts';
import type { Around } from './around.ts';
import type { LineAct } from './asset-view.ts';
import type { CaseRights } from './case-rights.ts';

export type CaseDialog =
  | { kind: 'move' }
  | { kind: 'cancel' }
  | { kind: 'replan' }
  | { kind: 'contact' }
  | { kind: 'embargo' }
  | { kind: 'people' }
  | { kind: 'finish'; task: Task }
  | { kind: 'skip'; task: Task }
  | { kind: 'line'; asset: CaseAsset; act: LineAct }
  | { kind: 'end'; account: Account }
  | { kind: 'seat'; seat: Case['seats'][number] }
  | { kind: 'withdrawAsk'; ask: AskRow }
  | { kind: 'handleAsk'; ask: AskRow };

export type CaseView = { one: Case; around: Around; rights: CaseRights; ask: (dialog: CaseDialog) => void };

export const CaseContext = createContext<CaseView | null>(null);

export function useCaseView(): CaseView {
  const view = useContext(CaseContext);
  if (view === null) throw new Error('useCaseView outside the case page');
  return view;
}
