/**
 * After every change of page: the title is read out and takes the focus, but never from a field that somebody is quick
 * enough to type in. A change in the address's filters is not an arrival.
 */
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';

const isTypedIn = (element: Element | null): boolean => element?.closest('main') !== null && element?.matches('input, textarea, select, [contenteditable]') === true;

export function Arrival() {
  const path = useRouterState({ select: (state) => (state.status === 'idle' ? (state.resolvedLocation?.pathname ?? null) : null) });
  const last = useRef<string | null>(null);
  const [words, setWords] = useState('');
  useEffect(() => {
    if (path === null || path === last.current) return undefined;
    const first = last.current === null;
    last.current = path;
    if (first) return undefined;
    // The new page's title may come with its data.
    const timer = setTimeout(() => {
      const title = document.querySelector<HTMLElement>('[data-page-title]');
      if (!isTypedIn(document.activeElement)) title?.focus({ preventScroll: true });
      setWords(title?.textContent ?? document.title);
    }, 60);
    return () => clearTimeout(timer);
  }, [path]);
  return (
    <div role="status" aria-live="polite" className="hb-unseen">
      {words}
    </div>
  );
}
