/** Leavers described in a few words, for tests of policies: an office employee unless told. */
import type { AccountFacts, AssetFacts, CaseFacts, CaseReasonFacts, PersonFacts, SeatFacts } from '#domain/policy/facts';
import type { CaseCalendar } from '#domain/policy/timing';

export const asset = (id: string, more: Partial<AssetFacts> = {}): AssetFacts => ({
  id, tag: `HB-${id}`, category: 'laptop', model: 'ThinkPad T14', ownership: 'own', ownerName: '', dataBearing: true, managed: true, shared: false, custom: {}, ...more,
});

export const seat = (id: string, more: Partial<SeatFacts> = {}): SeatFacts => ({ id, product: id, licence: `${id} Team`, reclaimable: true, holdsData: false, ...more });

export const account = (id: string, more: Partial<AccountFacts> = {}): AccountFacts => ({ id, system: id.toUpperCase(), username: 'inês.duarte', privileged: false, holdsData: false, ...more });

export type Described = {
  readonly person?: Partial<PersonFacts>;
  readonly case?: Partial<CaseReasonFacts>;
  readonly assets?: readonly AssetFacts[];
  readonly seats?: readonly SeatFacts[];
  readonly accounts?: readonly AccountFacts[];
};

export const lisbon = { id: 'lis', name: 'Lisbon', country: 'PT', timeZone: 'Europe/Lisbon' };

export const leaver = (described: Described = {}): CaseFacts => ({
  person: {
    id: 'p1', name: 'Inês Duarte', employment: 'employee', workMode: 'office', country: 'PT', location: lisbon, department: 'Design',
    hasManager: true, hasPersonalContact: true, custom: {}, ...described.person,
  },
  case: { reason: 'resignation', immediate: false, embargoed: false, noticeDays: 30, ...described.case },
  assets: described.assets ?? [asset('laptop')],
  seats: described.seats ?? [seat('figma', { holdsData: true }), seat('zoom')],
  accounts: described.accounts ?? [account('sso'), account('mail', { holdsData: true })],
});

/** Opened on Tuesday 1 September 2026, the last day is Friday 2 October. */
export const calendar = (more: Partial<CaseCalendar> = {}): CaseCalendar => ({
  lastWorkingOn: '2026-10-02', openedAt: '2026-09-01T09:00:00Z', timeZone: 'Europe/Lisbon', weekend: [6, 7], holidays: new Set(['2026-10-05']), ...more,
});
