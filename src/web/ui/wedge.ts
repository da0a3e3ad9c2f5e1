/**
 * A scanner that types: it sends its characters faster than anyone can and ends
 * with Enter. Keys further apart than 50 ms are a person's and are left alone,
 * but for a short hiccup in the middle of a scan.
 */
export type WedgeKey = { readonly key: string; /** Milliseconds on any clock that only goes forward. */ readonly at: number };

const fastestHandMs = 50;
/** A busy machine may hold a key back in the middle of a scan; a code is never cut in two for that. */
const hiccupMs = 150;
const isUnderWay = 3;
const shortestCode = 4;

export function createWedge() {
  let text = '';
  let last = Number.NEGATIVE_INFINITY;
  return {
    /** The code when this key ends one; null otherwise. */
    press({ key, at }: WedgeKey): string | null {
      const gap = at - last;
      const quick = gap <= fastestHandMs;
      last = at;
      if (key === 'Enter' || key === 'Tab') {
        const code = quick && text.length >= shortestCode ? text : null;
        text = '';
        return code;
      }
      // Shift and the like come between a scanner's letters and mean nothing by themselves.
      if (key.length > 1) {
        if (key !== 'Shift' && key !== 'CapsLock') text = '';
        return null;
      }
      text = quick || (text.length >= isUnderWay && gap <= hiccupMs) ? text + key : key;
      return null;
    },
    /** True while a burst is coming in: its keys are not for the button that has the focus. */
    isReading: (at: number): boolean => text.length >= 2 && at - last <= fastestHandMs,
  };
}
