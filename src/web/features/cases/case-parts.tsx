/** The parts of the case page: places to jump to, which a phone needs most. */
import type { ReactNode } from 'react';
import { hasDispute } from './asset-view.ts';
import { useCaseView } from './case-context.tsx';
import type { CaseSlots } from './slots.ts';
import css from './case.module.css';

export type PartId = 'disputes' | 'checklist' | 'clearance' | 'assets' | 'parcels' | 'asks' | 'access' | 'about' | 'history';

const labels: Record<PartId, string> = { disputes: 'Disputed', checklist: 'Checklist', clearance: 'Clearance', assets: 'Assets', parcels: 'Parcels', asks: 'Asks', access: 'Access', about: 'About', history: 'History' };

export function Part({ id, label, children }: { id: PartId; label?: string; children: ReactNode }) {
  return (
    <div id={id} className={css.part} tabIndex={-1} {...(label === undefined ? {} : { role: 'group', 'aria-label': label })}>
      {children}
    </div>
  );
}

export function PartLinks({ slots, accessFirst }: { slots: CaseSlots; accessFirst: boolean }) {
  const { one, rights } = useCaseView();
  const parts: PartId[] = [
    ...(accessFirst ? ['access' as const] : []), ...(hasDispute(one) ? ['disputes' as const] : []), 'checklist', ...(slots.clearance === undefined ? [] : ['clearance' as const]), 'assets', ...(slots.parcels === undefined ? [] : ['parcels' as const]),
    'asks', ...(accessFirst ? [] : ['access' as const]), 'about', ...(rights.history ? ['history' as const] : []),
  ];
  return (
    <nav className={css.jump} aria-label="Parts of the case">
      {parts.map((part) => <a key={part} href={`#${part}`}>{labels[part]}</a>)}
    </nav>
  );
}
