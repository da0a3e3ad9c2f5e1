/**
 * A cell that a spreadsheet would run as a formula gets an apostrophe in front,
 * which our own reader takes off again (OWASP, CSV injection). Plain numbers keep their sign.
 */
import { harmless } from '../../platform/tabular/write-csv.ts';

export function safeCell(text: string): string {
  const safe = /^[-+]?\d+([.,]\d+)*$/.test(text) ? text : harmless(text);
  return /[",;\n\r\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
