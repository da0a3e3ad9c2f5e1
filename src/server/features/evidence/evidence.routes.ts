import { exportEvidence } from '#contract/evidence';
import { handleOpen, type Registered } from '../../platform/http/handle.ts';
import { exportEvidence as make } from './export-evidence.service.ts';

export const evidenceRoutes = (): Registered[] => [handleOpen(exportEvidence, (call, { params }) => make(call, params.caseId))];
