/**
 * Check characters that carriers print, as rules by name.
 * Rule: a check digit is a hint. It can raise a warning, it never blocks a
 * parcel that is lying on the desk (carriers' own sample numbers fail theirs).
 * Source: the rules collected in jkeen/tracking_number_data (MIT), recomputed;
 * UPU S10-12; GS1 General Specifications 7.9; ISO/IEC 7064 MOD 37,36.
 */
export type CheckRule = 'gs1' | 'ups' | 'fedex_12' | 'fedex_14' | 's10' | 'mod7' | 'mod37_36' | 'luhn';

const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const digits = (body: string): number[] => Array.from(body, Number);

const weightedSum = (values: readonly number[], weights: readonly number[]): number =>
  values.reduce((sum, value, index) => sum + value * (weights[index % weights.length] ?? 0), 0);

const upToTen = (sum: number): string => String((10 - (sum % 10)) % 10);

/** UPS and OnTrac read a letter as (ASCII − 3) mod 10, so C counts 4 and D counts 5. */
const upsValue = (character: string): number =>
  /\d/.test(character) ? Number(character) : (character.charCodeAt(0) - 3) % 10;

function s10(body: string): string {
  const check = 11 - (weightedSum(digits(body), [8, 6, 4, 2, 3, 5, 9, 7]) % 11);
  return String(check === 10 ? 0 : check === 11 ? 5 : check);
}

function mod3736(body: string): string {
  let product = 36;
  for (const character of body) {
    const sum = (product + ALPHANUMERIC.indexOf(character)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return ALPHANUMERIC.charAt((37 - product) % 36);
}

function luhn(body: string): string {
  const sum = digits(body)
    .toReversed()
    .reduce((total, digit, index) => total + (index % 2 === 1 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2), 0);
  return upToTen(sum);
}

const rules: { readonly [R in CheckRule]: (body: string) => string } = {
  /** Weights 3, 1, 3 … counted from the right: USPS, GS1, Canada Post and FedEx Ground are all this one rule. */
  gs1: (body) => upToTen(weightedSum(digits(body).toReversed(), [3, 1])),
  ups: (body) => upToTen(weightedSum(Array.from(body, upsValue), [1, 2])),
  fedex_12: (body) => String((weightedSum(digits(body), [3, 1, 7]) % 11) % 10),
  fedex_14: (body) => String((weightedSum(digits(body), [1, 7, 3]) % 11) % 10),
  s10,
  mod7: (body) => String(Number(body) % 7),
  mod37_36: mod3736,
  luhn,
};

/** The check character that belongs to `body` under `rule`; `body` has the characters the rule's format allows. */
export const checkCharacter = (rule: CheckRule, body: string): string => rules[rule](body);
