/**
 * What each category of asset brings along: data, battery, blockers, packing.
 * Rule: data-bearing is assumed where a category can hold data; one asset may
 * say otherwise, a category we do not know is treated as data-bearing.
 * Source: STANDARDS 3.5 (redeploy blockers), 4.3 (lithium batteries), NIST SP 800-88.
 */
export const categories = [
  'laptop', 'desktop', 'server', 'tablet', 'phone', 'monitor', 'dock', 'printer', 'badge', 'security_key', 'sim_card', 'storage', 'headset', 'charger', 'accessory',
] as const;
export type Category = (typeof categories)[number];

export const unlockChecks = [
  'mdm_enrolment', 'apple_business', 'autopilot', 'activation_lock', 'firmware_password', 'disk_password', 'absolute', 'dfci',
  'recovery_lock', 'encryption_key', 'bmc', 'sim', 'accounts_signed_out',
] as const;
export type UnlockCheck = (typeof unlockChecks)[number];

export type CategoryFacts = {
  readonly dataBearing: boolean;
  /** Ask "swollen, cracked, hot, wet, recalled?" before any label is made. */
  readonly batteryQuestion: boolean;
  readonly packingGuide: 'laptop' | 'large_box' | 'phone' | 'padded_envelope' | 'letter' | 'small_box';
  readonly size: 'small' | 'medium' | 'large';
  readonly unlockChecks: readonly UnlockCheck[];
  /** May lie in the same box as a device without being expected by serial number. */
  readonly accessory: boolean;
};

const computer: readonly UnlockCheck[] = [
  'mdm_enrolment', 'apple_business', 'autopilot', 'activation_lock', 'firmware_password', 'disk_password', 'absolute', 'dfci', 'recovery_lock',
  'encryption_key', 'accounts_signed_out',
];
const mobile: readonly UnlockCheck[] = ['mdm_enrolment', 'apple_business', 'activation_lock', 'sim', 'accounts_signed_out'];

const facts = (
  dataBearing: boolean, batteryQuestion: boolean, packingGuide: CategoryFacts['packingGuide'], size: CategoryFacts['size'],
  checks: readonly UnlockCheck[] = [], accessory = false,
): CategoryFacts => ({ dataBearing, batteryQuestion, packingGuide, size, unlockChecks: checks, accessory });

export const categoryFacts: { readonly [C in Category]: CategoryFacts } = {
  laptop: facts(true, true, 'laptop', 'medium', [...computer, 'sim']),
  desktop: facts(true, false, 'large_box', 'large', computer),
  server: facts(true, false, 'large_box', 'large', ['firmware_password', 'disk_password', 'bmc', 'accounts_signed_out']),
  tablet: facts(true, true, 'phone', 'small', mobile),
  phone: facts(true, true, 'phone', 'small', mobile),
  monitor: facts(false, false, 'large_box', 'large'),
  dock: facts(false, false, 'small_box', 'small', [], true),
  printer: facts(true, false, 'large_box', 'large', ['firmware_password']),
  badge: facts(false, false, 'letter', 'small', [], true),
  security_key: facts(false, false, 'letter', 'small', ['accounts_signed_out'], true),
  sim_card: facts(true, false, 'letter', 'small', ['sim'], true),
  storage: facts(true, false, 'padded_envelope', 'small', ['disk_password', 'encryption_key']),
  headset: facts(false, true, 'small_box', 'small', [], true),
  charger: facts(false, false, 'small_box', 'small', [], true),
  accessory: facts(false, true, 'small_box', 'small', [], true),
};

const unknownCategory: CategoryFacts = facts(true, true, 'small_box', 'medium', ['mdm_enrolment', 'activation_lock', 'firmware_password', 'disk_password', 'accounts_signed_out']);

const isCategory = (text: string): text is Category => (categories as readonly string[]).includes(text);

/** The facts of a category; one that an import brought and we do not know gets the careful answers. */
export const factsOfCategory = (category: string): CategoryFacts => (isCategory(category) ? categoryFacts[category] : unknownCategory);
