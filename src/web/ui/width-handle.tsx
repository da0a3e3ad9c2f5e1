/** The edge of a column's head: drawn with the mouse, or moved with the arrows; a double press gives the usual width back. */
import { useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import css from './data-list.module.css';

const least = 60;
const most = 900;
const step = 16;
const within = (width: number): number => Math.round(Math.min(most, Math.max(least, width)));

export function WidthHandle({ label, width, widen }: { label: string; width: number | undefined; widen: (width: number | null) => void }) {
  const [drawn, setDrawn] = useState<{ from: number; width: number } | null>(null);
  const headOf = (target: Element): HTMLElement => target.closest('th') as HTMLElement;
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
  const press = (event: KeyboardEvent<HTMLSpanElement>) => {
    const by = event.key === 'ArrowRight' ? step : event.key === 'ArrowLeft' ? -step : 0;
    if (event.key === 'Home') widen(null);
    else if (by !== 0) widen(within((width ?? headOf(event.currentTarget).offsetWidth) + by));
    else return;
    event.preventDefault();
  };
  return (
    <span
      role="separator" aria-orientation="vertical" aria-label={`Width of ${label}`} aria-valuemin={least} aria-valuemax={most} {...(width === undefined ? { 'aria-valuetext': 'usual' } : { 'aria-valuenow': width })}
      tabIndex={0} className={css.edge} data-drawn={drawn !== null || undefined} title="Draw to change the width; press twice for the usual one"
      onPointerDown={start} onPointerMove={draw} onPointerUp={stop} onPointerCancel={() => setDrawn(null)} onDoubleClick={() => widen(null)} onKeyDown={press}
    />
  );
}
