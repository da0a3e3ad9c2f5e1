/**
 * W8: entries appended to the audit log and sealed, the log verified, the log
 * written out. The floor is one SHA-256 chain by COPY: hash, append, verify,
 * export. Ours are audited acts of a thousand entries in a transaction, sealed
 * into the Merkle log, checked by the product's own verification,
 * and written out by its own export.
 */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import pg from 'pg';
import { verifyStretch } from '#server/features/audit/verify-audit.service';
import { exportAudit } from '#server/features/audit/export-audit.service';
import { sealAudit } from '#server/features/audit/seal-audit.service';
import { systemClock } from '#server/platform/clock/clock';
import { randomIds } from '#server/platform/clock/identity';
import { migrate } from '#server/platform/db/migrate';
import { openPostgres } from '#server/platform/db/open-database';
import { system } from '#server/platform/work/actor';
import { unitRunner } from '#server/platform/work/unit-of-work';

/** Entries a second. */
export type Log = { readonly append: number; readonly verify: number; readonly export: number; readonly more?: object };

const row = (n: number): string => `{"at":"2026-01-01T00:00:00Z","actor":"mailroom","action":"asset.receive","entity":"asset","id":${n % 100_000},"detail":{"from":"in_transit","to":"received","code":"1Z${n}"}}`;
const link = (before: string, body: string): string => createHash('sha256').update(before + body).digest('hex');
const pageOf = 10_000;

async function rate(entries: number, work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (entries * 1000) / (performance.now() - began);
}

export async function floorW8(url: string, folder: string, entries: number): Promise<Log> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const file = join(folder, 'chain.txt');
  try {
    await client.query('create table chain (seq bigint primary key, body text not null, hash text not null)');
    const append = await rate(entries, async () => {
      const stream = createWriteStream(file, { mode: 0o644 });
      let [hash, waiting] = ['genesis', ''];
      for (let n = 0; n < entries; n++) {
        const body = row(n);
        hash = link(hash, body);
        waiting += `${n}\t${body}\t${hash}\n`;
        if (waiting.length < 1 << 16) continue;
        if (!stream.write(waiting)) await once(stream, 'drain');
        waiting = '';
      }
      stream.end(waiting);
      await once(stream, 'finish');
      await client.query(`copy chain from '${file}'`);
    });
    const verify = await rate(entries, async () => {
      let hash = 'genesis';
      for (let from = 0; from < entries; from += pageOf) {
        const { rows } = await client.query<{ body: string; hash: string }>({ name: 'page', text: 'select body, hash from chain where seq >= $1 order by seq limit $2', values: [from, pageOf] });
        for (const entry of rows) if ((hash = link(hash, entry.body)) !== entry.hash) throw new Error('The chain of the floor is broken.');
      }
    });
    const exported = await rate(entries, () => client.query(`copy chain to '/dev/null' csv header`));
    return { append, verify, export: exported };
  } finally {
    await client.query('drop table if exists chain');
    await client.end();
  }
}

const auditor = system('bench');

export async function ourW8(url: string, entries: number): Promise<Log> {
  const database = openPostgres(url);
  try {
    await migrate(database.pool);
    const run = unitRunner({ database, clock: systemClock, newId: randomIds, publicUrl: () => 'http://localhost', send: () => Promise.resolve() });
    let appended = 0;
    const append = await rate(entries, async () => {
      for (let from = 0; from < entries; from += 1000) {
        await run(auditor, (unit) => {
          for (let n = from; n < Math.min(entries, from + 1000); n++) unit.audit({ action: 'asset.received', entity: { kind: 'asset', id: randomIds() }, facts: { from: 'in_transit', to: 'received', code: `1Z${n}` } });
          return Promise.resolve();
        });
      }
      appended = performance.now();
      await sealAudit(run);
    });
    const sealing = performance.now() - appended;
    const verify = await rate(entries, async () => {
      for (let from: number | null = 0; from !== null;) {
        const checked: Awaited<ReturnType<typeof verifyStretch>> = await run(auditor, (unit) => verifyStretch(unit, from ?? 0));
        if (!checked.ok || checked.value.faults.length > 0) throw new Error(`The log does not verify: ${JSON.stringify(checked)}`);
        from = checked.value.next;
      }
    });
    const exported = await rate(entries, async () => {
      const file = await exportAudit({ run, actor: auditor, requestId: 'bench', header: () => undefined }, {});
      let lines = 0;
      if (file.ok) for await (const part of file.value.more ?? []) for (const byte of part) if (byte === 10) lines += 1;
      if (lines < entries) throw new Error(`Only ${lines} lines were written`);
    });
    return { append, verify, export: exported, more: { sealedPerSecond: (entries * 1000) / sealing } };
  } finally {
    await database.close();
  }
}
