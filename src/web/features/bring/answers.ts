/** Answers as they stand in the form, and as the API takes them. Proposals are filled in, and said to be proposals. */
import type { ImportAnswers, ImportQuestion } from '#contract/imports';

/** One answer for each question, by its key. */
export type Given = Readonly<Record<string, string>>;

export const keyOf = (question: Pick<ImportQuestion, 'code' | 'field' | 'text'>): string => `${question.code}:${question.field}:${question.code === 'word' || question.code === 'same_name' ? (question.text ?? '') : ''}`;

/** “No, it is another one”: no name can be it. */
export const another = '\u0000another';

export const proposed = (questions: readonly ImportQuestion[]): Given => Object.fromEntries(questions.flatMap((question) => (question.proposal === null ? [] : [[keyOf(question), question.proposal]])));

export function answersOf(questions: readonly ImportQuestion[], given: Given): ImportAnswers {
  const answers: { dateOrder: Record<string, 'day-first' | 'month-first'>; decimalSign: Record<string, 'point' | 'comma'>; words: Record<string, Record<string, string>>; everywhere: Record<string, string>; placeZones: Record<string, string>; sameAs?: Record<string, Record<string, string | null>>; currency?: string } = { dateOrder: {}, decimalSign: {}, words: {}, everywhere: {}, placeZones: {} };
  for (const question of questions) {
    const value = given[keyOf(question)]?.trim();
    if (value === undefined || value === '') continue;
    const { code, field, text } = question;
    if (code === 'day_or_month') answers.dateOrder[field] = value as 'day-first' | 'month-first';
    else if (code === 'decimal_sign') answers.decimalSign[field] = value as 'point' | 'comma';
    else if (code === 'currency') answers.currency = value.toUpperCase();
    else if (code === 'word') answers.words[field] = { ...answers.words[field], [text ?? '']: value };
    else if (code === 'value_everywhere') answers.everywhere[field] = value;
    else if (code === 'same_name') answers.sameAs = { ...answers.sameAs, [field]: { ...answers.sameAs?.[field], [text ?? '']: given[keyOf(question)] === another ? null : value } };
    else answers.placeZones[field] = value;
  }
  return answers;
}

/** How many have no answer yet. */
export const openOf = (questions: readonly ImportQuestion[], given: Given): number => questions.filter((question) => (given[keyOf(question)] ?? '').trim() === '').length;

const words: Readonly<Record<string, string>> = {
  'day-first': 'Day first', 'month-first': 'Month first', point: 'A point marks decimals', comma: 'A comma marks decimals',
  in_use: 'In use', returned: 'Returned', in_workshop: 'In the workshop', ready: 'Ready to deploy', in_repair: 'In repair', disposed: 'Disposed of', missing: 'Missing', own: 'Ours', lessor: 'A lessor’s', vendor: 'A vendor’s', client: 'A client’s', personal: 'Their own',
};
/** An option in words: "In the workshop". */
export const optionText = (option: string): string => words[option] ?? `${option[0]?.toUpperCase() ?? ''}${option.slice(1).replaceAll('_', ' ')}`;
