/** W2, W3, W4, W6 and W7: what is asked of Handback, and what of the floor, for the same work. */
import type { Handback } from './handback.ts';
import type { Sample, Target } from './drive.ts';
import type { Picks } from './floor.ts';
import { locationsOf } from './loaded.ts';

export type Asked = { readonly floor: Sample; readonly ours: (server: Handback) => Promise<Sample>; readonly connections: readonly number[]; /** The share that is asked for, at the last of the connections. */ readonly goal: number };

/** The same walk through a list every time. */
const of = <T>(list: readonly T[], n: number): T => list[(n * 7919) % list.length] as T;
const statusOf = { in_stock: 'ready', deployed: 'in_use' } as const;
const statuses = ['in_stock', 'deployed'] as const;

type Page = { readonly next: string | null; readonly rows: readonly object[]; readonly total: number | null };

async function inventory(server: Handback, picks: Picks): Promise<Sample> {
  const ids = await locationsOf(server);
  const at = new Map<number, { pair: number; after: string; page: number }>();
  return async (ask, nth, worker) => {
    const walk = at.get(worker) ?? { pair: nth, after: '', page: 1 };
    const path = `/api/assets?where=status:is:${statusOf[of(statuses, walk.pair)]}&where=location:is:${ids.get(of(picks.locations, walk.pair))}&sort=-purchased&limit=50`;
    const page = JSON.parse(await ask(path + walk.after)) as Page;
    if (page.rows.length === 0 || (walk.page === 1 && page.total === null)) throw new Error(`An empty page or no total: ${path}`);
    at.set(worker, page.next === null || walk.page === 4 ? { pair: nth + 1, after: '', page: 1 } : { ...walk, after: `&after=${page.next}`, page: walk.page + 1 });
  };
}

async function casesOf(server: Handback, picks: Picks): Promise<{ caseId: string }[]> {
  const numbers = new Set(picks.sixAssets);
  const found: { caseId: string }[] = [];
  for (let after = ''; ;) {
    const page = (await server.call('GET', `/api/cases?sort=number&limit=200${after}`)).body as unknown as { next: string | null; rows: { id: string; number: number }[] };
    for (const row of page.rows) if (numbers.has(row.number)) found.push({ caseId: row.id });
    if (page.next === null) return found;
    after = `&after=${page.next}`;
  }
}

/** As the console shows it: the case whole, and its history. */
async function leaver(server: Handback, picks: Picks): Promise<Sample> {
  const cases = await casesOf(server, picks);
  if (cases.length !== 400) throw new Error(`${cases.length} cases of people with six assets`);
  return async (ask, nth) => {
    const { caseId } = of(cases, nth);
    const one = JSON.parse(await ask(`/api/cases/${caseId}`)) as { assets: object[]; tasks: object[] };
    if (one.assets.length !== 6 || one.tasks.length !== 12) throw new Error(`A case with ${one.assets.length} assets and ${one.tasks.length} tasks`);
    await ask(`/api/audit?case=${caseId}&limit=50`);
  };
}

/** Every open case with what is still open in it, 200 a page: one report. */
const report: Sample = async (ask) => {
  let rows = 0;
  for (let after = ''; ;) {
    const page = JSON.parse(await ask(`/api/cases?status=open&sort=returnBy&limit=200${after}`)) as Page;
    rows += page.rows.length;
    if (page.next === null) break;
    after = `&after=${page.next}`;
  }
  if (rows !== 564) throw new Error(`${rows} people in the report`);
};

/** Each connection is the station of other sites: two clerks at one mailroom wait for each other, as they do at one door. */
async function scans(server: Handback, picks: Picks): Promise<Sample> {
  const ids = await locationsOf(server);
  const { rows } = (await server.call('GET', '/api/station')).body as unknown as { rows: { id: string; kind: string; site: { id: string } }[] };
  const rooms = new Map(rows.filter(({ kind }) => kind === 'mailroom').map((row) => [row.site.id, row.id]));
  const bySite = [...Map.groupBy(picks.labels, ({ location }) => location).values()];
  const queues = new Map<number, { tracking: string; location: string }[]>();
  const stations = 16;
  for (let worker = 0; worker < stations; worker += 1) queues.set(worker, bySite.filter((_, at) => at % stations === worker).flat());
  return async (ask, _nth, worker) => {
    const label = queues.get(worker)?.pop() ?? [...queues.values()].find((queue) => queue.length > 0)?.pop();
    if (label === undefined) throw new Error('No label is left to scan');
    const body = { placeId: rooms.get(ids.get(label.location) ?? ''), clientId: crypto.randomUUID(), raw: label.tracking, scannedAt: new Date().toISOString() };
    const answer = JSON.parse(await ask('/api/station/scan', { body, headers: { 'idempotency-key': crypto.randomUUID() } })) as { kind: string };
    if (answer.kind !== 'store') throw new Error(`${label.tracking} was not stored: ${JSON.stringify(answer)}`);
  };
}

export const askedOf = (picks: Picks): Record<string, Asked> => ({
  W2: {
    connections: [1, 32], goal: 0.6, ours: (server) => inventory(server, picks),
    floor: (ask, nth) => ask(`/assets?status=${of(statuses, nth)}&location=${encodeURIComponent(of(picks.locations, nth))}&page=${1 + (nth % 4)}`),
  },
  W3s: { connections: [1, 32], goal: 0.6, ours: () => Promise.resolve((ask, nth) => ask(`/api/assets?q=${of(picks.serials, nth)}&limit=20`)), floor: (ask, nth) => ask(`/assets?q=${of(picks.serials, nth)}`) },
  W3n: { connections: [1, 32], goal: 0.6, ours: () => Promise.resolve((ask, nth) => ask(`/api/people?q=${of(picks.names, nth)}&sort=name&limit=20`)), floor: (ask, nth) => ask(`/people?q=${of(picks.names, nth)}`) },
  W4: { connections: [1, 32], goal: 0.6, ours: (server) => leaver(server, picks), floor: (ask, nth) => ask(`/leavers/${of(picks.sixAssets, nth)}`) },
  W6: {
    connections: [1, 16], goal: 0.5, ours: (server) => scans(server, picks),
    floor: (ask, nth) => ask('/scans', { body: { code: picks.labels[nth % picks.labels.length]?.tracking, status: nth % 32_000 < 16_000 ? 'received' : 'in_stock' }, headers: {} }),
  },
  W7: { connections: [1], goal: 0.6, ours: () => Promise.resolve(report), floor: (ask) => ask('/report') },
  ping: { connections: [1, 32], goal: 0, ours: () => Promise.resolve((ask) => ask('/healthz')), floor: (ask) => ask('/ping') },
});

export const targetOf = (server: Handback, sample: Sample): Target => ({ url: server.url, headers: { authorization: `Bearer ${server.key}` }, sample });
