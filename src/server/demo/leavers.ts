/** The leavers of Varanda Labs, in every phase, the ugly ones included. Dates are the leaver's own. */
import type { Reason } from '#domain/policy/facts';
import type { CrewName } from './crew.ts';

export type Leaver = {
  readonly name: string | { readonly site: string; readonly nth: number };
  readonly reason: Reason;
  readonly by: CrewName;
  readonly opensAt: string;
  readonly lastWorkingOn: string;
  readonly immediate?: boolean;
  /** How far it has come by today. */
  readonly phase: 'planned' | 'asked' | 'answered' | 'on_its_way' | 'stored' | 'collected' | 'workshop' | 'home' | 'cleared' | 'cancelled';
  readonly personalEmail?: string;
  readonly note?: string;
};

const past = (site: string, nth: number, opensAt: string, lastWorkingOn: string, reason: Reason = 'resignation'): Leaver => ({ name: { site, nth }, reason, by: 'helena', opensAt: `${opensAt}T09:10:00.000Z`, lastWorkingOn, phase: 'cleared' });

export const leavers: readonly Leaver[] = [
  // Over and square: what the figures stand on.
  past('berlin', 1, '2026-06-15', '2026-07-10'), past('lisbon', 2, '2026-06-22', '2026-07-15', 'contract_end'), past('lisbon', 3, '2026-07-13', '2026-08-07', 'retirement'), past('berlin', 2, '2026-08-03', '2026-08-28'), past('lisbon', 4, '2026-08-10', '2026-09-04'),
  past('krakow', 3, '2026-08-24', '2026-09-18', 'contract_end'), past('austin', 2, '2026-09-01', '2026-09-25'), past('lisbon', 5, '2026-09-07', '2026-10-02'), past('osaka', 1, '2026-09-14', '2026-10-09'), past('krakow', 4, '2026-09-21', '2026-10-16'),
  past('lisbon', 6, '2026-09-28', '2026-10-23'),
  // Under way, phase by phase.
  { name: 'Duarte Sousa', reason: 'contract_end', by: 'helena', opensAt: '2026-11-03T09:20:00.000Z', lastWorkingOn: '2026-11-20', phase: 'on_its_way', personalEmail: 'duarte.sousa@home.example' },
  { name: 'Joana Reis', reason: 'resignation', by: 'helena', opensAt: '2026-10-26T10:05:00.000Z', lastWorkingOn: '2026-11-20', phase: 'asked', personalEmail: 'joana.reis@home.example', note: 'Goes to a partner; good terms.' },
  { name: 'Tomasz Wilk', reason: 'resignation', by: 'helena', opensAt: '2026-10-19T08:40:00.000Z', lastWorkingOn: '2026-11-13', phase: 'stored' },
  { name: 'Ewa Nowak', reason: 'resignation', by: 'helena', opensAt: '2026-10-20T08:40:00.000Z', lastWorkingOn: '2026-11-13', phase: 'answered' },
  { name: 'Priya Nair', reason: 'resignation', by: 'helena', opensAt: '2026-11-09T15:00:00.000Z', lastWorkingOn: '2026-11-28', phase: 'asked', personalEmail: 'priya.nair@home.example' },
  { name: 'Kenji Tanaka', reason: 'resignation', by: 'aiko', opensAt: '2026-11-02T01:30:00.000Z', lastWorkingOn: '2026-11-30', phase: 'answered', personalEmail: 'kenji.tanaka@home.example' },
  { name: 'Paul Vogel', reason: 'dismissal', by: 'helena', opensAt: '2026-11-23T13:05:00.000Z', lastWorkingOn: '2026-11-23', immediate: true, phase: 'asked', personalEmail: 'paul.vogel@home.example' },
  { name: 'Wanjiru Kamau', reason: 'death', by: 'helena', opensAt: '2026-11-16T09:00:00.000Z', lastWorkingOn: '2026-11-15', phase: 'planned' },
  { name: 'Lena Schröder', reason: 'redundancy', by: 'helena', opensAt: '2026-11-10T09:30:00.000Z', lastWorkingOn: '2026-12-31', phase: 'planned', personalEmail: 'lena.schroeder@home.example' },
  { name: 'Grace Bennett', reason: 'retirement', by: 'helena', opensAt: '2026-11-04T16:00:00.000Z', lastWorkingOn: '2026-11-25', phase: 'answered' },
  { name: 'Piotr Lis', reason: 'internal_transfer', by: 'helena', opensAt: '2026-11-12T09:00:00.000Z', lastWorkingOn: '2026-12-04', phase: 'planned' },
  { name: { site: 'lisbon', nth: 7 }, reason: 'resignation', by: 'helena', opensAt: '2026-10-30T09:00:00.000Z', lastWorkingOn: '2026-11-18', phase: 'stored' },
  { name: { site: 'lisbon', nth: 8 }, reason: 'contract_end', by: 'helena', opensAt: '2026-10-28T09:00:00.000Z', lastWorkingOn: '2026-11-17', phase: 'stored' },
  { name: { site: 'lisbon', nth: 9 }, reason: 'resignation', by: 'helena', opensAt: '2026-10-22T09:00:00.000Z', lastWorkingOn: '2026-11-12', phase: 'workshop' },
  { name: { site: 'lisbon', nth: 10 }, reason: 'resignation', by: 'helena', opensAt: '2026-10-15T09:00:00.000Z', lastWorkingOn: '2026-11-06', phase: 'home' },
  { name: { site: 'lisbon', nth: 11 }, reason: 'resignation', by: 'helena', opensAt: '2026-10-23T09:00:00.000Z', lastWorkingOn: '2026-11-13', phase: 'workshop' },
  { name: { site: 'lisbon', nth: 12 }, reason: 'retirement', by: 'helena', opensAt: '2026-10-14T09:00:00.000Z', lastWorkingOn: '2026-11-05', phase: 'home' },
  { name: { site: 'krakow', nth: 5 }, reason: 'resignation', by: 'helena', opensAt: '2026-10-21T09:00:00.000Z', lastWorkingOn: '2026-11-11', phase: 'workshop' },
  { name: { site: 'krakow', nth: 6 }, reason: 'contract_end', by: 'helena', opensAt: '2026-11-02T09:00:00.000Z', lastWorkingOn: '2026-11-27', phase: 'asked' },
  { name: { site: 'berlin', nth: 3 }, reason: 'resignation', by: 'helena', opensAt: '2026-10-12T09:00:00.000Z', lastWorkingOn: '2026-11-02', phase: 'answered' },
  { name: { site: 'austin', nth: 3 }, reason: 'resignation', by: 'helena', opensAt: '2026-11-05T15:00:00.000Z', lastWorkingOn: '2026-12-04', phase: 'asked' },
  { name: { site: 'austin', nth: 4 }, reason: 'resignation', by: 'helena', opensAt: '2026-10-14T15:00:00.000Z', lastWorkingOn: '2026-11-04', phase: 'asked' },
  { name: { site: 'nairobi', nth: 2 }, reason: 'contract_end', by: 'helena', opensAt: '2026-11-03T08:00:00.000Z', lastWorkingOn: '2026-11-26', phase: 'answered' },
  { name: { site: 'osaka', nth: 2 }, reason: 'resignation', by: 'aiko', opensAt: '2026-11-17T01:00:00.000Z', lastWorkingOn: '2026-12-18', phase: 'planned' },
  { name: { site: 'krakow', nth: 7 }, reason: 'resignation', by: 'helena', opensAt: '2026-11-18T09:00:00.000Z', lastWorkingOn: '2026-12-11', phase: 'planned' },
  { name: { site: 'berlin', nth: 4 }, reason: 'resignation', by: 'helena', opensAt: '2026-11-09T09:00:00.000Z', lastWorkingOn: '2026-11-30', phase: 'cancelled' },
];
