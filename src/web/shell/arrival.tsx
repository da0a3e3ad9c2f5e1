/** After every change of page: the title takes the focus and is read out. A change in the address's filters is not an arrival. */
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';

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
      title?.focus({ preventScroll: true });
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
