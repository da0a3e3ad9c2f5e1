/** How this device was signed in last: by an e-mailed link unless a password was used. */
import { readPreference, writePreference } from '../../platform/preference.ts';

export type WayIn = 'link' | 'password';

export const readWayIn = (): WayIn => (readPreference<unknown>('way-in', 'link') === 'password' ? 'password' : 'link');
export const writeWayIn = (way: WayIn): void => writePreference('way-in', way);
