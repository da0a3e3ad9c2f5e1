/**
 * The station: any barcode in, one answer as large as the room out. Need to
 * know: no name, reason or value of a leaver is in any of these answers.
 * A scan carries its own id and time, so it counts once and in its order,
 * whether it is sent at once or after the Wi-Fi came back.
 */
import { slotSizes } from '#domain/intake/slots';
import { z } from 'zod';
import { ProblemDocument } from './problem.ts';
import { route } from './route.ts';

export const stationKinds = ['store', 'already_here', 'other_serial', 'set_aside', 'unknown', 'choose', 'full', 'not_ours'] as const;

const Tone = z.object({
  colour: z.enum(['home', 'due', 'late', 'moving', 'hold']), sound: z.enum(['done', 'again', 'aside', 'ask', 'stop']), icon: z.enum(['check', 'repeat', 'shield', 'question', 'hand']),
});
const Pick = z.object({ parcelId: z.uuid().nullable(), assetId: z.uuid().nullable() });

/** What an offline station did differs from what it would have been told. */
export const Conflict = z.object({
  kind: z.enum(['move', 'slot_taken', 'already_here', 'ask']), slotLabel: z.string().nullable().describe('Where it lies'), to: z.string().nullable().describe('Where it should lie'),
}).meta({ id: 'StationConflict' });
export type Conflict = z.infer<typeof Conflict>;

export const StationAnswer = z.object({
  clientId: z.uuid(), kind: z.enum(stationKinds), tone: Tone, facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).describe('What the words take in'),
  slotLabel: z.string().nullable(), boxCode: z.string().nullable(), ending: z.string().nullable(),
  options: z.array(z.object({ boxCode: z.string().nullable(), ending: z.string().nullable(), pick: Pick })),
  collectedOn: z.iso.date().nullable().describe('The day IT promised to collect'), scannedAt: z.iso.datetime(), undoUntil: z.iso.datetime().nullable(), conflict: Conflict.nullable(),
}).meta({ id: 'StationAnswer' });
export type StationAnswer = z.infer<typeof StationAnswer>;

export const StationScan = z.object({
  placeId: z.uuid(), clientId: z.uuid().describe('Made by the station; the same id is the same scan'), raw: z.string().min(1).max(8000), scannedAt: z.iso.datetime(),
  choice: z.union([Pick, z.literal('none')]).optional().describe('Which of the options; "none" when it is none of them'), answers: z.uuid().optional().describe('The scan whose question this answers'),
  declaredNotOurs: z.boolean().optional(), damaged: z.boolean().optional(), insideBox: z.string().max(20).optional().describe('Code of the open box the thing was in'),
  putInSlotId: z.uuid().optional().describe('Where the clerk has put it while the station was offline'), size: z.enum(slotSizes).optional(),
  shift: z.string().max(100).optional().describe('Who is scanning at a shared station'),
}).meta({ id: 'StationScan' });
export type StationScan = z.infer<typeof StationScan>;

export const scan = route({
  id: 'station.scan', method: 'POST', path: '/api/station/scan', summary: 'Scan anything: it is placed, or you are told the next step', permission: 'station.scan', body: StationScan, response: StationAnswer,
  errors: ['not_found', 'place_takes_nothing'],
});

export const syncScans = route({
  id: 'station.sync', method: 'POST', path: '/api/station/scans', summary: 'Scans kept while offline: each counts once, in the order of their own times', permission: 'station.scan',
  body: z.object({ scans: z.array(StationScan).min(1).max(200) }),
  response: z.object({ results: z.array(z.object({ clientId: z.uuid(), answer: StationAnswer.nullable(), problem: ProblemDocument.nullable() })) }),
});

const clientParams = z.object({ clientId: z.uuid() });
export const undoScan = route({ id: 'station.undo', method: 'POST', path: '/api/station/scans/:clientId/undo', summary: 'Take a scan back, within five minutes', permission: 'station.scan', params: clientParams, body: z.object({}), response: z.object({ clientId: z.uuid() }), errors: ['scan_unknown', 'undo_over'] });
export const attachPhoto = route({
  id: 'station.photo', method: 'POST', path: '/api/station/scans/:clientId/photo', summary: 'A photo of the damage', permission: 'station.scan', params: clientParams,
  query: z.object({ type: z.enum(['image/jpeg', 'image/png', 'image/webp']) }), body: 'file', response: z.object({ clientId: z.uuid() }), errors: ['scan_unknown', 'too_large'],
});

export const StationPlace = z.object({ id: z.uuid(), name: z.string(), kind: z.enum(['mailroom', 'stockroom', 'workshop']), site: z.object({ id: z.uuid(), name: z.string(), zone: z.string() }), free: z.int(), capacity: z.int() }).meta({ id: 'StationPlace' });
export type StationPlace = z.infer<typeof StationPlace>;
export const listStations = route({ id: 'station.places', method: 'GET', path: '/api/station', summary: 'Places where things are received', permission: 'station.scan', response: z.object({ rows: z.array(StationPlace) }) });

export const TodayScan = z.object({
  clientId: z.uuid(), at: z.iso.datetime(), label: z.string().describe('Box code, or the code as it was read'), kind: z.enum(stationKinds), slotLabel: z.string().nullable(),
  state: z.enum(['stored', 'collected', 'moved', 'undone', 'nothing']).describe('What became of it'), undoUntil: z.iso.datetime().nullable(),
}).meta({ id: 'TodayScan' });
export type TodayScan = z.infer<typeof TodayScan>;

export const Station = z.object({
  place: StationPlace,
  slots: z.array(z.object({ slotId: z.uuid(), label: z.string(), size: z.enum(slotSizes), purpose: z.enum(['ordinary', 'quarantine']), capacity: z.int(), occupied: z.int(), inUse: z.boolean() })),
  scans: z.array(TodayScan), promise: z.object({ collectedOn: z.iso.date().nullable(), dwellHours: z.int(), overdue: z.int() }),
  minutes: z.object({ used: z.int(), agreed: z.int().nullable() }), secondsPerItem: z.int(), clerks: z.array(z.object({ id: z.uuid(), name: z.string() })).describe('Who has a PIN for this station'), now: z.iso.datetime(),
}).meta({ id: 'Station' });
export type Station = z.infer<typeof Station>;
const placeParams = z.object({ placeId: z.uuid() });
export const readStation = route({ id: 'station.read', method: 'GET', path: '/api/station/:placeId', summary: 'A station today', permission: 'station.scan', params: placeParams, response: Station, errors: ['not_found', 'place_takes_nothing'] });

export const Shift = z.object({ token: z.string(), member: z.object({ id: z.uuid(), name: z.string() }), until: z.iso.datetime() }).meta({ id: 'StationShift' });
export type Shift = z.infer<typeof Shift>;
export const startShift = route({
  id: 'station.shift', method: 'POST', path: '/api/station/:placeId/shift', summary: 'Say who is scanning at a shared station: PIN or badge', permission: 'station.scan', params: placeParams,
  body: z.union([z.object({ memberId: z.uuid(), pin: z.string().regex(/^\d{4,8}$/, 'Four to eight digits') }), z.object({ badge: z.string().min(3).max(200) })]),
  response: Shift, errors: ['not_found', 'pin_refused', 'pin_paused'],
});
