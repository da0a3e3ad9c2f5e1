/** The receipt behind its link. */
import { isLanguage, type Language } from '#domain/ask/language';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { hashSecret } from '../../platform/auth/secrets.ts';
import { readFile, type StoredFile } from '../../platform/files/stored-file.repo.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { receiptByToken, type ReceiptItem } from './receipt.repo.ts';

export type ReceiptView = { readonly language: Language; readonly at: string; readonly zone: string; readonly place: string; readonly giver: string; readonly boxCode: string | null; readonly things: readonly ReceiptItem[] };

const find = async (unit: Unit, token: string) => (token.length < 20 ? undefined : receiptByToken(unit.tx, hashSecret(token)));

export async function readReceipt(unit: Unit, token: string): Promise<Verdict<ReceiptView>> {
  const row = await find(unit, token);
  if (!row) return refuse('not_found');
  return allow({ language: isLanguage(row.locale) ? row.locale : 'en', at: row.handed_over_at, zone: row.time_zone, place: row.place, giver: row.giver_name ?? '', boxCode: row.box_code, things: row.items as ReceiptItem[] });
}

export async function receiptFile(unit: Unit, token: string): Promise<Verdict<StoredFile>> {
  const row = await find(unit, token);
  const file = row && (await readFile(unit, row.file_id));
  return file ? allow(file) : refuse('not_found');
}
