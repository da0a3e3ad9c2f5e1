/**
 * Names that the world agrees on, however a file writes them: countries, time
 * zones, categories of device. A name we do not know stays as it was written;
 * a time zone is the exception, since every date of a case hangs on it.
 * Source: ISO 3166-1 by the platform's own tables (CLDR), IANA time zones, `#domain/asset/category`.
 */
import { categories } from '../asset/category.ts';
import { allow, refuse, type Verdict } from '../verdict.ts';
import { fold } from './field.ts';

const languages = ['en', 'de', 'fr', 'es'];
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const otherNames: { readonly [name: string]: string } = { usa: 'US', 'united states of america': 'US', uk: 'GB', 'great britain': 'GB', england: 'GB', scotland: 'GB', wales: 'GB', holland: 'NL', czechia: 'CZ', 'czech republic': 'CZ' };

/** Names of states that are no more lead to their heirs. */
const isCurrent = (code: string): boolean => code !== 'EU' && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;

let byName: Map<string, string> | undefined;

function countryNames(): Map<string, string> {
  if (byName !== undefined) return byName;
  const table = new Map(Object.entries(otherNames));
  for (const language of languages) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of letters.flatMap((a) => letters.map((b) => a + b))) {
      const name = isCurrent(code) ? names.of(code) : undefined;
      if (name !== undefined && !table.has(fold(name))) table.set(fold(name), code);
    }
  }
  byName = table;
  return table;
}

/** Two letters where the country is known, else the text as it stands. */
export function readCountry(text: string): string {
  const named = countryNames().get(fold(text));
  if (named !== undefined) return named;
  return /^[a-z]{2}$/i.test(text) ? text.toUpperCase() : text;
}

const zones = new Map<string, string | undefined>();

/** The zone as written, or a refusal: `Europe/Lisbon`, `UTC`. */
export function readTimeZone(text: string): Verdict<string, { readonly code: 'unknown_time_zone' }> {
  const key = text.trim();
  if (!zones.has(key)) zones.set(key, zoneOf(key));
  const zone = zones.get(key);
  return zone === undefined ? refuse('unknown_time_zone') : allow(zone);
}

function zoneOf(text: string): string | undefined {
  if (!/^(?:UTC|GMT|[A-Za-z]+(?:\/[A-Za-z0-9_+-]+)+)$/.test(text)) return undefined;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return text;
  } catch {
    return undefined;
  }
}

const categoryWords: { readonly [category: string]: string } = {
  laptop: 'laptops|notebook|notebooks|portable computer|macbook|chromebook|chromebooks|ordinateur portable|ordinateurs portables|pc portable|portátil|portátiles|laptop computer',
  desktop: 'desktops|desktop computer|workstation|workstations|pc|tower|rechner|arbeitsplatzrechner|ordinateur de bureau|ordinateur fixe|ordenador|sobremesa|all-in-one|imac|mini pc',
  server: 'servers|serveur|serveurs|servidor|servidores',
  tablet: 'tablets|ipad|ipads|tablette|tablettes|tableta',
  phone: 'phones|mobile phone|mobile phones|cell phone|cell phones|smartphone|smartphones|mobile|handy|handys|telefon|diensthandy|mobiltelefon|téléphone|téléphones|téléphone portable|móvil|móviles|teléfono|iphone',
  monitor: 'monitors|display|displays|screen|screens|bildschirm|bildschirme|monitore|écran|écrans|moniteur|pantalla|pantallas',
  dock: 'docks|docking station|docking stations|dockingstation|dockingstations|station d’accueil|base de conexión',
  printer: 'printers|drucker|imprimante|imprimantes|impresora|impresoras',
  badge: 'badges|access badge|access card|access cards|id card|ausweis|zutrittskarte|tarjeta de acceso|carte d’accès',
  security_key: 'security keys|security key|yubikey|yubikeys|key|keys|token|tokens|vpn token|hardware token|sicherheitsschlüssel|clé de sécurité|llave de seguridad',
  sim_card: 'sim|sims|sim card|sim cards|sim-karte|carte sim|tarjeta sim',
  storage: 'external drive|external drives|usb stick|usb drive|hard drive|hard drives|festplatte|disque dur|disco duro',
  headset: 'headsets|headphones|kopfhörer|casque|casques|auriculares',
  charger: 'chargers|power adapter|power adapters|netzteil|ladegerät|chargeur|cargador',
  accessory: 'accessories|zubehör|accessoire|accessoires|accesorio|accesorios|peripheral|peripherals|keyboard|keyboards|mouse|mice',
};

const categoryOf = new Map([
  ...Object.entries(categoryWords).flatMap(([category, words]) => words.split('|').map((word): [string, string] => [fold(word), category])),
  ...categories.map((category): [string, string] => [fold(category.replace('_', ' ')), category]),
  ...categories.map((category): [string, string] => [category, category]),
]);

/** One of our categories where the word is known, else the text as it stands (and treated as if it held data). */
export const readCategory = (text: string): string => categoryOf.get(fold(text)) ?? text;
