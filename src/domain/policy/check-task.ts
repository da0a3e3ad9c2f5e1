/**
 * What a single task template must keep: an owner, a due date that can be
 * reached, texts without unknown placeholders, a reminder ladder that asks less
 * of the helper with every rung.
 * Source: FIELD (d) 11 "escalate help, not pressure", 12 "need-to-know asks".
 */
import { checkText } from './check-words.ts';
import { isTimeOfDay, keyMend, keyPattern, largest, offsetFault, partnerPattern, timeMend } from './limits.ts';
import { tellsTooMuch } from './placeholders.ts';
import { helps, houseOwners, type Completion, type Due, type ItemKind, type PolicyRule, type ReportProblem, type TaskTemplate } from './policy-document.ts';

type Place = { readonly path: string; readonly rule: PolicyRule; readonly item: ItemKind | null; readonly report: ReportProblem };

const isOwner = (owner: string): boolean => (houseOwners as readonly string[]).includes(owner) || partnerPattern.test(owner);
const ownerMend = `Write one of: ${houseOwners.join(', ')}, or partner:<name>.`;

function dueFault(due: Due, parented: boolean): { message: string; mend: string } | null {
  const fault = offsetFault(due.offset);
  if (fault !== null) return { message: fault, mend: 'Correct the offset.' };
  if (due.at !== undefined && !isTimeOfDay(due.at)) return { message: `"${due.at}" is not a time of day.`, mend: timeMend };
  if (due.anchor === 'parent_done' && !parented) {
    return { message: 'It waits for its parent, but has none.', mend: 'Nest it under the task it follows, or choose another anchor.' };
  }
  return null;
}

/** Reports everything that is wrong with one template; its conditions are checked where they are compiled. */
export function checkTask(template: TaskTemplate, place: Place & { readonly depth: number }): void {
  const { path, rule, item, report } = place;
  const say = (field: string, problem: string, message: string, mend: string) =>
    report({ path: field === '' ? path : `${path}.${field}`, ruleKey: rule.key, problem, message, mend });

  if (!keyPattern.test(template.key)) say('key', 'bad_key', `"${template.key}" is not a key.`, keyMend);
  if (!isOwner(template.owner)) say('owner', 'no_owner', `Task "${template.key}" has no owner that exists.`, ownerMend);
  if (template.escalation && !isOwner(template.escalation.to)) say('escalation.to', 'no_owner', `"${template.escalation.to}" is nobody.`, ownerMend);
  if (!(template.effortSeconds >= 0 && template.effortSeconds <= largest.effortSeconds)) {
    say('effortSeconds', 'bad_effort', 'The effort is outside what one task may ask.', `Write seconds from 0 to ${largest.effortSeconds}.`);
  }
  const fault = dueFault(template.due, place.depth > 1);
  if (fault) say('due', 'bad_due', fault.message, fault.mend);
  checkItem(template, item, say);
  checkLadder(template, say);
  checkTexts(template, place, say);
}

type Say = (field: string, problem: string, message: string, mend: string) => void;

/** Helpers are thanked for what they did in the whole case: until it is cleared, more may come. */
const followsClearance: ReadonlySet<Completion> = new Set<Completion>(['clearance_issued', 'helpers_thanked']);

function checkItem(template: TaskTemplate, item: ItemKind | null, say: Say): void {
  if (template.forEach && item) {
    say('forEach', 'nested_for_each', `It is already inside a forEach over ${item}s.`, `Use "${item}" in its conditions, or move it out.`);
  }
  if (template.where !== undefined && !template.forEach) say('where', 'where_alone', '"where" chooses items of a forEach, and there is none.', 'Write "when", or add forEach.');
  const inner = template.forEach ?? item;
  const needs = { asset_received: 'asset', asset_checked: 'asset', asset_unlocked: 'asset', asset_sanitised: 'asset', asset_ready: 'asset', seat_released: 'seat', account_ended: 'account' } as const;
  const needed = template.completes && template.completes in needs ? needs[template.completes as keyof typeof needs] : null;
  if (needed && inner !== needed) say('completes', 'wrong_item', `"${template.completes}" happens to one ${needed}.`, `Put the task in a forEach over ${needed}s.`);
  if (template.due.anchor === 'receipt' && inner !== 'asset') say('due', 'bad_due', 'Receipt is of one asset.', 'Put the task in a forEach over assets, or choose another anchor.');
  if (template.completes && followsClearance.has(template.completes) && template.blocksClearance !== false) {
    say('blocksClearance', 'cycle', 'Clearance would wait for a task that waits for clearance.', 'Write blocksClearance: false.');
  }
}

function checkLadder(template: TaskTemplate, say: Say): void {
  const rungs = (template.reminders ?? []).map((reminder) => helps.indexOf(reminder.help));
  if (rungs.some((rung, index) => index > 0 && rung < (rungs[index - 1] ?? 0))) {
    say('reminders', 'rising_ladder', 'A later reminder asks more of the helper than an earlier one.', `Order them: ${helps.join(', ')}.`);
  }
  const offsets = [...(template.reminders ?? []), ...(template.escalation ? [template.escalation] : [])].map((step) => step.after);
  const fault = offsets.map(offsetFault).find((found) => found !== null);
  if (fault) say('reminders', 'bad_offset', fault, 'Correct the offset.');
}

function checkTexts(template: TaskTemplate, place: Place, say: Say): void {
  const item = template.forEach ?? place.item;
  const texts = [['title', template.title], ['detail', template.detail], ['because', template.because], ['escalation.because', template.escalation?.because]] as const;
  for (const [field, text] of texts) {
    if (text === undefined) continue;
    checkText(text, item, `${place.path}.${field}`, place.rule.key, place.report);
    if (tellsTooMuch(text, template.owner)) say(field, 'need_to_know', 'The mailroom would learn who is leaving.', 'Name the box or the asset, not the person.');
  }
}
