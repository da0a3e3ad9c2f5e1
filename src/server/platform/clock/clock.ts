/**
 * The clock is a port, so that a year can be simulated and the demo company
 * is the same every time. Instants are ISO 8601 strings in UTC with
 * milliseconds; they compare as text.
 */
export type Clock = { now(): string };

export const systemClock: Clock = { now: () => new Date().toISOString() };

/** A clock that a test or a demo moves by hand. */
export type MovableClock = Clock & { set(at: string): void; advance(milliseconds: number): void };

export function movableClock(start: string): MovableClock {
  let at = Date.parse(start);
  return {
    now: () => new Date(at).toISOString(),
    set: (instant) => { at = Date.parse(instant); },
    advance: (milliseconds) => { at += milliseconds; },
  };
}

/** Runs at real speed from a fixed instant: how the demo company's days go on. */
export function offsetClock(offsetMilliseconds: number): Clock {
  return { now: () => new Date(Date.now() + offsetMilliseconds).toISOString() };
}
