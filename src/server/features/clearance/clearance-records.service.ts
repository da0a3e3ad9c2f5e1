/** Waivers and clearances in the published form of the evidence file: kinds, ids and instants. Their hashes stand in the audit entries they were made with. */
import type { ClearanceFacts, WaiverFacts } from '#domain/evidence/evidence-content';

const member = (id: string) => ({ kind: 'member', id });

type WaiverParts = { readonly id: string; readonly subject_kind: string; readonly subject_id: string; readonly asked_by: string };

export const waiverRecord = (row: WaiverParts, approved: { readonly by: string; readonly at: string }): WaiverFacts => ({
  id: row.id, about: { kind: row.subject_kind, id: row.subject_id }, requested_by: member(row.asked_by), approved_by: member(approved.by), approved_at: approved.at,
});

export const clearanceRecord = (cleared: { readonly at: string; readonly by: string; readonly approvals: readonly { readonly role: string; readonly by: string; readonly at: string }[] }): ClearanceFacts => ({
  cleared_at: cleared.at, by: member(cleared.by), approvals: cleared.approvals.map(({ role, by, at }) => ({ role, by: member(by), at })),
});
