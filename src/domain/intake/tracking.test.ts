import { describe, expect, test } from 'vitest';
import { checkCharacter } from './check-digit.ts';
import { trackingFormats } from './tracking-format.ts';
import { allChecksFailed, likelyCarriers, trackingCandidates } from './tracking.ts';

/** Sample numbers that carriers and open data sets publish: format, scanned value, what the carrier calls it. */
const published: readonly (readonly [format: string, value: string, number: string])[] = [
  ['ups_1z', '1Z5R89390357567127', '1Z5R89390357567127'],
  ['ups_1z', '1Z879E930346834440', '1Z879E930346834440'],
  ['ups_1z', '1Z410E7W0392751591', '1Z410E7W0392751591'],
  ['ups_1z', '1Z999AA10123456784', '1Z999AA10123456784'],
  ['fedex_express_12', '986578788855', '986578788855'],
  ['fedex_express_12', '477179081230', '477179081230'],
  ['fedex_express_12', '799531274483', '799531274483'],
  ['fedex_34', '1001921334250001000300779017972697', '779017972697'],
  ['fedex_34', '9622001900000000000000776632517510', '776632517510'],
  ['fedex_34', '9632001560123456789900794808390594', '794808390594'],
  ['fedex_ground_economy_20', '61299998820821171811', '61299998820821171811'],
  ['fedex_ground_15', '041441760228964', '041441760228964'],
  ['fedex_ground_15', '568283610012000', '568283610012000'],
  ['fedex_ground_96', '9611020987654312345672', '987654312345672'],
  ['fedex_sscc_18', '000123450000000027', '000123450000000027'],
  ['usps_20', '03071790000523483741', '03071790000523483741'],
  ['usps_20', '71123456789123456787', '71123456789123456787'],
  ['usps_legacy_20', '71969010756003077385', '71969010756003077385'],
  ['usps_impb_22', '9101026837331000039521', '9101026837331000039521'],
  ['usps_impb_22', '9505511069605048600624', '9505511069605048600624'],
  ['usps_impb_22', '9261292700768711948021', '9261292700768711948021'],
  ['s10', 'RB123456785GB', 'RB123456785GB'],
  ['dhl_express', '3318810025', '3318810025'],
  ['dhl_express', '8487135506', '8487135506'],
  ['dhl_express', '73891051146', '73891051146'],
  ['dpd_28', '008182709980000020033350276C', '09980000020033'],
  ['dpd_28', '008182709980000020045327276N', '09980000020045'],
  ['canada_post_16', '0073938000549297', '0073938000549297'],
  ['purolator_12', '320595463938', '320595463938'],
  ['purolator_12', '287809468872', '287809468872'],
  ['old_dominion', '07209562763', '07209562763'],
  ['old_dominion', '77767553207', '77767553207'],
  ['old_dominion', '80003280379', '80003280379'],
  ['ontrac', 'C11031500001879', 'C11031500001879'],
  ['ontrac', 'D10011354453707', 'D10011354453707'],
];

const withoutCheck: readonly (readonly [format: string, value: string])[] = [
  ['amazon', 'TBA010000000000'], ['amazon', 'TBC010000000000'], ['yodel', 'JJD0002257639032011'], ['yodel', 'JD0002242617644732'],
  ['dhl_piece', 'JJD0099999999'], ['dhl_piece', 'JVGL0999999990'], ['dhl_ecommerce', 'GM2951173225174494'], ['dhl_ecommerce_14', '12345678901234'],
  ['dpd_27', '008182709980000020033350276'], ['dpd_27', 'GB1234515500000020033101826'], ['lasership_lx', 'LX17635036'],
  ['lasership_1ls7', '1LS717793482164'], ['lasership_1ls7', '1LS7119013618127-1'], ['canpar_22', 'D576002440000001718010'],
  ['purolator_letters', 'KYV009956937'], ['landmark', 'LTN74207623N1'], ['gofo', 'GFUS01011884214464'], ['yunexpress', 'YT2229521272164446'],
  ['speedee', 'SP029692510000920746'], ['parcelforce_short', 'AA1234567'], ['parcelforce_short', 'AAAA12345678901'.slice(0, 14)], ['parcelforce_12', '123456789012'],
];

const wrongCheck: readonly (readonly [format: string, value: string])[] = [
  ['ups_1z', '1Z5R89390357567128'], ['fedex_express_12', '996578788855'], ['fedex_34', '1001901781990001000300617767839438'],
  ['fedex_ground_15', '568283610012732'], ['fedex_ground_96', '9600000000000000000001'], ['usps_20', '03071790000523483742'],
  ['usps_impb_22', '9261292700768711948020'], ['dhl_express', '3318810010'], ['s10', 'RB123456786US'], ['dpd_28', '008182709980000020033350276A'],
  ['canada_post_16', '0073938000549292'], ['purolator_12', '320595463939'], ['old_dominion', '07209562773'], ['ontrac', 'C11031500001889'],
];

const find = (format: string, value: string) => trackingCandidates(value).find((candidate) => candidate.format === format);

describe('tracking numbers', () => {
  test.each(published)('%s: %s is recognised and its check digit is right', (format, value, number) => {
    expect(find(format, value)).toMatchObject({ number, check: 'passed' });
  });

  test.each(withoutCheck)('%s: %s is recognised by its form alone', (format, value) => {
    expect(find(format, value)).toMatchObject({ check: 'none' });
  });

  test.each(wrongCheck)('%s: the wrong check digit of %s is told, and the number is kept', (format, value) => {
    expect(find(format, value)).toMatchObject({ check: 'failed' });
  });

  test('every format with a check rule has a sample that passes or shares its rule with one', () => {
    const covered = new Set(published.map(([format]) => trackingFormats.find(({ id }) => id === format)?.rule));
    expect(trackingFormats.map(({ rule }) => rule).filter((rule) => rule !== undefined && !covered.has(rule))).toEqual([]);
  });

  test('every format is recognised by at least one sample', () => {
    const composed = ['fedex_astra_32', 'ups_waybill', 'usps_impb_26', 'dhl_paket_20', 'dpd_15', 'gs1_sscc'];
    const seen = new Set([...published, ...withoutCheck].map(([format]) => format));
    expect(trackingFormats.map(({ id }) => id).filter((id) => !seen.has(id) && !composed.includes(id))).toEqual([]);
  });

  test.each([
    ['fedex_astra_32', `1234567890123456986578788855${'0000'}`, '986578788855'],
    ['ups_waybill', `H123456789${checkCharacter('ups', '123456789')}`, null],
    ['usps_impb_26', `92${'123456789012345678901234'.slice(0, 23)}${checkCharacter('gs1', '92' + '12345678901234567890123')}`, null],
    ['dpd_15', `09980000020033${checkCharacter('mod37_36', '09980000020033')}`, '09980000020033'],
    ['gs1_sscc', '00340434161094042557', '340434161094042557'],
    ['dhl_paket_20', '00340434161094042557', '00340434161094042557'],
  ])('%s: %s, composed by its own rule, is recognised', (format, value, number) => {
    expect(find(format, value)).toMatchObject(number === null ? { check: 'passed' } : { check: 'passed', number });
  });

  test('a UPS return service is seen in the number', () => {
    const body = '999AA1900123456';
    expect(find('ups_1z', `1Z${body}${checkCharacter('ups', body)}`)).toMatchObject({ isReturn: true });
    expect(find('ups_1z', '1Z999AA10123456784')).toMatchObject({ isReturn: false });
  });

  test('several carriers whose check digits hold are all offered', () => {
    expect(likelyCarriers(trackingCandidates('JJD0002257639032011'))).toEqual(['dhl', 'yodel']);
  });

  test('a loose form never competes with a number whose check digit holds', () => {
    expect(likelyCarriers(trackingCandidates('986578788855'))).toEqual(['fedex']);
    expect(likelyCarriers(trackingCandidates('C11031500001879'))).toEqual(['ontrac']);
  });

  test.each([['RB123456785GB', 'royal_mail'], ['RB123456785DE', 'deutsche_post'], ['RB123456785CV', 'post']])('%s is carried by %s', (value, carrier) => {
    expect(trackingCandidates(value)[0]?.carrier).toBe(carrier);
  });

  test('a number that fails every check it has says so, and is still a candidate', () => {
    const candidates = trackingCandidates('1Z5R89390357567128');
    expect(candidates).toHaveLength(1);
    expect(allChecksFailed(candidates)).toBe(true);
  });
});
