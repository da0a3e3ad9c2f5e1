import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  atLeast, isDeviceSanitised, judgeSanitisation, mayRecord, maySanitise, mediaTypes, methods, missingFields, strongestMethod, techniques,
  type SanitisationPolicy, type SanitisationRecord, type Signatory,
} from './sanitisation.ts';

const vera: Signatory = { personId: 'vera', name: 'Vera Lima', title: 'Technician', location: 'Porto', contact: 'vera@example.org', signedAt: '2026-06-01T11:00:00Z' };
const record: SanitisationRecord = {
  manufacturer: 'Samsung', model: 'PM9A1', serial: 'S64ANX0T', propertyNumber: null, mediaType: 'flash', mediaSource: 'LAP-0042', confidentiality: null, method: 'purge', technique: 'nvme_sanitize',
  toolName: 'nvme-cli', toolVersion: '2.9', verificationMethod: 'sanitize status log', outcome: 'completed', operatorId: 'otto', sanitisedAt: '2026-06-01T10:00:00Z',
  verification: { by: vera, result: 'passed' }, validation: { by: { ...vera, personId: 'ines', name: 'Inês Rocha' }, result: 'accepted' }, alwaysEncrypted: null, destination: 'internal_reuse',
};
const policy: SanitisationPolicy = { verifierDiffersFromOperator: true, validationRequired: true, minimumMethod: 'clear', attemptsBeforeDestroy: 2 };
const free = { underLegalHold: false, attempts: 1 };
const judge = (given: Partial<SanitisationRecord>, rules: Partial<SanitisationPolicy> = {}, facts: Partial<typeof free> = {}) =>
  judgeSanitisation({ ...record, ...given }, { ...policy, ...rules }, { ...free, ...facts });

describe('a sanitisation record', () => {
  test('that is complete, verified by another and validated, stands', () => {
    expect(judge({})).toEqual({ ok: true, value: { method: 'purge' } });
  });

  test.each(['manufacturer', 'model', 'serial', 'mediaSource', 'toolName', 'toolVersion', 'verificationMethod', 'operatorId'] as const)('without %s names it as missing', (field) => {
    expect(judge({ [field]: ' ' })).toEqual({ ok: false, error: { code: 'sanitisation_incomplete', missing: [field] } });
  });

  test.each(['mediaType', 'method', 'technique', 'outcome', 'sanitisedAt', 'destination', 'verification', 'validation'] as const)('without %s names it as missing', (field) => {
    expect(judge({ [field]: null })).toMatchObject({ error: { code: 'sanitisation_incomplete', missing: [field] } });
  });

  test('lists every missing field of every person who signed', () => {
    const blank: Signatory = { personId: '', name: '', title: '', location: '', contact: '', signedAt: '' };
    expect(missingFields({ ...record, model: '', verification: { by: blank, result: 'passed' } }, policy)).toEqual([
      'model', 'verification.personId', 'verification.name', 'verification.title', 'verification.location', 'verification.contact', 'verification.signedAt',
    ]);
  });

  test('may do without property number, confidentiality and, where policy allows, validation', () => {
    expect(judge({ validation: null }, { validationRequired: false }).ok).toBe(true);
  });

  test('is not verified by its operator where policy says so', () => {
    const own = { operatorId: 'vera' };
    expect(judge(own)).toMatchObject({ error: { code: 'verifier_is_operator' } });
    expect(judge(own, { verifierDiffersFromOperator: false }).ok).toBe(true);
  });

  test('is not accepted by its operator either', () => {
    expect(judge({ operatorId: 'ines' })).toMatchObject({ error: { code: 'verifier_is_operator' } });
  });

  test('is written down before anyone signs, but not under a hold, not overclaimed, and after spent attempts only as destroyed', () => {
    const unsigned = { ...record, verification: null, validation: null };
    const may = (given: Partial<SanitisationRecord>, facts: Partial<{ underLegalHold: boolean; failedAttempts: number }> = {}) => mayRecord({ ...unsigned, ...given }, policy, { underLegalHold: false, failedAttempts: 0, ...facts });
    expect(may({}).ok).toBe(true);
    expect(may({ outcome: 'failed' }).ok).toBe(true);
    expect(may({}, { underLegalHold: true })).toMatchObject({ error: { code: 'under_legal_hold' } });
    expect(may({ toolName: ' ' })).toMatchObject({ error: { missing: ['toolName'] } });
    expect(may({ technique: 'ata_secure_erase' })).toMatchObject({ error: { code: 'sanitisation_overclaimed' } });
    expect(may({}, { failedAttempts: 2 })).toMatchObject({ error: { code: 'sanitisation_failed', nextStep: 'destroy' } });
    expect(may({ technique: 'shred', method: 'destroy' }, { failedAttempts: 2 }).ok).toBe(true);
  });

  test('of an ATA secure erase on flash counts as clear only', () => {
    expect(judge({ technique: 'ata_secure_erase' })).toMatchObject({ error: { code: 'sanitisation_overclaimed', claimed: 'purge', strongest: 'clear' } });
    expect(judge({ technique: 'ata_secure_erase', method: 'clear' })).toEqual({ ok: true, value: { method: 'clear' } });
    expect(judge({ technique: 'ata_secure_erase', method: 'clear' }, { minimumMethod: 'purge' })).toMatchObject({ error: { code: 'sanitisation_too_weak', required: 'purge' } });
  });

  test.each([
    ['cryptographic_erase', 'flash', true, 'purge'], ['cryptographic_erase', 'flash', false, null], ['cryptographic_erase', 'flash', null, null], ['degauss', 'flash', null, null],
    ['degauss', 'magnetic_disk', null, 'purge'], ['overwrite', 'flash', null, 'clear'], ['overwrite', 'paper', null, null], ['shred', 'paper', null, 'destroy'],
    ['mdm_erase', 'embedded_flash', null, 'clear'], ['ata_enhanced_secure_erase', 'magnetic_disk', null, 'purge'], ['ata_enhanced_secure_erase', 'flash', null, 'clear'], ['block_erase', 'magnetic_disk', null, null],
  ] as const)('%s on %s, encrypted throughout: %s, is at most %s', (technique, mediaType, alwaysEncrypted, strongest) => {
    expect(strongestMethod(technique, mediaType, alwaysEncrypted)).toBe(strongest);
  });

  test('of a cryptographic erase must say whether the medium was always encrypted', () => {
    expect(judge({ technique: 'cryptographic_erase' })).toMatchObject({ error: { missing: ['alwaysEncrypted'] } });
    expect(judge({ technique: 'cryptographic_erase', alwaysEncrypted: true }).ok).toBe(true);
  });

  test.each([
    ['a failed run', { outcome: 'failed' as const }], ['a failed verification', { verification: { by: vera, result: 'failed' as const } }],
    ['a validation that wants it again', { validation: { by: vera, result: 'repeat' as const } }],
  ])('after %s it is repeated, and destroyed when the attempts are spent', (_, given) => {
    expect(judge(given)).toMatchObject({ error: { code: 'sanitisation_failed', nextStep: 'repeat' } });
    expect(judge(given, {}, { attempts: 2 })).toMatchObject({ error: { code: 'sanitisation_failed', nextStep: 'destroy' } });
  });

  test('that its validator escalates goes to a person', () => {
    expect(judge({ validation: { by: vera, result: 'escalate' } })).toMatchObject({ error: { nextStep: 'escalate' } });
  });

  test('under legal hold is refused before and after the act, whatever it says', () => {
    expect(maySanitise({ underLegalHold: true })).toMatchObject({ error: { code: 'under_legal_hold' } });
    expect(judge({ outcome: 'failed' }, {}, { underLegalHold: true })).toMatchObject({ error: { code: 'under_legal_hold' } });
  });

  test('never stands for more than its technique can do', () => {
    fc.assert(fc.property(fc.constantFrom(...techniques), fc.constantFrom(...mediaTypes), fc.constantFrom(...methods), fc.constantFrom(true, false), (technique, mediaType, method, alwaysEncrypted) => {
      const verdict = judge({ technique, mediaType, method, alwaysEncrypted });
      const strongest = strongestMethod(technique, mediaType, alwaysEncrypted);
      expect(verdict.ok).toBe(strongest !== null && atLeast(strongest, method));
    }));
  });
});

describe('a device with several media', () => {
  test('is sanitised when each medium is, and not when none is on record', () => {
    expect(isDeviceSanitised([judge({}), judge({ serial: 'S2' })])).toBe(true);
    expect(isDeviceSanitised([judge({}), judge({ outcome: 'failed' })])).toBe(false);
    expect(isDeviceSanitised([])).toBe(false);
  });
});
