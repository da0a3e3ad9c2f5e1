/** What was handed in and differs from what was expected: somebody of IT decides, and the expected line is never closed silently. */
import { resolutions } from '#domain/intake/serial-truth';
import { z } from 'zod';
import { ListQuery, listOf } from './list.ts';
import { route } from './route.ts';

export const openReasons = ['other_serial', 'unknown_parcel', 'mistyped_box_code', 'ambiguous', 'missing_in_box', 'not_ours', 'unexpected_asset', 'no_free_slot', 'came_back', 'called_off_but_came', 'box_already_opened'] as const;
export type OpenReason = (typeof openReasons)[number];

const Thing = z.object({ assetId: z.uuid().nullable(), what: z.string(), assetTag: z.string().nullable(), serialNumber: z.string().nullable(), case: z.object({ id: z.uuid(), number: z.int(), person: z.string() }).nullable(), line: z.string().nullable().describe('How its line in the case stands') });

export const OpenIntake = z.object({
  id: z.uuid(), reason: z.enum(openReasons), scannedAt: z.iso.datetime(), place: z.object({ id: z.uuid(), name: z.string(), slot: z.string().nullable() }), boxCode: z.string().nullable(), parcelId: z.uuid().nullable(),
  read: z.string().describe('What the scanner read'), clerk: z.string().nullable(), isDamaged: z.boolean(), photoId: z.uuid().nullable(), exceptions: z.array(z.string()),
  expected: z.array(Thing), received: Thing.nullable(), likeliest: z.array(z.enum(resolutions)).describe('The five ways, the likeliest first'),
  resolvedAt: z.iso.datetime().nullable(), resolution: z.string().nullable(),
}).meta({ id: 'OpenIntake' });
export type OpenIntake = z.infer<typeof OpenIntake>;

const params = z.object({ intakeId: z.uuid() });
export const listOpenIntakes = route({
  id: 'intake.open', method: 'GET', path: '/api/intake', summary: 'What was handed in and needs a decision', permission: 'assets.write',
  query: ListQuery.extend({ reason: z.enum(openReasons).optional(), place: z.uuid().optional(), resolved: z.enum(['yes']).optional() }), response: listOf(OpenIntake),
});
export const readIntake = route({ id: 'intake.read', method: 'GET', path: '/api/intake/:intakeId', summary: 'One of them, side by side', permission: 'assets.write', params, response: OpenIntake, errors: ['not_found'] });
export const readIntakePhoto = route({ id: 'intake.photo', method: 'GET', path: '/api/intake/:intakeId/photo', summary: 'The photo taken at the station', permission: 'assets.write', params, response: 'image/jpeg', errors: ['not_found'] });

export const intakeResolutions = [...resolutions, 'identified', 'seen'] as const;
export const resolveIntake = route({
  id: 'intake.resolve', method: 'POST', path: '/api/intake/:intakeId/resolve', summary: 'Decide what it is; the expected line stays open unless the thing itself is here', permission: 'assets.write', params,
  body: z.object({
    resolution: z.enum(intakeResolutions), note: z.string().trim().min(1).max(500),
    caseId: z.uuid().optional().describe('identified: the open case the parcel belongs to'), assetTag: z.string().trim().min(1).max(60).optional().describe('accessory_mistagged: the tag it should carry'),
    category: z.string().trim().min(1).max(40).optional().describe('unknown: what it is'), model: z.string().trim().min(1).max(120).optional(),
  }),
  response: OpenIntake, errors: ['not_found', 'intake_resolved', 'resolution_needs', 'parcel_open_case'],
});
