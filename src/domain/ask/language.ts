/**
 * The language a helper is written to in: their own locale, else what is
 * spoken where they work, else English. The page offers the others.
 * Rule: PRODUCT, "in the reader's language".
 */
export const languages = ['en', 'pt', 'de', 'fr', 'es'] as const;
export type Language = (typeof languages)[number];

/** Where one of our languages is the usual one at work; countries with several are left to the locale. */
const spokenIn: { readonly [country: string]: Language } = {
  PT: 'pt', BR: 'pt', AO: 'pt', MZ: 'pt', CV: 'pt', DE: 'de', AT: 'de', LI: 'de', FR: 'fr', MC: 'fr', SN: 'fr', CI: 'fr',
  ES: 'es', MX: 'es', AR: 'es', CL: 'es', CO: 'es', PE: 'es', UY: 'es', EC: 'es', CR: 'es', PA: 'es', GT: 'es', DO: 'es',
};

export const isLanguage = (text: string): text is Language => (languages as readonly string[]).includes(text);

/** `locale` is BCP 47 or POSIX: `pt-BR`, `de_AT.UTF-8`. */
export function languageFor(person: { readonly locale: string | null; readonly country: string | null }): Language {
  const primary = (person.locale ?? '').trim().toLowerCase().split(/[-_.@]/)[0] ?? '';
  if (isLanguage(primary)) return primary;
  return spokenIn[(person.country ?? '').trim().toUpperCase()] ?? 'en';
}
