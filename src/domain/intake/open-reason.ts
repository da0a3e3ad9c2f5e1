/**
 * What a station may have said that somebody of IT has to decide afterwards,
 * in that reader's words. Rule: a scan is never refused, it is parked and told
 * (PRODUCT 6); an expected line is never closed by something else.
 */
const texts = {
  other_serial: 'Another serial than expected was handed in',
  unknown_parcel: 'A parcel of nobody known was handed in',
  mistyped_box_code: 'A box code that does not add up was read',
  ambiguous: 'A code that fits several things was read',
  missing_in_box: 'A box came without all it should hold',
  not_ours: 'Something that is not ours was handed in',
  unexpected_asset: 'A device nobody asked for was handed in',
  no_free_slot: 'A parcel found no free slot',
  came_back: 'A device came back that was home already',
  called_off_but_came: 'A parcel came that was called off',
  box_already_opened: 'A box came that was opened before',
} as const satisfies Record<string, string>;

export const openReasonText = (reason: string): string => (texts as Readonly<Record<string, string>>)[reason] ?? 'Something unexpected was handed in';
