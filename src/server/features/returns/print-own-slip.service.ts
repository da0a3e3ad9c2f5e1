/** The slip of the box a leaver announced on their page: theirs and no other. */
import type { FileAnswer } from '#contract/route';
import { refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { printSlip } from '../shipments/print-slip.service.ts';
import type { LeaverAnswerFacts } from './answer-leaver-ask.service.ts';
import type { AskPage } from './ask-page.service.ts';

export async function printOwnSlip(unit: Unit, page: AskPage): Promise<Verdict<FileAnswer>> {
  const parcelId = (page.ask.answer_facts as Partial<LeaverAnswerFacts>).parcelId ?? null;
  return parcelId === null ? refuse('not_found') : printSlip(unit, parcelId, page.language);
}
