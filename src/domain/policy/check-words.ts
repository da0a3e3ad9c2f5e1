/**
 * What a policy may say: known placeholders, wording sets that exist, silence
 * after a death, and never a word about anybody's pay.
 * Rule: PRODUCT invariant 10 and "Dignity"; source: STANDARDS 7 (set-off
 * against wages is unlawful or restricted in most places), FIELD (e) 11.
 */
import { isTimeOfDay, offsetFault, timeMend } from './limits.ts';
import { unknownPlaceholders, wordsFor } from './placeholders.ts';
import type { ItemKind, PolicyDocument, ReportProblem } from './policy-document.ts';

const pay = /\b(deduct\w*|withh(?:o|e)ld\w*|wages?|salar(?:y|ies)|pay ?(?:check|cheque|slip|roll)s?|final (?:pay|settlement)\w*|garnish\w*)\b/i;

/** Reports placeholders that mean nothing and sentences that touch pay. */
export function checkText(text: string, item: ItemKind | null, path: string, ruleKey: string | null, report: ReportProblem): void {
  if (text.trim() === '') report({ path, ruleKey, problem: 'empty_text', message: 'The text is empty.', mend: 'Write a plain sentence.' });
  for (const name of unknownPlaceholders(text, item)) {
    const mend = `Use one of: ${wordsFor(item).map((word) => `{${word}}`).join(', ')}.`;
    report({ path, ruleKey, problem: 'unknown_placeholder', message: `{${name}} means nothing here.`, mend });
  }
  const found = pay.exec(text);
  if (found) {
    const mend = 'Leave pay out of every text: Handback reports facts to those who decide, and threatens nobody.';
    report({ path, ruleKey, problem: 'touches_pay', message: `"${found[0]}" speaks of somebody's pay.`, mend });
  }
}

/** Reports wording sets that are missing, and a policy that would write to a family. */
export function checkWording({ wording }: PolicyDocument, report: ReportProblem): void {
  const sets = new Map(Object.entries(wording.sets));
  const named = [['wording.default', wording.default], ...Object.entries(wording.byReason ?? {}).map(([reason, name]) => [`wording.byReason.${reason}`, name])] as const;
  for (const [path, name] of named) {
    if (name !== undefined && !sets.has(name)) {
      report({ path: path ?? '', ruleKey: null, problem: 'unknown_wording', message: `There is no wording set "${name}".`, mend: `Name one of: ${[...sets.keys()].join(', ')}.` });
    }
  }
  for (const [name, set] of sets) {
    for (const field of ['description', 'opening', 'closing'] as const) {
      const text = set[field];
      if (text !== undefined) checkText(text, null, `wording.sets.${name}.${field}`, null, report);
    }
  }
  const death = sets.get(wording.byReason?.death ?? wording.default);
  if (death && (death.toLeaver !== 'never' || death.saysOverdue)) {
    const message = 'After a death this policy would write by itself, or say "overdue".';
    report({ path: 'wording.byReason.death', ruleKey: null, problem: 'not_silent', message, mend: 'Name a wording set with toLeaver: never and saysOverdue: false.' });
  }
}

/** Reports timing that could leave a case without a cut-off or a return-by date. */
export function checkDefaults({ timing }: PolicyDocument, report: ReportProblem): void {
  for (const [path, rules] of [['timing.cutOff', timing.cutOff], ['timing.returnBy', timing.returnBy]] as const) {
    const last = rules.at(-1);
    if (last === undefined || last.when !== undefined) {
      report({ path, ruleKey: last?.key ?? null, problem: 'no_default', message: 'A case could fit none of these rules.', mend: 'End the list with a rule that has no "when".' });
    }
    rules.slice(0, -1).forEach((rule, index) => {
      if (rule.when === undefined) {
        report({ path: `${path}[${index}]`, ruleKey: rule.key, problem: 'unreachable', message: 'The rules after this one are never reached.', mend: 'Give it a "when", or move it to the end.' });
      }
    });
    rules.forEach((rule, index) => {
      checkText(rule.because, null, `${path}[${index}].because`, rule.key, report);
      const offset = rule.is === 'immediately' ? undefined : rule.is.offset;
      const fault = offsetFault(offset);
      if (fault) report({ path: `${path}[${index}].is.offset`, ruleKey: rule.key, problem: 'bad_offset', message: fault, mend: 'Correct the offset.' });
    });
  }
  timing.cutOff.forEach((rule, index) => {
    if (rule.is !== 'immediately' && !isTimeOfDay(rule.is.at)) {
      report({ path: `timing.cutOff[${index}].is.at`, ruleKey: rule.key, problem: 'bad_due', message: `"${rule.is.at}" is not a time of day.`, mend: timeMend });
    }
  });
}
