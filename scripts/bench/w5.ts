/** W5: cases for N people at once. The floor in one transaction of raw SQL; ours by our API, 500 people a request, each case planned from the policy. */
import pg from 'pg';
import { drive, type Sample } from './drive.ts';
import type { Picks } from './floor.ts';
import { floorForget } from './floor.ts';
import type { Handback } from './handback.ts';
import type { Loaded } from './loaded.ts';

export const writesOfACase = 29;
export type Opened = { readonly few: number; readonly many: number; /** Seconds for the many by seconds for the few; their numbers stand 12.5 to 1. */ readonly growth: number };

const opened = (few: number, many: number): Opened => ({ few, many, growth: many / few });
export type Numbers = { readonly few: number; readonly many: number };
export const usualNumbers: Numbers = { few: 400, many: 5000 };

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

export async function floorW5(floorUrl: string, databaseUrl: string, picks: Picks, { few, many }: Numbers): Promise<Opened> {
  const open = (people: readonly number[]) => timed(async () => {
    const answer = await fetch(`${floorUrl}/cases`, { method: 'POST', body: JSON.stringify({ people, items: picks.items }) });
    if (!answer.ok) throw new Error(await answer.text());
  });
  const result = opened(await open(picks.fourAssets.slice(0, few)), await open(picks.fourAssets.slice(few, few + many)));
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  for (const statement of floorForget) await client.query(statement);
  await client.end();
  return result;
}

const lastDay = (): string => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

/** As many in one request as it takes. */
const together = 500;

async function openOurs(server: Handback, people: readonly string[]): Promise<number> {
  const parts = Array.from({ length: Math.ceil(people.length / together) }, (_, at) => people.slice(at * together, (at + 1) * together));
  const sample: Sample = async (ask, nth) => {
    const body = { personIds: parts[nth], reason: 'redundancy', lastWorkingOn: lastDay() };
    const { opened: made } = JSON.parse(await ask('/api/cases/many', { body, headers: { 'idempotency-key': crypto.randomUUID() } })) as { opened: object[] };
    if (made.length !== parts[nth]?.length) throw new Error(`${made.length} of ${parts[nth]?.length} cases were opened`);
  };
  return timed(async () => {
    const pace = await drive({ url: server.url, headers: { authorization: `Bearer ${server.key}` }, sample }, { connections: 1, seconds: 3600, most: parts.length });
    if (pace.errors > 0) throw new Error(pace.firstError);
  });
}

export async function ourW5(loaded: Loaded, picks: Picks, { few, many }: Numbers, profile?: string): Promise<Opened> {
  let people: string[] = [];
  const server = await loaded.start('handback_w5', {
    profile,
    prepare: async (pool) => {
      const numbers = picks.fourAssets.slice(0, few + many + 50).map((id) => `e${String(id).padStart(6, '0')}`);
      const { rows } = await pool.query<{ id: string }>('select id from person where lower(employee_number) = any ($1) order by employee_number', [numbers]);
      people = rows.map(({ id }) => id);
    },
  });
  try {
    await openOurs(server, people.slice(few + many));
    return opened(await openOurs(server, people.slice(0, few)), await openOurs(server, people.slice(few, few + many)));
  } finally {
    await server.stop();
  }
}
