/**
 * Models of the printed documents as one plausible case would fill them, so
 * that each test states only what it is about.
 */
import type { ClearanceCertificate } from '#server/platform/documents/clearance-certificate';
import type { HandOverReceipt } from '#server/platform/documents/hand-over-receipt';
import type { PickupList } from '#server/platform/documents/pickup-list';
import type { ReturnSlip } from '#server/platform/documents/return-slip';
import type { SanitisationSignature, SanitisedMedium } from '#server/platform/documents/sanitisation-certificate';
import type { DocumentStamp } from '#server/platform/documents/sheet';

export const stamp = (number: string): DocumentStamp => ({
  number, issuedAt: '2026-11-20T18:04:00Z', zone: 'Europe/Lisbon', organisation: 'Northwind Instruments',
  verification: 'To check this document, scan its code at a Handback station.',
});

export const receipt: HandOverReceipt = {
  stamp: stamp('HB-R-2026-000123'), giver: 'Duarte Sousa', receiver: { name: 'Rosa Almeida', role: 'Lisbon mailroom' },
  place: 'Mailroom, Lisbon office', handedOverAt: '2026-07-20T17:58:00Z', zone: 'Europe/Lisbon', boxCode: 'HB-4821',
  items: [
    { what: 'MacBook Pro 14', serialEnd: 'K7Q2P', assetTag: 'HB-1180', condition: 'Good, scratches on the lid', note: 'with charger' },
    { what: 'Security key', serialEnd: '1177', assetTag: 'HB-3320', condition: 'Good' },
  ],
};

export const slip: ReturnSlip = {
  stamp: stamp('HB-S-2026-000123'), boxCode: 'HB-4821', returnByOn: '2026-11-27', zone: 'Europe/Lisbon', hasBattery: true, help: '+351 210 000 000',
  bringTo: { name: 'Mailroom, Lisbon office', lines: ['Rua Augusta 12', '1100-048 Lisboa'], hours: 'Monday to Friday 8:00 to 18:00' },
  items: [{ what: 'MacBook Pro 14', serialEnd: 'K7Q2P' }, { what: 'Security key', serialEnd: '1177' }, { what: 'Monitor, 27 inch', serialEnd: '0P2' }],
};

export const clearance: ClearanceCertificate = {
  stamp: stamp('HB-C-2026-000077'), person: { name: 'Duarte Sousa', number: 'P-20331', department: 'Field engineering', location: 'Lisbon' },
  case: { number: 'C-2026-0381', lastWorkingDayOn: '2026-11-20', clearedAt: '2026-11-27T15:12:00Z' },
  returned: [{ what: 'MacBook Pro 14', assetTag: 'HB-1180', serialEnd: 'K7Q2P', returnedAt: '2026-11-20T17:58:00Z', place: 'Mailroom, Lisbon office', receipt: 'HB-R-2026-000123' }],
  waivers: [{ what: 'Monitor HB-0912', reason: 'Given back at the desk in March', approvedBy: 'Inês Lopes', approvedAs: 'Approver, Finance', approvedAt: '2026-11-26T09:00:00Z' }],
  approvals: [
    { role: 'IT', name: 'Marta Alves', approvedAt: '2026-11-27T14:00:00Z' },
    { role: 'Security', name: 'Samuel Eriksson', approvedAt: '2026-11-27T14:30:00Z', note: 'Access ended on time' },
  ],
  signedBy: { name: 'Marta Alves', position: 'IT asset manager' },
  qr: 'https://handback.northwind.example/check/HB-C-2026-000077',
};

export const signature: SanitisationSignature = {
  name: 'João Tavares', position: 'Workshop technician', at: '2026-11-24T10:12:00Z', location: 'Lisbon workshop, bench 2',
  contact: 'joao@northwind.example', signature: 'Signed in Handback, second factor',
};

export const medium: SanitisedMedium = {
  certificateNumber: 'HB-N-2026-000041-1', manufacturer: 'Apple', model: 'SSD AP0512Z', serialNumber: '0ba0185a2c4d5e60', propertyNumber: 'HB-1180',
  mediaType: 'Flash, NVMe SSD', mediaSource: 'MacBook Pro 14 of Duarte Sousa', confidentiality: 'Confidential', method: 'purge',
  technique: 'Cryptographic erase', tool: 'Apple Configurator', toolVersion: '2.18', sanitisedAt: '2026-11-24T10:00:00Z',
  verificationMethod: 'Completion status read back', verificationResult: 'Completed, no errors', destination: 'Lisbon stockroom',
  verification: signature, validation: { ...signature, name: 'Marta Alves', position: 'IT asset manager', contact: 'marta@northwind.example' },
};

export const pickup: PickupList = {
  stamp: stamp('HB-P-2026-0311'), technician: 'João Tavares', on: '2026-11-24', bring: ['Trolley', 'Key of cabinet C'],
  stops: [
    { place: 'Mailroom, Lisbon office', window: '9:00 to 10:30', contact: 'Rosa Almeida', boxes: [{ boxCode: 'HB-4821', slot: 'C3', what: 'One sealed bag' }, { boxCode: 'HB-4795', slot: 'B1', what: 'Carton' }] },
    { place: 'Reception, Porto office', boxes: [] },
  ],
};
