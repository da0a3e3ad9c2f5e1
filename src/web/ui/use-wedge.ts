/** Listens for a scanner wherever the focus is. While the focus is in a text field, the field takes the letters itself. */
import { useEffect } from 'react';
import { useLatest } from '../platform/use-latest.ts';
import { createWedge } from './wedge.ts';

const typesInto = (target: EventTarget | null): boolean => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);

export function useWedge(onCode: (code: string) => void, isOn = true): void {
  const latest = useLatest(onCode);
  useEffect(() => {
    if (!isOn) return undefined;
    const wedge = createWedge();
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || typesInto(event.target)) return;
      const reading = wedge.isReading(event.timeStamp);
      const code = wedge.press({ key: event.key, at: event.timeStamp });
      // The scanner's Enter is not for the button that happens to have the focus.
      if (code !== null || reading) event.preventDefault();
      if (code !== null) latest.current(code);
    };
    document.addEventListener('keydown', hear, { capture: true });
    return () => document.removeEventListener('keydown', hear, { capture: true });
  }, [isOn, latest]);
}
