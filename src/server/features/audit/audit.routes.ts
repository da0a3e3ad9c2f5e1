import { exportAudit, listAudit, readAuditEntry, readAuditKey, readCheckpoint, readConsistency, verifyAudit } from '#contract/audit';
import { handle, handleOpen, type Registered } from '../../platform/http/handle.ts';
import { exportAudit as writeOut } from './export-audit.service.ts';
import { findEntries, proveConsistency, publishKey, readEntry, readHead } from './read-audit.service.ts';
import { verifyStretch } from './verify-audit.service.ts';

/** `system`: the key and the whole tree are Handback's own to read; what leaves are hashes, counts and ids. */
const whole = { sight: 'system' } as const;

export const auditRoutes = (): Registered[] => [
  handle(listAudit, (unit, { query }) => findEntries(unit, query)),
  handleOpen(exportAudit, (call, { query }) => writeOut(call, query)),
  handle(readAuditEntry, (unit, { params }) => readEntry(unit, params.entryId)),
  handle(readCheckpoint, (unit) => readHead(unit), whole),
  handle(readConsistency, (unit, { query }) => proveConsistency(unit, query), whole),
  handle(verifyAudit, (unit, { query }) => verifyStretch(unit, query.from ?? 0), whole),
  handle(readAuditKey, (unit) => publishKey(unit), whole),
];
