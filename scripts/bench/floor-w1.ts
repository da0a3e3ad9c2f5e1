/** W1's floor: COPY and insert into plain tables with the constraints they need, and nothing else. Not our schema, only the least work that does the job. */
import pg from 'pg';
import { cpuOfCluster } from './cpu-time.ts';
import { recordTables } from './floor.ts';

const staging = `
create temp table p (
  employee_id text, name text, email text, personal_email text, department text, manager_id text, location text, country text, timezone text, employment_type text, status text, start_date date, end_date date
);
create temp table a (asset_tag text, serial text, model text, category text, purchase_date date, purchase_cost numeric, currency text, status text, assignee text, location text);`;

const load = (folder: string): string[] => [
  staging,
  `copy p from '${folder}/people.csv' csv header`,
  `insert into people select substr(employee_id, 2)::int, p.* from p`,
  `copy a from '${folder}/assets.csv' csv header`,
  `insert into assets select substr(asset_tag, 4)::int, asset_tag, serial, model, category, purchase_date, purchase_cost, currency, status, substr(assignee, 2)::int, location from a`,
];

/** Seconds, and processor seconds of the cluster, for people.csv and assets.csv of `folder`, in a database of its own. */
export async function floorW1(server: string, folder: string, postmaster: number): Promise<{ seconds: number; cpu: number }> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query('drop database if exists floor with (force)');
  await admin.query('create database floor');
  const url = new URL(server);
  url.pathname = '/floor';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(recordTables);
    const [began, used] = [performance.now(), await cpuOfCluster(postmaster)];
    for (const statement of load(folder)) await client.query(statement);
    return { seconds: (performance.now() - began) / 1000, cpu: (await cpuOfCluster(postmaster)) - used };
  } finally {
    await client.end();
    await admin.query('drop database floor with (force)');
    await admin.end();
  }
}
