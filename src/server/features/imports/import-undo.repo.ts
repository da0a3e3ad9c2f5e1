/** SQL of taking an import back: what each written row brought, and what speaks against giving it up. Reads across slices (ADR 2). */
import { sql, type RawBuilder } from 'kysely';
import type { ImportKind } from '#domain/import/field';
import type { UndoReason } from '#domain/import/undo';
import { insertNew } from '../../platform/db/many-rows.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export type UndoRow = { readonly line: number; readonly label: string; readonly verdict: 'create' | 'change'; readonly record_id: string; readonly reason: UndoReason | null; readonly text: string | null };
type Run = { readonly id: string; readonly kind: ImportKind };
type Stretch = { readonly after: number; readonly limit: number } | { readonly line: number } | null;

const tables = { people: 'person', assets: 'asset', licences: 'licence', accounts: 'account', locations: 'location' } as const;
const entities = { people: 'person', assets: 'asset', licences: 'licence', accounts: 'account', locations: 'location' } as const;

/** Rows of this run whose record was written and not yet given back, file order. */
const written = (run: Run, stretch: Stretch): RawBuilder<unknown> => sql`
  select r.line, r.label, r.verdict, r.record_id, b.version as after_change, b.custody
  from import_row r left join import_before b on b.run_id = r.run_id and b.line = r.line
  where r.run_id = ${run.id}::uuid and r.verdict in ('create','change')
    and exists (select 1 from import_lane l where l.run_id = r.run_id and l.phase = 0 and r.line between l.from_line and l.at_line)
    and not exists (select 1 from import_undone u where u.run_id = r.run_id and u.line = r.line)
    ${stretch === null ? sql`` : 'line' in stretch ? sql`and r.line = ${stretch.line}` : sql`and r.line > ${stretch.after} order by r.line limit ${stretch.limit}`}`;

/** The newest entry about the record that this import did not make, if it is newer than everything this import did. */
const since = (run: Run): RawBuilder<unknown> => sql`
  left join lateral (
    select e.facts ->> 'import' as by_import from audit_event e where e.entity_kind = ${entities[run.kind]} and e.entity_id = w.record_id::text order by e.at desc, e.id desc limit 1
  ) newest on true
  left join import_run later on later.id::text = newest.by_import and later.id <> ${run.id}::uuid`;

const versioned: readonly ImportKind[] = ['people', 'assets', 'accounts'];

/** In the order in which a person wants to hear them. Nothing of an embargoed case is told apart from other uses. */
function against({ kind, id }: Run): RawBuilder<unknown> {
  const opened = sql`(select created_at from import_run where id = ${id}::uuid)`;
  const seen = sql`(c.embargo_until is null or c.embargo_until <= (select handback_now()))`;
  const changed = sql`when later.id is not null then 'later_import' when newest.by_import is distinct from ${id} then 'changed'
    ${versioned.includes(kind) ? sql`when t.version <> coalesce(w.after_change, case when w.verdict = 'create' then 1 else t.version end) then 'changed'` : sql``}`;
  const isNew = sql`w.verdict = 'create'`;
  switch (kind) {
    case 'people': return sql`${changed}
      when exists (select 1 from offboarding_case c where c.person_id = t.id and (${isNew} or c.opened_at >= ${opened}) and ${seen}) then 'case'
      when exists (select 1 from offboarding_case c where (c.person_id = t.id or c.successor_id = t.id) and (${isNew} or c.opened_at >= ${opened})) then 'used'
      when ${isNew} and (exists (select 1 from asset a where a.assignee_id = t.id and a.withdrawn_at is null) or exists (select 1 from asset_custody h join asset a on a.id = h.asset_id and a.withdrawn_at is null where h.custodian_id = t.id)) then 'holds'
      when ${isNew} and (exists (select 1 from seat s where s.person_id = t.id and s.released_at is null) or exists (select 1 from account a where a.person_id = t.id and a.withdrawn_at is null)) then 'seated'
      when ${isNew} and (exists (select 1 from task k where k.owner_person_id = t.id) or exists (select 1 from location l where l.responsible_id = t.id) or exists (select 1 from partner p where p.lead_person_id = t.id)) then 'used'`;
    case 'assets': return sql`
      when t.on_hold then 'hold'
      when exists (select 1 from custody_event e where e.asset_id = t.id and e.seq > coalesce((w.custody ->> 'seq')::int, case when ${isNew} then 1 else 2147483646 end)) then 'moved'
      ${changed}
      when exists (select 1 from case_asset k join offboarding_case c on c.id = k.case_id where k.asset_id = t.id and (${isNew} or c.opened_at >= ${opened}) and ${seen}) then 'case'
      when exists (select 1 from case_asset k join offboarding_case c on c.id = k.case_id where k.asset_id = t.id and (${isNew} or c.opened_at >= ${opened})) then 'used'
      when ${isNew} and (exists (select 1 from workshop_job j where j.asset_id = t.id) or exists (select 1 from parcel_item i where i.asset_id = t.id) or exists (select 1 from sighting s where s.asset_id = t.id)) then 'used'`;
    case 'licences': return sql`${changed}
      when ${isNew} and exists (select 1 from seat s where s.licence_id = t.id and s.released_at is null and not exists (
        select 1 from audit_event e where e.entity_kind = 'seat' and e.entity_id = s.id::text and e.action = 'seat.assigned' and e.facts ->> 'import' = ${id})) then 'seated'`;
    case 'accounts': return sql`${changed} when t.case_id is not null then 'used'`;
    case 'locations': return sql`${changed} when ${isNew} then 'place'`;
  }
}

/** Each written row with what speaks against taking it back; null: nothing does. */
const judged = (run: Run, stretch: Stretch): RawBuilder<unknown> => sql`
  select w.line, w.label, w.verdict, w.record_id, case when t.id is null then 'gone' ${against(run)} end as reason, later.file_name as text
  from (${written(run, stretch)}) w left join ${sql.table(tables[run.kind])} t on t.id = w.record_id ${since(run)}`;

/** Whoever leads somebody who stays, stays: upwards through all new managers of the file. */
const withLeaders = (run: Run): RawBuilder<unknown> => (run.kind !== 'people' ? judged(run, null) : sql`
  with recursive j as materialized (${judged(run, null)}),
  stays as (
    select p.id, p.manager_id from person p where p.manager_id in (select record_id from j where verdict = 'create') and not exists (select 1 from j where j.record_id = p.id and j.verdict = 'create' and j.reason is null)
      and not exists (select 1 from j join import_before b on b.run_id = ${run.id}::uuid and b.line = j.line where j.record_id = p.id and j.reason is null and jsonb_exists(b.was, 'manager_id'))
    union select p.id, p.manager_id from stays s join person p on p.id = s.manager_id join j on j.record_id = p.id and j.verdict = 'create'
  )
  select j.line, j.label, j.verdict, j.record_id, case when j.reason is null and j.verdict = 'create' and j.record_id in (select manager_id from stays) then 'leads' else j.reason end as reason, j.text from j`);

export type UndoCount = { readonly verdict: 'create' | 'change'; readonly reason: UndoReason | null; readonly text: string | null; readonly rows: number; readonly lines: number[]; readonly labels: string[] };

/** How many rows go back, and how many stay for which reason. */
export async function countUndo(tx: Tx, run: Run): Promise<UndoCount[]> {
  const { rows } = await sql<UndoCount>`select verdict, reason, text, count(*)::int as rows, (array_agg(line order by line))[1:20] as lines, (array_agg(label order by line))[1:20] as labels
    from (${withLeaders(run)}) q group by 1, 2, 3 order by count(*) desc, 1, 2`.execute(tx);
  return rows;
}

/** Writes down what stays, before anything goes back. */
export async function keepWhatStays(tx: Tx, run: Run): Promise<void> {
  await sql`insert into import_undone (run_id, line, record_id, outcome, reason)
    select ${run.id}::uuid, line, record_id, 'kept', json_build_object('code', reason, 'text', text) from (${withLeaders(run)}) q where reason is not null on conflict do nothing`.execute(tx);
}

/** The next rows to go back, each judged again now. */
export const nextToUndo = async (tx: Tx, run: Run, limit: number): Promise<UndoRow[]> => (await sql<UndoRow>`${judged(run, { after: 0, limit })}`.execute(tx)).rows;

/** One line by itself. Rows that are one licence with others of the file go back with the whole import only. */
export async function judgeLine(tx: Tx, run: Run, line: number): Promise<UndoRow | undefined> {
  const { rows } = await sql<UndoRow>`select j.line, j.label, j.verdict, j.record_id, j.text, coalesce(j.reason, case
      when ${run.kind === 'people'} and j.verdict = 'create' and exists (select 1 from person p where p.manager_id = j.record_id) then 'leads'
      when exists (select 1 from import_row o where o.run_id = ${run.id}::uuid and o.record_id = j.record_id and o.line <> j.line and o.verdict in ('create', 'change')) then 'shared' end) as reason
    from (${judged(run, { line })}) j`.execute(tx);
  return rows[0];
}

export const noteUndone = (tx: Tx, runId: string, rows: readonly { line: number; recordId: string; outcome: string; reason: object | null }[]): Promise<void> =>
  insertNew(tx, 'import_undone', rows.map((row) => ({ run_id: runId, line: row.line, record_id: row.recordId, outcome: row.outcome, reason: row.reason })));

export async function undoneSoFar(tx: Tx, runId: string): Promise<Record<'reverted' | 'withdrawn' | 'kept', number>> {
  const rows = await tx.selectFrom('import_undone').select(['outcome', (e) => e.fn.countAll<string>().as('n')]).where('run_id', '=', runId).groupBy('outcome').execute();
  const n = (outcome: string): number => Number(rows.find((row) => row.outcome === outcome)?.n ?? 0);
  return { reverted: n('reverted'), withdrawn: n('withdrawn'), kept: n('kept') };
}

/** Records that nobody sees from now on; their keys are free. Returns those that were there to be withdrawn. */
export async function withdraw(tx: Tx, kind: Exclude<ImportKind, 'locations'>, ids: readonly string[], at: string): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`select * from handback_withdraw(${tables[kind]}, ${[...new Set(ids)]}::uuid[], ${at}::timestamptz) as id`.execute(tx);
  return new Set(rows.map((row) => row.id));
}

/** Seats that this import gave, of these licences. */
export async function releaseSeatsOf(tx: Tx, runId: string, licenceIds: readonly string[], by: string, at: string): Promise<{ id: string; licence_id: string; person_id: string }[]> {
  const { rows } = await sql<{ id: string; licence_id: string; person_id: string }>`update seat s set released_at = ${at}::timestamptz, released_by = ${by}, release_reason = 'import taken back'
    where s.licence_id = any (${[...licenceIds]}::uuid[]) and s.released_at is null
      and exists (select 1 from audit_event e where e.entity_kind = 'seat' and e.entity_id = s.id::text and e.action = 'seat.assigned' and e.facts ->> 'import' = ${runId})
    returning s.id, s.licence_id, s.person_id`.execute(tx);
  return rows;
}
