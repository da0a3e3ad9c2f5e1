/**
 * Processor seconds of a process and of the whole database cluster, from /proc:
 * on a machine that others use as well, they say more than the clock. Linux
 * only; elsewhere, and for a database on another machine, NaN.
 */
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';

const ticks = 100;

type Times = { readonly parent: number; readonly own: number; /** Of children that have ended. */ readonly ended: number };

async function timesOf(pid: number): Promise<Times | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  // The name may hold spaces; the fields begin behind its closing bracket, with the third.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ').map(Number);
  const sum = (...at: readonly number[]): number => at.reduce((all, each) => all + (fields[each - 3] ?? 0), 0) / ticks;
  return { parent: fields[1] ?? 0, own: sum(14, 15), ended: sum(16, 17) };
}

export const cpuOf = async (pid: number): Promise<number> => (await timesOf(pid))?.own ?? NaN;

/** The process every session of this server is a child of. */
export async function postmasterOf(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    return (await timesOf(rows[0]?.pid ?? 0))?.parent ?? 0;
  } finally {
    await client.end();
  }
}

export async function cpuOfCluster(postmaster: number): Promise<number> {
  const main = await timesOf(postmaster);
  if (main === null) return NaN;
  const all = await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map((name) => timesOf(Number(name))));
  return main.own + main.ended + all.reduce((sum, each) => sum + (each?.parent === postmaster ? each.own : 0), 0);
}
