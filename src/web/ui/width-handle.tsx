/** The edge of a column's head, drawn with the mouse; a double press gives the usual width back. With the keys: Shift and the arrows on the head. */
import { useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import css from './data-list.module.css';

const least = 60;
const most = 900;
const step = 16;
const within = (width: number): number => Math.round(Math.min(most, Math.max(least, width)));
const headOf = (target: Element): HTMLElement => target.closest('th') as HTMLElement;

/** Shift and the arrows widen and narrow the column whose head has the focus; Shift and Home give the usual width back. */
export function widenByKeys(event: KeyboardEvent<HTMLElement>, width: number | undefined, widen: (width: number | null) => void): void {
  if (!event.shiftKey) return;
  const by = event.key === 'ArrowRight' ? step : event.key === 'ArrowLeft' ? -step : 0;
  if (event.key === 'Home') widen(null);
  else if (by !== 0) widen(within((width ?? headOf(event.currentTarget).offsetWidth) + by));
  else return;
  event.preventDefault();
}

export function WidthHandle({ widen }: { widen: (width: number | null) => void }) {
  const [drawn, setDrawn] = useState<{ from: number; width: number } | null>(null);
  const start = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrawn({ from: event.clientX, width: headOf(event.currentTarget).offsetWidth });
  };
  const draw = (event: PointerEvent<HTMLSpanElement>) => {
    // The head follows at once; the choice is kept when the edge is let go.
    if (drawn !== null) headOf(event.currentTarget).style.width = `${within(drawn.width + event.clientX - drawn.from)}px`;
  };
  const stop = (event: PointerEvent<HTMLSpanElement>) => {
    if (drawn === null) return;
    setDrawn(null);
    if (event.clientX !== drawn.from) widen(within(drawn.width + event.clientX - drawn.from));
  };
  return (
    <span
      aria-hidden className={css.edge} data-drawn={drawn !== null || undefined} title="Draw to change the width; press twice for the usual one"
      onPointerDown={start} onPointerMove={draw} onPointerUp={stop} onPointerCancel={() => setDrawn(null)} onDoubleClick={() => widen(null)}
    />
  );
}
