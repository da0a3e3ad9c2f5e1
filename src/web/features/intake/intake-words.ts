/** What differs at intake, and the ways to settle it, as sentences with their consequence. */
import type { OpenIntake, OpenReason } from '#contract/intake';
import type { Tone } from '#contract/today';

type Words = { readonly text: string; readonly tone: Tone };
const reasons: { readonly [R in OpenReason]: Words } = {
  other_serial: { text: 'another device', tone: 'hold' }, unknown_parcel: { text: 'unknown parcel', tone: 'due' }, mistyped_box_code: { text: 'code misread', tone: 'due' }, ambiguous: { text: 'which one?', tone: 'due' }, missing_in_box: { text: 'not in the box', tone: 'late' },
  not_ours: { text: 'not ours', tone: 'due' }, unexpected_asset: { text: 'nobody asked for it', tone: 'due' }, no_free_slot: { text: 'no slot was free', tone: 'late' }, came_back: { text: 'came back', tone: 'due' }, called_off_but_came: { text: 'called off, but came', tone: 'due' }, box_already_opened: { text: 'opened before', tone: 'due' },
};
export const reasonWords = (reason: OpenReason): Words => reasons[reason];
export const reasonChoices = (Object.keys(reasons) as OpenReason[]).map((value) => ({ value, label: reasons[value].text }));

const where = (intake: OpenIntake): string => (intake.place.slot === null ? intake.place.name : `slot ${intake.place.slot}`);
const person = (intake: OpenIntake): string | null => intake.expected[0]?.case?.person ?? null;

/** The decision as a full sentence: what we have, against what we waited for. */
export function titleOf(intake: OpenIntake): string {
  const box = intake.boxCode === null ? 'what was handed in' : `box ${intake.boxCode}`;
  switch (intake.reason) {
    case 'other_serial': return `Another device lay in ${box}${person(intake) ? ` of ${person(intake)}` : ''}`;
    case 'missing_in_box': return `${intake.expected[0]?.what ?? 'A thing'} was not in ${box}`;
    case 'unknown_parcel': return `Nobody announced the parcel in ${where(intake)}`;
    case 'mistyped_box_code': return `The code of the parcel in ${where(intake)} could not be read`;
    case 'ambiguous': return `A code at ${intake.place.name} fits more than one thing`;
    case 'not_ours': return `${intake.received?.what ?? 'A thing'} belongs to somebody else`;
    case 'unexpected_asset': return `${intake.received?.what ?? 'A device'} came, and no case asks for it`;
    case 'no_free_slot': return `No slot was free at ${intake.place.name}`;
    case 'came_back': return `${box.charAt(0).toUpperCase()}${box.slice(1)} came back to ${intake.place.name}`;
    case 'called_off_but_came': return `${box.charAt(0).toUpperCase()}${box.slice(1)} was called off, and came all the same`;
    case 'box_already_opened': return `${box.charAt(0).toUpperCase()}${box.slice(1)} had been opened, and was handed in again`;
  }
}

export type Way = { readonly value: string; readonly label: string; readonly detail: string };
const ways: { readonly [W in string]: Way } = {
  swap_of_two_leavers: { value: 'swap_of_two_leavers', label: 'Two leavers swapped', detail: 'It settles the other case. What we expected here stays open and is asked for again, kindly.' },
  old_device_kept: { value: 'old_device_kept', label: 'The old device, kept all along', detail: 'It enters stock. What we expected stays open and is asked for again.' },
  accessory_mistagged: { value: 'accessory_mistagged', label: 'The tag is on the wrong thing', detail: 'Its record gets the tag it should carry. What we expected stays open.' },
  not_ours: { value: 'not_ours', label: 'Not ours', detail: 'It goes back to its owner and never enters our stock. What we expected stays open.' },
  unknown: { value: 'unknown', label: 'Nobody knows it', detail: 'It is registered as found, where it lies. What we expected stays open.' },
  identified: { value: 'identified', label: 'It belongs to a leaver', detail: 'What was announced for the case is what came: its lines are received, and the other label is void.' },
  seen: { value: 'seen', label: 'Seen; nothing to change', detail: 'Kept with your note.' },
  ask_again: { value: 'seen', label: 'Ask for it again', detail: 'The line leaves the shelf and the leaver is asked again, kindly. Nobody is charged.' },
};
const way = (name: string): Way => ways[name] as Way;

/** The ways that fit, the likeliest first. */
export function waysFor(intake: OpenIntake): Way[] {
  switch (intake.reason) {
    case 'other_serial': return intake.likeliest.filter((one) => intake.received !== null || one === 'not_ours' || one === 'unknown').map(way);
    case 'missing_in_box': return [way('ask_again')];
    case 'unknown_parcel': case 'mistyped_box_code': case 'box_already_opened': return [way('identified'), way('not_ours'), way('seen')];
    case 'not_ours': return [way('not_ours'), way('seen')];
    case 'unexpected_asset': return [way('old_device_kept'), way('not_ours'), way('seen')];
    case 'ambiguous': case 'no_free_slot': case 'came_back': case 'called_off_but_came': return [way('seen')];
  }
}
