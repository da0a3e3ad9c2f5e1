/**
 * Amounts with either decimal sign, with or without a currency beside them.
 * One column has one decimal sign: the evidence of its cells decides, and
 * where `1.234` could be either, a person is asked.
 * Amounts stay decimal text (never floating point); source: ISO 4217 codes.
 */
import { allow, refuse, type Verdict } from '../verdict.ts';

export type DecimalSign = 'point' | 'comma';
export type Money = { readonly amount: string; readonly currency: string };
export type MoneyRefusal = { readonly code: 'not_money' | 'ambiguous_money' | 'currency_unsaid' };

const codes = new Set(
  'AED ARS AUD BGN BHD BRL CAD CHF CLP CNY COP CRC CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JOD JPY KES KRW KWD MAD MXN MYR NGN NOK NZD OMR PEN PHP PKR PLN QAR RON RSD SAR SEK SGD THB TND TRY TWD UAH USD UYU VND ZAR'.split(' '),
);
/** Signs and words of one currency. */
const units = new Map<string, string>(
  'EUR:€ euro euros eur. | GBP:£ pound pounds gbp£ stg | INR:₹ rs rs. inr. rupees | KRW:₩ | ILS:₪ | TRY:₺ tl | PLN:zł zl złoty | CZK:kč kc | BRL:r$ reais | USD:us$ usd$ u$s us$. dollars us-dollar | CAD:ca$ c$ can$ cad$ | AUD:a$ au$ aud$ | NZD:nz$ | SGD:s$ | HKD:hk$ | MXN:mx$ mex$ | CHF:fr. sfr sfr. chf. | HUF:ft | UAH:₴ | NGN:₦ | PHP:₱ | VND:₫ | PEN:s/ s/. | ZAR:r | CNY:rmb cn¥ | JPY:jp¥ yen | ARS:ar$'
    .split(' | ').flatMap((entry) => {
      const [code = '', words = ''] = entry.split(':');
      return words.split(' ').map((word): [string, string] => [word, code]);
    }),
);
/** Signs that several currencies share: they only propose one. */
const sharedSigns: { readonly [sign: string]: string } = { $: 'USD', kr: 'SEK', 'kr.': 'SEK', '¥': 'JPY' };

/** The ISO code, or undefined when it is none. */
export function readCurrency(text: string): string | undefined {
  const bare = text.trim();
  const upper = bare.toUpperCase();
  if (codes.has(upper)) return upper;
  const lower = bare.toLowerCase().replace(/\s+/g, '');
  // `R` alone is too little to be rand outside an amount.
  return lower === 'r' ? undefined : units.get(lower) ?? /^(?:.*\(|)([A-Z]{3})\)?(?:\s*[-–—].*)?$/.exec(upper)?.slice(1).find((code) => codes.has(code));
}

type Unit = { readonly currency?: string; readonly shared?: string };
const unitOf = (text: string): Unit | undefined => {
  const word = text.toLowerCase().replace(/\s+/g, '');
  const code = codes.has(text.toUpperCase()) ? text.toUpperCase() : units.get(word);
  if (code !== undefined) return { currency: code };
  const shared = sharedSigns[word];
  return shared === undefined ? undefined : { shared };
};

type Taken = { readonly negative: boolean; readonly digits: string; readonly currency?: string; readonly shared?: string };

/** What stands before the first digit, the digits, what stands behind the last. */
const shape = /^([^\d]*?)((?:\d[\d.,' ’_]*)?\d|[.,]\d+)([^\d]*)$/u;

/** Separates sign, digits and currency. */
function take(raw: string): Taken | undefined {
  const match = shape.exec(raw.replace(/[\u00A0\u202F\u2009\u2007]/g, ' ').trim());
  if (!match) return undefined;
  const [, front = '', digits = '', back = ''] = match;
  const inBrackets = front.includes('(') && back.includes(')');
  if (front.includes('(') !== back.includes(')')) return undefined;
  const isWhole = /^\s*[.,][-–—]{1,2}\s*/.test(back);
  const rest = isWhole ? back.replace(/^\s*[.,][-–—]{1,2}/, '') : back;
  const before = front.replace(/[()+]/g, '').replace(/[-−]/g, '').trim();
  const after = rest.replace(/[()]/g, '').replace(/^[-−]\s*|\s*[-−]$/g, '').trim();
  const negative = inBrackets || /[-−]/.test(front) || (!isWhole && /^\s*[-−]\s*|[-−]\s*$/.test(rest));
  const ofFront = before === '' ? {} : unitOf(before);
  const ofBack = after === '' ? {} : unitOf(after);
  if (ofFront === undefined || ofBack === undefined) return undefined;
  const said = new Set([ofFront.currency, ofBack.currency].filter((each) => each !== undefined));
  if (said.size > 1) return undefined;
  const [currency] = said;
  const clean = digits.replace(/_/g, '');
  if (currency !== undefined) return { negative, digits: clean, currency };
  const shared = ofFront.shared ?? ofBack.shared;
  return { negative, digits: clean, ...(shared === undefined ? {} : { shared }) };
}

/** Thousands, also as India groups them (12,34,567). */
const grouped = /^\d{1,3}(?:[.,'’ ]\d{2,3})*[.,'’ ]\d{3}$/;

/** Which decimal sign these digits prove: `none` needs no decision, `either` cannot be told. */
function proves(digits: string): DecimalSign | 'none' | 'either' | 'broken' {
  const marks = digits.replace(/[\d ]/g, '');
  const kinds = new Set(marks);
  if (/[.,'’ ]{2}/.test(digits) || /[.,'’]$/.test(digits)) return 'broken';
  if (!kinds.has('.') && !kinds.has(',')) return 'none';
  const last = digits.replace(/[^.,]/g, '').at(-1);
  const asSign: DecimalSign = last === ',' ? 'comma' : 'point';
  const other: DecimalSign = asSign === 'comma' ? 'point' : 'comma';
  const count = [...marks].filter((mark) => mark === last).length;
  if (kinds.has('.') && kinds.has(',')) return count === 1 ? asSign : 'broken';
  if (count > 1) return grouped.test(digits) ? other : 'broken';
  const after = digits.length - digits.lastIndexOf(last ?? '') - 1;
  const before = digits.slice(0, digits.indexOf(last ?? '')).replace(/\D/g, '');
  if (kinds.has("'") || kinds.has('’') || digits.includes(' ')) return asSign;
  return after === 3 && before.length >= 1 && before.length <= 3 && !before.startsWith('0') ? 'either' : asSign;
}

export type MoneyEvidence = { point: number; comma: number; either: number; unsaid: number; shared: Record<string, number>; /** Currencies that cells name themselves. */ named: Record<string, number>; examples: string[] };
export const noMoneyEvidence = (): MoneyEvidence => ({ point: 0, comma: 0, either: 0, unsaid: 0, shared: {}, named: {}, examples: [] });

/** Adds one cell to the evidence. */
export function weighMoney(evidence: MoneyEvidence, text: string): void {
  const taken = take(text);
  if (taken === undefined) return;
  if (taken.shared !== undefined) evidence.shared[taken.shared] = (evidence.shared[taken.shared] ?? 0) + 1;
  else if (taken.currency === undefined) evidence.unsaid++;
  else evidence.named[taken.currency] = (evidence.named[taken.currency] ?? 0) + 1;
  const proof = proves(taken.digits);
  if (proof === 'point' || proof === 'comma' || proof === 'either') evidence[proof]++;
  if (proof === 'either' && evidence.examples.length < 3) evidence.examples.push(text.trim());
}

export function signOf(evidence: MoneyEvidence): DecimalSign | undefined {
  if (evidence.point > 0 && evidence.comma === 0) return 'point';
  return evidence.comma > 0 && evidence.point === 0 ? 'comma' : undefined;
}

export const needsSign = (evidence: MoneyEvidence): boolean => evidence.either > 0 && signOf(evidence) === undefined;

/** At least two decimals, no needless zeros: `1450` and `1450.000` are `1450.00`. */
export function canonicalAmount(amount: string): string {
  const [, minus = '', whole = '0', part = ''] = /^(-?)0*(\d*)\.?(\d*)$/.exec(amount) ?? [];
  const text = `${whole || '0'}.${part.replace(/0+$/, '').padEnd(2, '0')}`;
  return /[1-9]/.test(text) ? minus + text : text;
}

type Amount = { readonly amount: string; readonly currency?: string; /** `$`, which many currencies share, as the one it proposes. */ readonly shared?: string };

/** The amount as decimal text, and the currency when the cell states one beyond doubt. */
export function readAmount(text: string, sign: DecimalSign | undefined): Verdict<Amount, MoneyRefusal> {
  const taken = take(text);
  if (taken === undefined) return refuse('not_money');
  const proof = proves(taken.digits);
  if (proof === 'broken') return refuse('not_money');
  const used = proof === 'none' ? 'point' : proof === 'either' ? sign : proof;
  if (used === undefined) return refuse('ambiguous_money');
  if (sign !== undefined && proof !== 'none' && proof !== 'either' && proof !== sign) return refuse('not_money');
  const { digits } = taken;
  const ending = digits.lastIndexOf(used === 'point' ? '.' : ',');
  const whole = digits.slice(0, ending < 0 ? undefined : ending);
  if (!/^\d*$/.test(whole) && !grouped.test(whole)) return refuse('not_money');
  const thousands = used === 'point' ? ',' : '\\.';
  const clean = digits.replace(new RegExp(`[${thousands}'’ ]`, 'g'), '').replace(',', '.');
  if (!/^\d*(\.\d{1,6})?$/.test(clean) || clean.replace(/\D/g, '').length > 18) return refuse('not_money');
  const amount = canonicalAmount((taken.negative ? '-' : '') + clean);
  const { currency, shared } = taken;
  return allow({ amount, ...(currency === undefined ? {} : { currency }), ...(shared === undefined ? {} : { shared }) });
}

const sharers: { readonly [proposed: string]: readonly string[] } = {
  USD: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'ARS', 'CLP', 'COP', 'BRL', 'UYU'],
  SEK: ['SEK', 'NOK', 'DKK', 'ISK'],
  JPY: ['JPY', 'CNY'],
};

/** Amount and currency; `otherwise` is used where the cell states none, never against the sign it carries. */
export function readMoney(text: string, sign: DecimalSign | undefined, otherwise: string | undefined): Verdict<Money, MoneyRefusal> {
  const read = readAmount(text, sign);
  if (!read.ok) return read;
  const { amount, currency, shared } = read.value;
  const used = currency ?? (shared === undefined || otherwise === undefined || sharers[shared]?.includes(otherwise) === true ? otherwise : undefined);
  return used === undefined ? refuse('currency_unsaid') : allow({ amount, currency: used });
}
