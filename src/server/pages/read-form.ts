/** What a form of these pages sent, as the domain reads it. Whatever else was sent is not looked at. */
import { claims, type BatteryAnswer, type LeaverForm } from '#domain/ask/leaver-answer';
import { returnWays } from '#domain/ask/return-ways';
import type { GivenManagerForm } from '../features/returns/answer-manager-ask.service.ts';

export type Fields = { readonly [name: string]: unknown };

const longest = 2000;

/** One value; of several the last, as a browser means it. */
export function text(fields: Fields, name: string): string {
  const value = fields[name];
  const last: unknown = Array.isArray(value) ? value.at(-1) : value;
  return typeof last === 'string' ? last.slice(0, longest) : '';
}

const all = (fields: Fields, name: string): string[] => [fields[name]].flat().filter((value): value is string => typeof value === 'string').slice(0, 200);

const oneOf = <const T extends string>(values: readonly T[], given: string): T | null => values.find((value) => value === given) ?? null;

export function readLeaverForm(fields: Fields, assetIds: readonly string[]): LeaverForm {
  const claimOf = (id: string): LeaverForm['said'][string]['claim'] => {
    const first = text(fields, `c.${id}`);
    return first === 'other' ? (oneOf(['mine', 'damaged'], text(fields, `o.${id}`)) ?? 'other') : oneOf(claims, first);
  };
  return {
    said: Object.fromEntries(assetIds.map((id) => [id, { claim: claimOf(id), note: text(fields, `n.${id}`) }])), way: oneOf(returnWays, text(fields, 'way')), battery: oneOf(['safe', 'unsafe'], text(fields, 'battery')) satisfies BatteryAnswer,
    contact: { email: text(fields, 'email'), phone: text(fields, 'phone') },
  };
}

export const readManagerForm = (fields: Fields): GivenManagerForm => ({ ticked: all(fields, 'there'), somethingElse: text(fields, 'else'), successor: text(fields, 'successor'), successorId: text(fields, 'successor_id') });
