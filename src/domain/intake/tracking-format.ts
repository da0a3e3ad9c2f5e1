/**
 * What tracking numbers look like, one row a format.
 * In a pattern, `number` is what the carrier's site knows, `body` and `check`
 * are what the check rule reads; a format without `check` has none in its barcode.
 * Source: structures collected in jkeen/tracking_number_data (MIT) and the
 * carriers' own label guides; DPD from the BWIPP wiki; S10 from UPU S10-12.
 */
import type { CheckRule } from './check-digit.ts';

export type Carrier =
  | 'ups' | 'fedex' | 'usps' | 'dhl' | 'dpd' | 'post' | 'royal_mail' | 'parcelforce' | 'deutsche_post' | 'canada_post'
  | 'purolator' | 'old_dominion' | 'ontrac' | 'amazon' | 'yodel' | 'lasership' | 'canpar' | 'landmark' | 'gofo'
  | 'yunexpress' | 'speedee' | 'gs1';

export type TrackingFormat = {
  readonly id: string;
  readonly carrier: Carrier;
  readonly pattern: RegExp;
  readonly rule?: CheckRule;
  /** Digits the rule reads before `body` although the label leaves them out. */
  readonly implied?: string;
  /** `marked`: letters or a fixed prefix say whose it is; `plain`: only digits; `loose`: could be many other things. */
  readonly shape: 'marked' | 'plain' | 'loose';
  readonly dropLeadingZeros?: true;
  /** UPS services 22 and 78 and 90 are returns. */
  readonly returnService?: RegExp;
};

export const trackingFormats: readonly TrackingFormat[] = [
  { id: 'ups_1z', carrier: 'ups', shape: 'marked', rule: 'ups', returnService: /^1Z.{6}(?:22|78|90)/,
    pattern: /^(?<number>1Z(?<body>[A-Z0-9]{15})(?<check>\d))$/ },
  { id: 'ups_waybill', carrier: 'ups', shape: 'marked', rule: 'ups', pattern: /^(?<number>[AHJKTV](?<body>\d{9})(?<check>\d))$/ },
  { id: 'fedex_34', carrier: 'fedex', shape: 'marked', rule: 'fedex_14', dropLeadingZeros: true,
    pattern: /^(?:100\d{2}|96\d{3})\d{15}(?<number>(?<body>\d{13})(?<check>\d))$/ },
  { id: 'fedex_ground_96', carrier: 'fedex', shape: 'marked', rule: 'gs1', pattern: /^96\d{5}(?<number>(?<body>\d{14})(?<check>\d))$/ },
  { id: 'fedex_astra_32', carrier: 'fedex', shape: 'plain', rule: 'fedex_12', pattern: /^\d{16}(?<number>(?<body>\d{11})(?<check>\d))\d{4}$/ },
  { id: 'fedex_express_12', carrier: 'fedex', shape: 'plain', rule: 'fedex_12', pattern: /^(?<number>(?<body>\d{11})(?<check>\d))$/ },
  { id: 'fedex_ground_15', carrier: 'fedex', shape: 'plain', rule: 'gs1', pattern: /^(?<number>(?<body>\d{14})(?<check>\d))$/ },
  { id: 'fedex_ground_economy_20', carrier: 'fedex', shape: 'marked', rule: 'gs1', implied: '92', pattern: /^(?<number>(?<body>61\d{17})(?<check>\d))$/ },
  { id: 'fedex_sscc_18', carrier: 'fedex', shape: 'plain', rule: 'gs1', pattern: /^(?<number>0[0124](?<body>\d{15})(?<check>\d))$/ },
  { id: 'usps_impb_22', carrier: 'usps', shape: 'marked', rule: 'gs1', pattern: /^(?<number>(?<body>9[1-5]\d{19})(?<check>\d))$/ },
  { id: 'usps_impb_26', carrier: 'usps', shape: 'marked', rule: 'gs1', pattern: /^(?<number>(?<body>9[1-5]\d{23})(?<check>\d))$/ },
  { id: 'usps_20', carrier: 'usps', shape: 'plain', rule: 'gs1', pattern: /^(?<number>(?<body>\d{19})(?<check>\d))$/ },
  { id: 'usps_legacy_20', carrier: 'usps', shape: 'plain', rule: 'gs1', implied: '91', pattern: /^(?<number>(?<body>7\d{18})(?<check>\d))$/ },
  { id: 's10', carrier: 'post', shape: 'marked', rule: 's10', pattern: /^(?<number>[A-Z]{2}(?<body>\d{8})(?<check>\d)(?<country>[A-Z]{2}))$/ },
  { id: 'dhl_express', carrier: 'dhl', shape: 'plain', rule: 'mod7', pattern: /^(?<number>(?<body>\d{9,10})(?<check>\d))$/ },
  { id: 'dhl_paket_20', carrier: 'dhl', shape: 'marked', rule: 'gs1', pattern: /^(?<number>00(?<body>34043\d{12})(?<check>\d))$/ },
  { id: 'dhl_piece', carrier: 'dhl', shape: 'marked', pattern: /^(?<number>(?:JJD|JVGL)\d{10,20})$/ },
  { id: 'dhl_ecommerce', carrier: 'dhl', shape: 'marked', pattern: /^(?<number>GM\d{10,39})$/ },
  { id: 'dhl_ecommerce_14', carrier: 'dhl', shape: 'loose', pattern: /^(?<number>\d{14})$/ },
  { id: 'dpd_28', carrier: 'dpd', shape: 'marked', rule: 'mod37_36',
    pattern: /^(?<body>[A-Z0-9]{7}(?<number>[A-Z0-9]{2}\d{12})\d{6})(?<check>[A-Z0-9])$/ },
  { id: 'dpd_27', carrier: 'dpd', shape: 'marked', pattern: /^[A-Z0-9]{7}(?<number>[A-Z0-9]{2}\d{12})\d{6}$/ },
  { id: 'dpd_15', carrier: 'dpd', shape: 'loose', rule: 'mod37_36', pattern: /^(?<body>(?<number>[A-Z0-9]{2}\d{12}))(?<check>[A-Z0-9])$/ },
  { id: 'canada_post_16', carrier: 'canada_post', shape: 'plain', rule: 'gs1', pattern: /^(?<number>(?<body>\d{15})(?<check>\d))$/ },
  { id: 'purolator_12', carrier: 'purolator', shape: 'plain', rule: 'luhn', pattern: /^(?<number>(?<body>[0-5]\d{10})(?<check>\d))$/ },
  { id: 'purolator_letters', carrier: 'purolator', shape: 'loose', pattern: /^(?<number>[A-Z]{3}\d{9})$/ },
  { id: 'old_dominion', carrier: 'old_dominion', shape: 'plain', rule: 'luhn', pattern: /^(?<number>(?<body>(?:77[78]\d|072\d|80\d{2})\d{6})(?<check>\d))$/ },
  { id: 'ontrac', carrier: 'ontrac', shape: 'marked', rule: 'ups', pattern: /^(?<number>(?<body>[CD]\d{13})(?<check>\d))$/ },
  { id: 'amazon', carrier: 'amazon', shape: 'marked', pattern: /^(?<number>TB[ACM]\d{12})$/ },
  { id: 'yodel', carrier: 'yodel', shape: 'marked', pattern: /^(?<number>JJ?D\d{16})$/ },
  { id: 'lasership_lx', carrier: 'lasership', shape: 'marked', pattern: /^(?<number>LX1[3-8]\d{6})$/ },
  { id: 'lasership_1ls7', carrier: 'lasership', shape: 'marked', pattern: /^(?<number>1LS7[12]\d{10}|1LS7[12]\d{11}-1)$/ },
  { id: 'canpar_22', carrier: 'canpar', shape: 'marked', pattern: /^(?<number>[CDKLSUXZ]\d{21})$/ },
  { id: 'landmark', carrier: 'landmark', shape: 'marked', pattern: /^(?<number>LTN\d{8}N1)$/ },
  { id: 'gofo', carrier: 'gofo', shape: 'marked', pattern: /^(?<number>GFUS\d{14})$/ },
  { id: 'yunexpress', carrier: 'yunexpress', shape: 'marked', pattern: /^(?<number>YT\d{16})$/ },
  { id: 'speedee', carrier: 'speedee', shape: 'marked', pattern: /^(?<number>SP\d{18})$/ },
  { id: 'parcelforce_short', carrier: 'parcelforce', shape: 'loose', pattern: /^(?<number>[A-Z]{2}\d{7}|[A-Z]{4}\d{10})$/ },
  { id: 'parcelforce_12', carrier: 'parcelforce', shape: 'loose', pattern: /^(?<number>\d{12})$/ },
  { id: 'gs1_sscc', carrier: 'gs1', shape: 'plain', rule: 'gs1', pattern: /^(?:00)?(?<number>(?<body>\d{17})(?<check>\d))$/ },
];

/** S10 numbers name the country, not the company; these are the posts we can name. */
export const postOfCountry: Readonly<Record<string, Carrier>> = { GB: 'royal_mail', DE: 'deutsche_post', US: 'usps', CA: 'canada_post' };
