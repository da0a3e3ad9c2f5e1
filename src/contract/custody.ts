/** The chain of custody of an asset: who answered for it, since when, and how that came to be. Append-only; corrections are new entries. */
import { custodyEventKinds, type CustodyEventKind } from '#domain/custody/event-kind';
import { z } from 'zod';
import { CustodianGiven, CustodianNamed } from './assets.ts';
import { route } from './route.ts';

const kinds = Object.keys(custodyEventKinds) as [CustodyEventKind, ...CustodyEventKind[]];

export const CustodyEntry = z.object({
  id: z.uuid(), seq: z.int(), kind: z.enum(kinds), from: CustodianNamed.nullable().describe('Null only in the first entry'), to: CustodianNamed, occurredAt: z.iso.datetime(), recordedAt: z.iso.datetime(),
  by: z.string().nullable(), condition: z.string().nullable(), evidence: z.record(z.string(), z.unknown()), caseId: z.uuid().nullable(), isGap: z.boolean(), corrects: z.int().nullable(),
}).meta({ id: 'CustodyEntry' });
export type CustodyEntry = z.infer<typeof CustodyEntry>;

export const CustodyChain = z.object({
  assetId: z.uuid(), seq: z.int().describe('The newest entry; send it back with a hand-over'), custodian: CustodianNamed,
  entries: z.array(CustodyEntry).describe('As they were written'),
  intervals: z.array(z.object({ custodian: CustodianNamed, fromAt: z.iso.datetime(), untilAt: z.iso.datetime().nullable(), seq: z.int() })).describe('As they count after corrections: one custodian at every instant'),
  gaps: z.array(z.object({ lastKnown: CustodianNamed, seenWith: CustodianNamed, at: z.iso.datetime(), seq: z.int(), cause: z.enum(['unwitnessed', 'revealed']) })).describe('Changes that nobody witnessed'),
}).meta({ id: 'CustodyChain' });
export type CustodyChain = z.infer<typeof CustodyChain>;

const params = z.object({ assetId: z.uuid() });
/** What a person records by hand; the others come from posting, repair and the workshop. */
export const handOverKinds = ['handed_over', 'issued', 'received', 'collected', 'moved', 'stored', 'set_aside', 'found', 'counted', 'inspected'] as const;
const occurredAt = z.iso.datetime({ offset: true });

export const readChain = route({ id: 'custody.chain', method: 'GET', path: '/api/assets/:assetId/custody', summary: 'The chain of custody of an asset', permission: 'assets.read', params, response: CustodyChain, errors: ['not_found'] });

export const handOver = route({
  id: 'custody.handOver', method: 'POST', path: '/api/assets/:assetId/custody', summary: 'Record a hand-over to a person or a place', permission: 'assets.write', params,
  body: z.object({
    kind: z.enum(handOverKinds), to: CustodianGiven.optional().describe('Left out when it is only counted or inspected where it is'),
    from: CustodianGiven.optional().describe('Who gave it, as far as known; another than its custodian shows as a gap'),
    occurredAt: occurredAt.optional().describe('Left out: now'), condition: z.string().trim().max(200).optional(), note: z.string().trim().max(500).optional(),
    seen: z.int().optional().describe('The newest entry you saw; another one since then is a conflict'),
  }),
  response: CustodyChain, status: 201,
  errors: ['not_found', 'custody_moved', 'custody_same_party', 'custody_out_of_order', 'custody_not_yet', 'custody_wrong_receiver', 'custody_receiver_missing', 'wrong_state', 'under_legal_hold', 'place_closed', 'outside_your_sites'],
});

export const correctCustody = route({
  id: 'custody.correct', method: 'POST', path: '/api/assets/:assetId/custody/:seq/correct', summary: 'Say what an earlier entry should have said', permission: 'assets.write',
  params: z.object({ assetId: z.uuid(), seq: z.coerce.number().int().min(1) }),
  body: z.object({ to: CustodianGiven, occurredAt: occurredAt.optional().describe('Left out: as it was'), reason: z.string().trim().min(1).max(500), seen: z.int().optional() }),
  response: CustodyChain, status: 201,
  errors: ['not_found', 'custody_moved', 'custody_corrects_nothing', 'custody_past_neighbour', 'custody_nothing_changes', 'custody_not_yet', 'place_closed', 'outside_your_sites'],
});
