/**
 * A cell that a spreadsheet would run as a formula gets an apostrophe in front,
 * which our own reader takes off again (OWASP, CSV injection). Plain numbers keep their sign.
 */
export function safeCell(text: string): string {
  const isFormula = /^[=+\-@\t\r]/.test(text) && !/^[-+]?\d+([.,]\d+)*$/.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",;\n\r\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
