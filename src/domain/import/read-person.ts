/**
 * How one cell names a person: "Silva, Ana (12345)", "Ana Silva <ana@…>",
 * "12345 - Ana Silva", "DOMAIN\asilva", "CN=Ana Silva,OU=…".
 * Rule: taken apart only where the form leaves no doubt; everything else stays
 * one text, which is looked for as number, e-mail, username and name.
 * Source: RFC 4514 (distinguished names).
 */
import type { PersonReference } from './draft.ts';
import { readEmail } from './values.ts';

/** `CN=Silva\, Ana,OU=Staff,DC=…` → `Silva, Ana`. */
function commonName(text: string): string | undefined {
  const found = /^\s*(?:CN|UID)\s*=\s*((?:\\.|[^,+\\])+)(?:,|\+|$)/i.exec(text)?.[1];
  return found?.replace(/\\([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))).replace(/\\(.)/g, '$1').trim();
}

const isNumber = (text: string): boolean => /^(?=.*\d)[A-Z]{0,4}[-_]?\d{2,12}$/i.test(text);

/** The parts that the cell itself tells apart; `any` for what it does not. */
export function readPersonText(raw: string): PersonReference {
  const text = commonName(raw) ?? raw.trim();
  const address = /^(.*?)\s*[<([]\s*((?:mailto:)?[^\s<>()[\]]+@[^\s<>()[\]]+)\s*[>)\]]\s*;?$/.exec(text);
  if (address !== null) {
    const email = readEmail(address[2] ?? '');
    const name = (address[1] ?? '').replace(/^["']|["']$/g, '').trim();
    if (email.ok) return { email: email.value, ...(name === '' ? {} : { name }) };
  }
  const domain = /^[A-Z0-9][A-Z0-9.-]{0,30}\\+([^\\\s]+)$/i.exec(text);
  if (domain !== null) return { username: domain[1] ?? text };
  const behind = /^(.*\p{L}.*?)\s*[([#]\s*([^()[\]]+?)\s*[)\]]?$/u.exec(text);
  if (behind !== null && isNumber(behind[2] ?? '') && !isNumber(behind[1] ?? '')) return { number: behind[2] ?? '', name: (behind[1] ?? '').trim() };
  const front = /^([A-Z]{0,4}[-_]?\d{2,12})\s*(?:[-–—:|/,]|\s)\s*(\p{L}.*)$/iu.exec(text);
  if (front !== null && /\s/.test(front[2] ?? '')) return { number: front[1] ?? '', name: (front[2] ?? '').trim() };
  const after = /^(\p{L}.*?\s.*?)\s*[-–—|/]\s*([A-Z]{0,4}[-_]?\d{3,12})$/iu.exec(text);
  if (after !== null) return { number: after[2] ?? '', name: (after[1] ?? '').trim() };
  const email = text.includes('@') ? readEmail(text) : undefined;
  return email?.ok === true ? { any: email.value } : { any: text };
}
