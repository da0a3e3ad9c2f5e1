/** What stands around a record: each with its number and the list that shows exactly these. */
import { consolePage } from '#contract/console-page';
import type { readRelated as relatedRoute, Related } from '#contract/history';
import type { Received } from '#contract/route';
import type { Permission } from '#domain/access/permission';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { mayDo } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { countAll, countsAround, factsAbout, isVisible, type Facts } from './related.repo.ts';

type Kind = Received<typeof relatedRoute>['params']['kind'];
type Link = { readonly label: readonly [one: string, many: string]; readonly needs: Permission; readonly href: (id: string, facts: Facts) => string; readonly tone?: Related['tone']; /** Hidden below this number: one of the same model is the thing itself. */ readonly from?: number };

const text = (value: string | null | undefined): string => value ?? '';
const case_: Link = { label: ['its case', 'its case'], needs: 'cases.read', href: (_, facts) => consolePage.case(text(facts['case'])) };

const links: { readonly [K in Kind]: Readonly<Record<string, Link>> } = {
  person: {
    held: { label: ['asset answered for', 'assets answered for'], needs: 'assets.read', href: (id) => consolePage.assets({ custodian: 'person', with: id }) }, meant: { label: ['asset meant for them', 'assets meant for them'], needs: 'assets.read', href: (id) => consolePage.assets({ assignee: id }) },
    accounts: { label: ['open account', 'open accounts'], needs: 'accounts.read', href: (id) => consolePage.accounts({ person: id, status: 'active' }) }, cases: { label: ['case', 'cases'], needs: 'cases.read', href: (id) => consolePage.cases({ person: id }), tone: 'due' },
    reports: { label: ['report', 'reports'], needs: 'people.read', href: (id) => consolePage.people({ manager: id }) }, leaverAsks: { label: ['ask about their things', 'asks about their things'], needs: 'asks.read', href: (id) => consolePage.asks({ leaver: id }) },
  },
  asset: {
    holds: { label: ['legal hold', 'legal holds'], needs: 'assets.read', href: (id) => consolePage.asset(id), tone: 'hold' }, incidents: { label: ['sighting to look at', 'sightings to look at'], needs: 'exceptions.read', href: () => consolePage.sightings(), tone: 'due' },
    jobs: { label: ['workshop job', 'workshop jobs'], needs: 'workshop.work', href: (id) => consolePage.workItem(id) }, parcels: { label: ['parcel', 'parcels'], needs: 'pickups.run', href: (_, facts) => (facts['parcel'] ? consolePage.parcel(facts['parcel']) : consolePage.parcels()) },
    holder: { label: ['with the same person', 'with the same person'], needs: 'assets.read', href: (_, facts) => consolePage.assets({ custodian: 'person', with: text(facts['holder']) }), from: 2 },
    assignee: { label: ['meant for the same person', 'meant for the same person'], needs: 'assets.read', href: (_, facts) => consolePage.assets({ assignee: text(facts['assignee']) }), from: 2 },
    model: { label: ['of the same model', 'of the same model'], needs: 'assets.read', href: (_, facts) => consolePage.assets({ model: text(facts['model']) }), from: 2 },
  },
  licence: { vendor: { label: ['of the same vendor', 'of the same vendor'], needs: 'licences.read', href: (_, facts) => consolePage.licences({ q: text(facts['vendor']) }), from: 2 } },
  account: {
    case: case_, person: { label: ['of the same person', 'of the same person'], needs: 'accounts.read', href: (_, facts) => consolePage.accounts({ person: text(facts['person']) }), from: 2 },
    system: { label: ['in the same system', 'in the same system'], needs: 'accounts.read', href: (_, facts) => consolePage.accounts({ system: text(facts['system']) }), from: 2 },
  },
  ask: { case: case_, asks: { label: ['ask of the same case', 'asks of the same case'], needs: 'asks.read', href: (_, facts) => consolePage.asks({ case: text(facts['case']) }), from: 2 } },
  parcel: { case: case_, parcels: { label: ['parcel of the same case', 'parcels of the same case'], needs: 'pickups.run', href: (_, facts) => consolePage.parcels({ case: text(facts['case']) }), from: 2 }, asks: { label: ['ask of the case', 'asks of the case'], needs: 'asks.read', href: (_, facts) => consolePage.asks({ case: text(facts['case']) }) } },
};

export const readPermission: { readonly [K in Kind]: Permission } = { person: 'people.read', asset: 'assets.read', licence: 'licences.read', account: 'accounts.read', ask: 'asks.read', parcel: 'pickups.run' };
export const isHere = (unit: Unit, kind: Kind, id: string): Promise<boolean> => isVisible(unit.tx, kind, id);

export async function findRelated(unit: Unit, { kind, recordId }: Received<typeof relatedRoute>['params']): Promise<Verdict<{ rows: Related[] }>> {
  if (!mayDo(unit.actor, readPermission[kind])) return refuse('forbidden', { permission: readPermission[kind] });
  if (!(await isHere(unit, kind, recordId))) return refuse('not_found');
  const facts = await factsAbout(unit.tx, kind, recordId);
  const shown = Object.entries(links[kind]).filter(([, link]) => mayDo(unit.actor, link.needs));
  const counts = countsAround(kind, recordId, facts);
  const numbers = await countAll(unit.tx, Object.fromEntries(shown.flatMap(([name]) => (counts[name] ? [[name, counts[name]]] : []))));
  return allow({
    rows: shown.flatMap(([name, link]) => {
      const count = numbers[name] ?? 0;
      return count < (link.from ?? 1) ? [] : [{ id: name, label: link.label[count === 1 ? 0 : 1], count, href: link.href(recordId, facts), tone: link.tone ?? 'plain' }];
    }),
  });
}
