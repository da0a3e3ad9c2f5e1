/**
 * How to pack each kind of thing, as steps a person at a kitchen table can
 * follow; printed in the guide and, shortened, on the slip.
 * Rule: the battery question comes before any box is closed, and a damaged
 * battery never travels. Sources: IATA PI 966/967 (lithium ion in or with
 * equipment), 49 CFR 173.185(f) (damaged batteries never by air).
 */
import type { Drawing } from './drawing.ts';

export type PackingCategory = 'laptop' | 'phone' | 'tablet' | 'monitor' | 'dock' | 'badge' | 'token' | 'other';

export type PackingStep = { readonly title: string; readonly text: string; readonly drawing: Drawing };

export const batteryWarning =
  'Swollen, cracked, hot, wet or recalled? Stop: do not pack it, do not charge it, do not post it. Put it on a hard surface away from things that burn and call us. A person takes over; you have done your part.';

const check = (what: string): PackingStep => ({
  title: 'Look at it first', drawing: 'battery',
  text: `Is the ${what} swollen, cracked, hot or wet? Then stop here and call us: it must not travel. If it looks as always, go on.`,
});
const power = (what: string): PackingStep => ({ title: 'Switch it off', drawing: 'power', text: `Shut the ${what} down fully, not to sleep, so that it cannot start on the way.` });
const wrap = (what: string): PackingStep => ({ title: 'Wrap it', drawing: 'wrap', text: `Wrap the ${what} in its sleeve, bubble wrap or a clean towel. Three fingers of soft material on each side.` });
const box: PackingStep = { title: 'Into a strong box', drawing: 'box', text: 'Put it in the middle and fill the gaps with paper. Shake gently: nothing should move.' };
const charger: PackingStep = { title: 'Charger beside it', drawing: 'charger', text: 'Roll the cable, put charger and adapters in a bag of their own. Never loose batteries in the same box.' };
const seal: PackingStep = { title: 'Slip on, tape shut', drawing: 'seal', text: 'Contents list inside. Tape all edges. Stick the slip flat on the largest side, no tape over the bars.' };
const envelope = (what: string): PackingStep => ({ title: 'In a padded envelope', drawing: 'envelope', text: `Put the ${what} between two pieces of card in a padded envelope, so that nothing presses through.` });
const signOut = (text: string): PackingStep => ({ title: 'Sign out, switch off', drawing: 'person', text });

const own = signOut('Sign out of private accounts, copy what is yours, then shut it down fully. You need not erase anything: we do that, with a certificate.');

export const packingSteps: { readonly [C in PackingCategory]: readonly PackingStep[] } = {
  laptop: [check('laptop'), own, wrap('laptop'), charger, { ...box, title: 'Both in a strong box' }, seal],
  phone: [check('phone'), signOut('Sign out of your private account, turn “find my device” off, take your own SIM card out. Then switch it off.'), wrap('phone'), box, seal],
  tablet: [check('tablet'), signOut('Sign out of your private account, turn “find my device” off. Then switch it off.'), wrap('tablet'), charger, { ...box, title: 'Both in a strong box' }, seal],
  monitor: [
    { title: 'Unplug and let it cool', drawing: 'power', text: 'Switch it off, take out all cables and wait ten minutes.' },
    { title: 'Take the foot off', drawing: 'monitor', text: 'Most feet come off with a button or one screw. Put screws in a small bag taped to the foot.' },
    { title: 'Protect the screen', drawing: 'wrap', text: 'A clean towel or foam over the screen, then card. Nothing hard may touch the glass.' },
    { title: 'Upright in its box', drawing: 'box', text: 'Its own box is best; no box at hand? Tell us and we send one, or collect it unpacked. Two people lift.' },
    { ...charger, title: 'Cables beside it', text: 'Roll the cables and put them in a bag beside the foot.' },
    seal,
  ],
  dock: [
    { title: 'Unplug it', drawing: 'power', text: 'Take out power first, then the cable to the laptop and the rest.' },
    { ...charger, title: 'Power supply beside it', text: 'Roll the cable, tie it, put the power supply in a bag of its own.' },
    wrap('dock'), box, seal,
  ],
  badge: [envelope('badge'), { ...seal, title: 'Slip on, closed', text: 'Contents list inside. Close it well and stick the slip flat on the front.' }],
  token: [
    { title: 'Off the key ring', drawing: 'key', text: 'Take the security key off your key ring. You need not reset it.' },
    envelope('security key'),
    { ...seal, title: 'Slip on, closed', text: 'Contents list inside. Close it well and stick the slip flat on the front.' },
  ],
  other: [check('thing or its battery'), power('thing'), wrap('thing'), box, seal],
};

/** The same in four lines, for the slip. */
export const packingInShort: readonly { readonly title: string; readonly text: string }[] = [
  { title: 'Look', text: 'Nothing swollen, cracked, hot or wet? Then switch it off fully.' },
  { title: 'Wrap', text: 'Three fingers of soft material on each side; charger in a bag of its own.' },
  { title: 'Close', text: 'This page inside, tape on all edges. Shake gently: nothing moves.' },
  { title: 'Stick', text: 'The front page flat on the largest side, no tape over the bars.' },
];
