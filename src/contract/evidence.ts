/** A case's evidence file: one archive that anyone can check without Handback. Its format: docs/evidence-format.md. */
import { z } from 'zod';
import { route } from './route.ts';

export const exportEvidence = route({
  id: 'evidence.export', method: 'GET', path: '/api/cases/:caseId/evidence', summary: 'The evidence file of a case', permission: 'evidence.export', params: z.object({ caseId: z.uuid() }), response: 'application/zip',
  errors: ['not_found', 'seal_pending', 'evidence_unsound'],
});
