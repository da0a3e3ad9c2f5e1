/**
 * Sanitisation records: one for each medium, with the fields a certificate needs.
 * Rules: verification (did it work) and validation (do we accept it) are two
 * acts; neither is the operator's own where policy says so; a failure is
 * repeated or ends in destruction; a legal hold refuses all of it (invariant 3).
 * Source: NIST SP 800-88r2 §4.5 (verification, validation), §4.6 (record);
 * r1 table A-8: ATA Secure Erase on flash clears, it does not purge.
 */
import { allow, refuse, type Verdict } from '../verdict.ts';

export const methods = ['clear', 'purge', 'destroy'] as const;
export type Method = (typeof methods)[number];

export const mediaTypes = ['magnetic_disk', 'flash', 'hybrid_disk', 'embedded_flash', 'tape', 'optical', 'paper', 'other'] as const;
export type MediaType = (typeof mediaTypes)[number];

export const techniques = [
  'overwrite', 'ata_secure_erase', 'ata_enhanced_secure_erase', 'nvme_format', 'nvme_sanitize', 'block_erase', 'cryptographic_erase',
  'factory_reset', 'mdm_erase', 'degauss', 'shred', 'disintegrate', 'incinerate', 'pulverise', 'melt',
] as const;
export type Technique = (typeof techniques)[number];

/** A person as the record names one. */
export type Signatory = { readonly personId: string; readonly name: string; readonly title: string; readonly location: string; readonly contact: string; readonly signedAt: string };

export type SanitisationRecord = {
  readonly manufacturer: string;
  readonly model: string;
  readonly serial: string;
  /** The organisation's own number for the medium; optional, since few label their disks. */
  readonly propertyNumber: string | null;
  readonly mediaType: MediaType | null;
  /** The computer or user the medium came from. */
  readonly mediaSource: string;
  readonly confidentiality: string | null;
  readonly method: Method | null;
  readonly technique: Technique | null;
  readonly toolName: string;
  readonly toolVersion: string;
  readonly verificationMethod: string;
  /** What the tool said: completed without errors, and the drive's health; sampling only where policy wants it. */
  readonly outcome: 'completed' | 'completed_with_errors' | 'failed' | null;
  readonly operatorId: string;
  readonly sanitisedAt: string | null;
  readonly verification: { readonly by: Signatory; readonly result: 'passed' | 'failed' } | null;
  readonly validation: { readonly by: Signatory; readonly result: 'accepted' | 'repeat' | 'escalate' } | null;
  /** For cryptographic erase: encrypted from first use on, and keys never exported. */
  readonly alwaysEncrypted: boolean | null;
  readonly destination: 'internal_reuse' | 'external_reuse' | 'lessor' | 'recycling' | 'destroyed' | null;
};

export type SanitisationPolicy = {
  readonly verifierDiffersFromOperator: boolean;
  readonly validationRequired: boolean;
  /** The least that devices must reach before they go to someone else. */
  readonly minimumMethod: Method;
  readonly attemptsBeforeDestroy: number;
};

/** The most that a technique can claim on a kind of medium; null: no sanitisation at all. */
export function strongestMethod(technique: Technique, mediaType: MediaType, alwaysEncrypted: boolean | null): Method | null {
  const flash = mediaType === 'flash' || mediaType === 'embedded_flash' || mediaType === 'hybrid_disk';
  switch (technique) {
    case 'shred': case 'disintegrate': case 'incinerate': case 'pulverise': case 'melt': return 'destroy';
    case 'degauss': return mediaType === 'magnetic_disk' || mediaType === 'tape' ? 'purge' : null;
    case 'nvme_sanitize': case 'block_erase': return flash ? 'purge' : null;
    case 'cryptographic_erase': return alwaysEncrypted === true ? 'purge' : null;
    case 'ata_secure_erase': return flash || mediaType === 'magnetic_disk' ? 'clear' : null;
    case 'ata_enhanced_secure_erase': return flash ? 'clear' : mediaType === 'magnetic_disk' ? 'purge' : null;
    case 'nvme_format': case 'factory_reset': case 'mdm_erase': return 'clear';
    case 'overwrite': return mediaType === 'optical' || mediaType === 'paper' ? null : 'clear';
  }
}

export const atLeast = (method: Method, wanted: Method): boolean => methods.indexOf(method) >= methods.indexOf(wanted);

const isBlank = (text: string): boolean => text.trim() === '';

function missingOfSignatory(role: 'verification' | 'validation', by: Signatory): string[] {
  const fields = ['personId', 'name', 'title', 'location', 'contact', 'signedAt'] as const;
  return fields.filter((field) => isBlank(by[field])).map((field) => `${role}.${field}`);
}

/** What the operator has to say, before anyone verifies. */
function missingOfAct(record: SanitisationRecord): string[] {
  const texts = ['manufacturer', 'model', 'serial', 'mediaSource', 'toolName', 'toolVersion', 'verificationMethod', 'operatorId'] as const;
  const choices = ['mediaType', 'method', 'technique', 'outcome', 'sanitisedAt', 'destination'] as const;
  return [
    ...texts.filter((field) => isBlank(record[field])),
    ...choices.filter((field) => record[field] === null),
    ...(record.technique === 'cryptographic_erase' && record.alwaysEncrypted === null ? ['alwaysEncrypted'] : []),
  ];
}

/** Every field that the record still lacks, by its name. */
export function missingFields(record: SanitisationRecord, policy: SanitisationPolicy): string[] {
  return [
    ...missingOfAct(record),
    ...(record.verification === null ? ['verification'] : missingOfSignatory('verification', record.verification.by)),
    ...(record.validation !== null ? missingOfSignatory('validation', record.validation.by) : policy.validationRequired ? ['validation'] : []),
  ];
}

export type SanitisationRefusal =
  | { readonly code: 'under_legal_hold'; readonly action: 'sanitise' }
  | { readonly code: 'sanitisation_incomplete'; readonly missing: readonly string[] }
  | { readonly code: 'sanitisation_overclaimed'; readonly claimed: Method; readonly technique: Technique; readonly strongest: Method | null }
  | { readonly code: 'sanitisation_too_weak'; readonly method: Method; readonly required: Method }
  | { readonly code: 'verifier_is_operator'; readonly personId: string }
  | { readonly code: 'sanitisation_failed'; readonly nextStep: 'repeat' | 'destroy' | 'escalate'; readonly attempts: number };

/** May sanitising begin at all? Asked again at the moment of wiping, not only when the job was planned. */
export const maySanitise = (facts: { readonly underLegalHold: boolean }): Verdict<true, SanitisationRefusal> =>
  facts.underLegalHold ? refuse('under_legal_hold', { action: 'sanitise' }) : allow(true);

/** Is the claim sound: can this technique do that much on this medium, and is it enough? */
function judgeClaim(record: SanitisationRecord, policy: SanitisationPolicy): Verdict<{ readonly method: Method }, SanitisationRefusal> {
  const { method, technique, mediaType } = record;
  if (method === null || technique === null || mediaType === null) return refuse('sanitisation_incomplete', { missing: missingOfAct(record) });
  const strongest = strongestMethod(technique, mediaType, record.alwaysEncrypted);
  if (strongest === null || !atLeast(strongest, method)) return refuse('sanitisation_overclaimed', { claimed: method, technique, strongest });
  if (!atLeast(method, policy.minimumMethod)) return refuse('sanitisation_too_weak', { method, required: policy.minimumMethod });
  return allow({ method });
}

/**
 * May this act be written down? Asked with the record in hand and nobody's signature yet: a hold refuses it
 * (invariant 3), a claim is settled before anyone verifies it, and when the attempts are spent only destruction is left.
 */
export function mayRecord(
  record: SanitisationRecord,
  policy: SanitisationPolicy,
  facts: { readonly underLegalHold: boolean; readonly failedAttempts: number },
): Verdict<{ readonly method: Method }, SanitisationRefusal> {
  const may = maySanitise(facts);
  if (!may.ok) return may;
  const missing = missingOfAct(record);
  if (missing.length > 0) return refuse('sanitisation_incomplete', { missing });
  if (facts.failedAttempts >= policy.attemptsBeforeDestroy && record.method !== 'destroy') return refuse('sanitisation_failed', { nextStep: 'destroy', attempts: facts.failedAttempts });
  return judgeClaim(record, policy);
}

/** Judges one medium's record; allowed means: this medium is sanitised, verified and accepted. */
export function judgeSanitisation(
  record: SanitisationRecord,
  policy: SanitisationPolicy,
  facts: { readonly underLegalHold: boolean; readonly attempts: number },
): Verdict<{ readonly method: Method }, SanitisationRefusal> {
  if (facts.underLegalHold) return refuse('under_legal_hold', { action: 'sanitise' });
  const { verification, validation } = record;
  const failed = record.outcome === 'failed' || verification?.result === 'failed' || validation?.result === 'repeat' || validation?.result === 'escalate';
  if (failed) {
    const spent = facts.attempts >= policy.attemptsBeforeDestroy;
    return refuse('sanitisation_failed', { nextStep: validation?.result === 'escalate' ? 'escalate' : spent ? 'destroy' : 'repeat', attempts: facts.attempts });
  }
  const missing = missingFields(record, policy);
  if (missing.length > 0) return refuse('sanitisation_incomplete', { missing });
  const claim = judgeClaim(record, policy);
  if (!claim.ok) return claim;
  const signers = [verification?.by.personId, validation?.by.personId];
  if (policy.verifierDiffersFromOperator && signers.includes(record.operatorId)) return refuse('verifier_is_operator', { personId: record.operatorId });
  return claim;
}

/** A device is sanitised when it has media on record and each of them is. */
export const isDeviceSanitised = (verdicts: readonly Verdict<unknown>[]): boolean => verdicts.length > 0 && verdicts.every(({ ok }) => ok);
