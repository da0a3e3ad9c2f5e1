/**
 * The certificate of a device's sanitisation: one file with its number, one
 * page for each medium, kept in the same transaction in which the last record
 * was accepted. A later visit, or a disk found late, gets a certificate of its own.
 */
import { allow, refuse, type Verdict } from '#domain/verdict';
import { destinationWords, mediaTypeWords, outcomeWords, techniqueWords } from '#domain/workshop/words';
import { keepFile, readFile } from '../../platform/files/stored-file.repo.ts';
import { renderSanitisationCertificate, type SanitisationSignature, type SanitisedMedium } from '../../platform/documents/sanitisation-certificate.ts';
import { shortInstantText } from '../../platform/documents/when.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { readSetting } from '../members/setting.service.ts';
import { findLocation } from '../people/find-location.service.ts';
import { auditJob, readBench, store, type Begun } from './bench.service.ts';
import { outcomeOf, recordOf, recordsOfMedium, type Bench } from './job-facts.ts';
import { pastHolds } from './job.repo.ts';
import { nextCertificate, setCertificate, type RecordRow } from './sanitisation.repo.ts';

export type Stamp = { readonly issuedAt: string; readonly zone: string; readonly organisation: string; readonly verification: string };

/** What every document of the workshop carries: where and when, and how a stranger checks it. */
export async function stampOf(unit: Unit, locationId: string | null): Promise<Stamp> {
  const location = locationId ? await findLocation(unit, locationId) : undefined;
  const organisation = await readSetting<{ name: string }>(unit, 'organisation');
  return {
    issuedAt: unit.now, zone: location?.time_zone ?? 'UTC', organisation: organisation?.name ?? 'Your organisation',
    verification: 'To check this document, compare its fingerprint with the audit log of this Handback: the log names the number and the SHA-256 of the file.',
  };
}

export async function issueCertificate(unit: Unit, bench: Begun): Promise<Verdict<Begun>> {
  const stamp = await stampOf(unit, bench.asset.location_id);
  const number = `HB-N-${unit.now.slice(0, 4)}-${String(await nextCertificate(unit.tx)).padStart(6, '0')}`;
  const holds = await holdNote(unit, bench, stamp.zone);
  const media: SanitisedMedium[] = [];
  for (const [index, medium] of bench.media.entries()) {
    const record = recordsOfMedium(bench, medium.id)[0];
    if (!record) continue;
    const certificateNumber = `${number}-${index + 1}`;
    await setCertificate(unit.tx, record.id, certificateNumber);
    media.push(pageOf(record, certificateNumber, holds));
  }
  const bytes = await renderSanitisationCertificate({ stamp: { ...stamp, number }, media });
  const file = await keepFile(unit, { kind: 'sanitisation_certificate', name: `${number}.pdf`, mediaType: 'application/pdf', bytes, caseId: bench.job.case_id });
  const stored = await store(unit, bench, { certificate_number: number, certificate_file_id: file.id });
  if (stored.ok) auditJob(unit, bench, 'certificate_issued', { number, file: file.id, sha256: file.sha256, media: media.length });
  return stored;
}

/** A hold that is over belongs into the certificate of what was erased after it: when it was, and which two let it go. */
async function holdNote(unit: Unit, bench: Bench, zone: string): Promise<string> {
  const holds = await pastHolds(unit.tx, bench.asset.id);
  return holds.map((hold) => `Under legal hold from ${shortInstantText(hold.placed_at, zone)} to ${shortInstantText(hold.released_at ?? unit.now, zone)}; release asked by ${hold.asked_by}, given by ${hold.released_by}.`).join(' ');
}

type Signed = NonNullable<ReturnType<typeof recordOf>['verification']>['by'];
const signature = (by: Signed | undefined): SanitisationSignature | undefined =>
  by && { name: by.name, position: by.title, at: by.signedAt, location: by.location, contact: by.contact, signature: 'Signed in Handback with their own sign-in' };

function pageOf(row: RecordRow, certificateNumber: string, holds: string): SanitisedMedium {
  const record = recordOf(row);
  const notes = [`Sanitised by ${row.operator_name} at ${row.performed_location}.`, row.note, holds].filter(Boolean).join(' ');
  const [verification, validation] = [signature(record.verification?.by), signature(record.validation?.by)];
  return {
    certificateNumber, manufacturer: record.manufacturer, model: record.model, serialNumber: record.serial, propertyNumber: record.propertyNumber ?? 'none of its own', mediaType: record.mediaType ? mediaTypeWords[record.mediaType] : '',
    mediaSource: record.mediaSource, ...(record.confidentiality ? { confidentiality: record.confidentiality } : {}), method: record.method ?? 'clear', technique: record.technique ? techniqueWords[record.technique] : '',
    tool: record.toolName, toolVersion: record.toolVersion, sanitisedAt: row.performed_at, verificationMethod: record.verificationMethod, verificationResult: outcomeWords[outcomeOf(row)],
    ...(record.destination ? { destination: destinationWords[record.destination] } : {}), notes, ...(verification ? { verification } : {}), ...(validation ? { validation } : {}),
  };
}

export async function readCertificate(unit: Unit, jobId: string): Promise<Verdict<{ name: string; bytes: Uint8Array }>> {
  const bench = await readBench(unit, jobId);
  const file = bench.ok && bench.value.job.certificate_file_id ? await readFile(unit, bench.value.job.certificate_file_id) : undefined;
  return file ? allow({ name: file.name, bytes: file.bytes }) : refuse('not_found', { what: 'certificate' });
}
