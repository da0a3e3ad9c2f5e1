/**
 * The time zone that a place's own name tells: the country in it, or the city.
 * Rule: proposed with its reason and never taken by itself. A country of
 * several zones tells nothing without a city, and a city only within its country.
 * Source: IANA time zones by region, from the platform's tables (CLDR).
 */
import { fold } from './field.ts';
import { readCountry } from './well-known.ts';

export type ZoneTold = { readonly zone: string; readonly because: 'city' | 'country' };

/** Nearly everybody lives in one of the zones of these. */
const mainZones: { readonly [country: string]: string } = { PT: 'Europe/Lisbon', ES: 'Europe/Madrid', DE: 'Europe/Berlin', FR: 'Europe/Paris', GB: 'Europe/London', NL: 'Europe/Amsterdam', NO: 'Europe/Oslo', UA: 'Europe/Kyiv', CN: 'Asia/Shanghai', MY: 'Asia/Kuala_Lumpur', NZ: 'Pacific/Auckland', EC: 'America/Guayaquil', CL: 'America/Santiago', AR: 'America/Argentina/Buenos_Aires', UZ: 'Asia/Tashkent', IN: 'Asia/Kolkata', VN: 'Asia/Ho_Chi_Minh', NP: 'Asia/Kathmandu' };

/** Where the zone is called after another city, or in another language. */
const cities: { readonly [zone: string]: string } = {
  'Europe/Lisbon': 'lisboa|lissabon|porto|oporto|braga|coimbra|faro|aveiro', 'Europe/Madrid': 'barcelona|valencia|sevilla|seville|bilbao|malaga|zaragoza', 'Europe/Paris': 'lyon|marseille|toulouse|nantes|lille|bordeaux|strasbourg',
  'Europe/Berlin': 'munchen|munich|hamburg|koln|cologne|frankfurt|frankfurt am main|stuttgart|dusseldorf|leipzig|dresden|hannover|nurnberg|bremen', 'Europe/London': 'manchester|edinburgh|bristol|leeds|glasgow|belfast|cardiff|oxford', 'Europe/Dublin': 'cork|galway',
  'Europe/Vienna': 'wien|graz|linz|salzburg|innsbruck', 'Europe/Zurich': 'geneva|geneve|genf|basel|bern|lausanne', 'Europe/Rome': 'roma|milan|milano|turin|torino|napoli|bologna|firenze', 'Europe/Brussels': 'bruxelles|brussel|antwerp|antwerpen|ghent|gent',
  'Europe/Amsterdam': 'rotterdam|utrecht|eindhoven|the hague|den haag', 'Europe/Warsaw': 'warszawa|krakow|cracow|wroclaw|gdansk|poznan', 'Europe/Prague': 'praha|brno', 'Europe/Copenhagen': 'kobenhavn|aarhus', 'Europe/Stockholm': 'goteborg|gothenburg|malmo',
  'Europe/Bucharest': 'bucuresti|cluj|cluj-napoca|iasi|timisoara', 'Europe/Athens': 'athina|thessaloniki', 'America/New_York': 'boston|washington|washington dc|philadelphia|atlanta|miami|charlotte|pittsburgh|raleigh',
  'America/Chicago': 'austin|dallas|houston|minneapolis|nashville|san antonio|st louis|kansas city|milwaukee|new orleans', 'America/Denver': 'salt lake city|boulder|colorado springs', 'America/Los_Angeles': 'san francisco|seattle|portland|san diego|san jose|sacramento|las vegas|palo alto|mountain view',
  'America/Toronto': 'montreal|ottawa|quebec|waterloo', 'America/Sao_Paulo': 'rio de janeiro|belo horizonte|curitiba|porto alegre|florianopolis|brasilia', 'Asia/Kolkata': 'mumbai|delhi|new delhi|bangalore|bengaluru|hyderabad|chennai|pune', 'Asia/Shanghai': 'beijing|shenzhen|guangzhou|hangzhou', 'Asia/Tokyo': 'osaka|kyoto|yokohama', 'Australia/Sydney': 'canberra',
};

const plain = (text: string): string => fold(text).normalize('NFD').replace(/\p{M}+/gu, '').replace(/[.]/g, '').trim();

let byCity: Map<string, string> | undefined;
function zoneByCity(): Map<string, string> {
  if (byCity !== undefined) return byCity;
  byCity = new Map();
  for (const zone of Intl.supportedValuesOf('timeZone')) if (zone.includes('/') && !zone.startsWith('Etc/')) byCity.set(plain((zone.split('/').at(-1) ?? '').replaceAll('_', ' ')), zone);
  for (const [zone, names] of Object.entries(cities)) for (const name of names.split('|')) byCity.set(name, zone);
  return byCity;
}

function zonesOf(country: string): readonly string[] {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?: () => string[] | undefined };
  return locale.getTimeZones?.() ?? [];
}

/** The country that the end of a name tells: `Porto (PT)`, `Porto, Portugal`, `PT - Porto`. A state of the USA in two letters is none. */
function countryIn(parts: readonly string[], said: string): string | undefined {
  const own = said === '' ? undefined : readCountry(said);
  if (own !== undefined && /^[A-Z]{2}$/.test(own)) return own;
  for (const part of parts.slice(-1).concat(parts.slice(0, 1))) {
    const code = readCountry(part);
    const isTold = /^[A-Z]{2}$/.test(code) && (part.length > 2 || (part === part.toUpperCase() && mainZones[code] !== undefined) || (part === part.toUpperCase() && zonesOf(code).length === 1));
    if (parts.length > 1 && isTold) return code;
  }
  return undefined;
}

/** `country`: what the file says of the place's country, where it has a column for it. */
export function zoneOfPlace(name: string, country = ''): ZoneTold | undefined {
  const parts = name.split(/[,;()[\]/|–—]|\s-\s/u).map((part) => part.trim()).filter((part) => part !== '');
  const code = countryIn(parts, country);
  const within = code === undefined ? null : zonesOf(code);
  for (const part of parts) {
    const zone = zoneByCity().get(plain(part)) ?? zoneByCity().get(plain(part.split(/\s+/)[0] ?? ''));
    if (zone !== undefined && (within === null || within.includes(zone) || mainZones[code ?? ''] === zone)) return { zone, because: 'city' };
  }
  if (code === undefined) return undefined;
  const main = mainZones[code] ?? (within?.length === 1 ? within[0] : undefined);
  return main === undefined ? undefined : { zone: main, because: 'country' };
}
