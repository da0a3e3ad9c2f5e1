/**
 * Says phrases in a language: the catalogues beside this file, spoken by
 * i18next, with dates, times and money the way the language writes them and
 * the zone named. Used by pages and e-mails for people without a login.
 */
import type { Phrase, PhraseValue } from '#domain/ask/phrase';
import type { Language } from '#domain/ask/language';
import { createInstance, type i18n } from 'i18next';
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import pt from './pt.json' with { type: 'json' };

export const catalogues: { readonly [L in Language]: object } = { en, pt, de, fr, es };

const spoken: i18n = createInstance();
await spoken.init({
  resources: Object.fromEntries(Object.entries(catalogues).map(([language, translation]) => [language, { translation }])),
  lng: 'en', fallbackLng: 'en', supportedLngs: Object.keys(catalogues), interpolation: { escapeValue: false }, returnNull: false,
});

/** The way each language writes dates; Portuguese as in Portugal, English with the day first. */
export const formats: { readonly [L in Language]: string } = { en: 'en-GB', pt: 'pt-PT', de: 'de-DE', fr: 'fr-FR', es: 'es-ES' };

export type Speaker = {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  readonly say: (phrase: Phrase) => string;
  /** The same for a key with plain values. */
  readonly t: (key: string, values?: Phrase['values']) => string;
  /** "Friday 27 November" of a local date. */
  readonly day: (on: string) => string;
  /** "18:00" on the clock of the zone. */
  readonly time: (at: string, zone: string) => string;
  /** "Lisbon time". */
  readonly zone: (zone: string) => string;
};

function knownZone(zone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return 'UTC';
  }
}

/** "18:00" at the instant, and its local date, in the zone. */
function localParts(at: string, zone: string): { on: string; time: string } {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: knownZone(zone), dateStyle: 'short', timeStyle: 'short' }).format(new Date(at)).split(' ');
  return { on: parts[0] ?? '', time: parts[1] ?? '' };
}

export function speaker(language: Language): Speaker {
  const t = spoken.getFixedT(language);
  const day = (on: string): string => new Intl.DateTimeFormat(formats[language], { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${on}T12:00:00Z`)).replace(language === 'en' ? ',' : '\u0000', '');
  const zone = (name: string): string => {
    const known = knownZone(name);
    if (known === 'UTC') return 'UTC';
    const city = known.split('/').at(-1) ?? known;
    const own = t(`city.${city}`, { defaultValue: city.replaceAll('_', ' ') });
    return t('zone', { city: own });
  };
  const value = (given: PhraseValue): string | number => {
    if (typeof given !== 'object') return given;
    if ('on' in given) return day(given.on);
    if ('amount' in given) return new Intl.NumberFormat(formats[language], { style: 'currency', currency: given.currency, maximumFractionDigits: 0 }).format(given.amount);
    const local = localParts(given.at, given.zone);
    return t('when', { day: day(local.on), time: local.time, zone: zone(given.zone) });
  };
  const say = ({ key, values }: Phrase): string => {
    const plain = Object.fromEntries(Object.entries(values ?? {}).map(([name, given]) => [name, value(given)]));
    const count = plain['count'];
    const number = typeof count === 'number' ? t(`number.${count}`, { defaultValue: String(count) }) : undefined;
    return t(key, { ...plain, ...(number === undefined ? {} : { number }) });
  };
  return { language, direction: 'ltr', say, t: (key, values) => say(values ? { key, values } : { key }), day, time: (at, name) => localParts(at, name).time, zone };
}
