/**
 * `JosÃ©`, `MÃ¼nchen`: UTF-8 that some program once read as Windows-1252 and
 * wrote again. Every byte is there, so what it was can be told, and is proposed.
 * Rule: only a text whose every sign beyond ASCII belongs to such a sequence.
 * Source: RFC 3629 (which bytes follow which); WHATWG Encoding, index windows-1252.
 */
const page = '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';
const byteOf = new Map([...page].map((sign, at) => [sign, 0x80 + at]));
/** A first byte of UTF-8 and, right behind it, a sign that is one of the following bytes. */
const sequence = new RegExp(`[\\u00C2-\\u00F4][\\u0080-\\u00BF${page}]`);

/** What the text was before; undefined where it is as it should be. */
export function encodedTwice(text: string): string | undefined {
  if (!sequence.test(text)) return undefined;
  let bytes = '';
  for (const sign of text) {
    const code = byteOf.get(sign) ?? sign.codePointAt(0) ?? 0;
    if (code > 0xff) return undefined;
    bytes += `%${code.toString(16).padStart(2, '0')}`;
  }
  try {
    return decodeURIComponent(bytes);
  } catch {
    return undefined;
  }
}
