/**
 * What two people, or a person and the clock, can do to the same thing in the
 * same moment. Each kind says what one winner and a clear answer mean, and
 * looks in the database whether it is as the winner left it.
 */
import { withdrawAsk } from '#contract/asks';
import { createAsset } from '#contract/assets';
import { askNow, cancelCase, moveDates, openCase } from '#contract/cases';
import { handOver } from '#contract/custody';
import { applyImport } from '#contract/imports';
import { createPerson, updatePerson } from '#contract/people';
import { scan, undoScan } from '#contract/station';
import { sealAudit } from '#server/features/audit/seal-audit.service';
import { actOnLine } from '#server/features/cases/act-on-line.service';
import { caseDeadlines } from '#server/features/cases/case-deadlines.service';
import { hashSecret, newSecret } from '#server/platform/auth/secrets';
import { randomIds } from '#server/platform/clock/identity';
import { sweepDeadlines } from '#server/platform/deadlines/deadline';
import { system } from '#server/platform/work/actor';
import { asked, visitor } from '../support/asked.ts';
import { bringerFor } from '../support/bring-by-api.ts';
import { furnished, scanOf, type Site } from '../support/coming-home.ts';
import type { Client, Reply, World } from '../support/world.ts';
import { meeting, type Kind, type Meeting, type Outcome, type Side } from './race.ts';

export type Ring = { readonly world: World; readonly a: Client; readonly b: Client; readonly site: Site };

const wrong = (what: string, ...seen: unknown[]): Outcome => ({ wrong: `${what}: ${seen.map((one) => String(JSON.stringify(one)).slice(0, 300)).join(' ')}` });
const seenOf = ({ status, value, problem }: Reply<unknown>) => ({ status, ...(status < 400 ? { value } : { code: problem.code, detail: problem.detail }) });

/** Who was first; the other is given more time from now on. */
function first(met: Meeting, isFirst: boolean, names: readonly [string, string] = ['the first', 'the second']): Outcome {
  const side: Side = isFirst ? 'first' : 'second';
  met.won(side);
  return { winner: names[isFirst ? 0 : 1] };
}

export function kindsOf({ world, a, b, site }: Ring): Kind[] {
  const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> => (await world.database.pool.query<T>(sql, values)).rows;
  const one = async (sql: string, values: unknown[] = []): Promise<Record<string, unknown>> => (await rows<Record<string, unknown>>(sql, values))[0] ?? {};
  const count = async (sql: string, values: unknown[]): Promise<number> => Number((await one(`select count(*)::int as n from ${sql}`, values))['n']);
  const at = () => world.clock.now();
  let made = 0;
  const unique = () => `${(made += 1)}-${randomIds().slice(-6)}`;

  const person = async () => a.do(createPerson, { body: { name: `Runner ${unique()}`, email: `r${unique()}@example.test`, locationId: site.id } });
  const thing = async (holder: string) => a.do(createAsset, { body: { assetTag: `R-${unique()}`, category: 'laptop', model: 'ThinkPad X1', locationId: site.id, status: 'in_use', assigneeId: holder, custodian: { kind: 'person', id: holder } } });

  const twoClerks: Kind = {
    name: 'two clerks, one parcel',
    async prepare() {
      const met = meeting();
      const holder = await person();
      const asset = await thing(holder.id);
      return async () => {
        const tag = asset.assetTag ?? '';
        const [one, two] = await met.together(() => a.try(scan, scanOf(site, tag, at())), () => b.try(scan, scanOf(site, tag, at())));
        const kinds = [one.value.kind, two.value.kind].sort().join();
        const [where] = await rows<{ label: string; n: number }>('select p.code as label, (select count(*)::int from custody_event e where e.asset_id = c.asset_id and e.to_id = c.custodian_id and e.seq = c.seq) as n from asset_custody c join place p on p.id = c.custodian_id where c.asset_id = $1', [asset.id]);
        if (one.status !== 200 || two.status !== 200 || kinds !== 'already_here,store' || one.value.slotLabel !== two.value.slotLabel || where?.label !== one.value.slotLabel || where?.n !== 1) return wrong('two clerks', seenOf(one), seenOf(two), where);
        await a.do(handOver, { params: { assetId: asset.id }, body: { kind: 'handed_over', to: { kind: 'person', id: holder.id } } });
        return first(met, one.value.kind === 'store');
      };
    },
  };

  const twoRooms: Kind = {
    name: 'one thing scanned in two rooms',
    async prepare() {
      const met = meeting();
      const holder = await person();
      const asset = await thing(holder.id);
      return async () => {
        const before = await count('custody_event where asset_id = $1', [asset.id]);
        const where = (placeId: string) => ({ body: { ...scanOf(site, asset.assetTag ?? '', at()).body, placeId } });
        const [one, two] = await met.together(() => a.try(scan, where(site.mailroomId)), () => b.try(scan, where(site.stockroomId)));
        const after = await count('custody_event where asset_id = $1', [asset.id]);
        const now = await whereIs(asset.id);
        const last = now.room === site.mailroomId ? one : two;
        // It is on both desks as far as the scanners know: each is believed, one after the other, and neither is refused.
        if (one.status !== 200 || two.status !== 200 || after !== before + 2 || last.value.slotLabel !== now.label) return wrong('two rooms', seenOf(one), seenOf(two), { before, after }, now);
        await a.do(handOver, { params: { assetId: asset.id }, body: { kind: 'handed_over', to: { kind: 'person', id: holder.id } } });
        return first(met, last === two, ['the mailroom', 'the stockroom']);
      };
    },
  };
  const whereIs = async (assetId: string) => (await rows<{ label: string; room: string }>('select p.code as label, coalesce(p.parent_id, p.id) as room from asset_custody c join place p on p.id = c.custodian_id where c.asset_id = $1', [assetId]))[0] ?? { label: '', room: '' };

  const lastSlot: Kind = {
    name: 'the last free slot for two parcels',
    async prepare() {
      const met = meeting();
      const small = await furnished(a, { ordinary: 'A1' });
      return async () => {
        const [left, right] = [scanOf(small, `JD01${unique().replaceAll('-', '')}`, at()), scanOf(small, `JD02${unique().replaceAll('-', '')}`, at())];
        const [one, two] = await met.together(() => a.try(scan, left), () => b.try(scan, right));
        const stored = await count("parcel p join place s on s.id = p.place_id where s.parent_id = $1 and p.status = 'stored'", [small.mailroomId]);
        if (one.status !== 200 || two.status !== 200 || [one.value.kind, two.value.kind].sort().join() !== 'full,unknown' || stored !== 1) return wrong('the last slot', seenOf(one), seenOf(two), { stored });
        const winner = one.value.kind === 'unknown' ? left : right;
        await a.do(undoScan, { params: { clientId: winner.body.clientId }, body: {} });
        return first(met, winner === left);
      };
    },
  };

  const doubleClick: Kind = {
    name: 'a double click',
    prepare: () => {
      const met = meeting();
      return Promise.resolve(async () => {
        const given = { body: { name: `Clicked ${unique()}`, locationId: site.id }, key: randomIds() };
        const [one, two] = await met.together(() => a.try(createPerson, given), () => a.try(createPerson, given));
        const there = await count('person where name = $1', [given.body.name]);
        const entries = await count("audit_event where action = 'person.created' and entity_id = $1", [one.value.id]);
        if (one.status !== 201 || two.status !== 201 || one.value.id !== two.value.id || there !== 1 || entries !== 1) return wrong('a double click', seenOf(one), seenOf(two), { there, entries });
        return first(met, one.headers['idempotency-replayed'] !== 'true');
      });
    },
  };

  const sameKey: Kind = {
    name: 'the same key with another body',
    prepare: () => {
      const met = meeting();
      return Promise.resolve(async () => {
        const key = randomIds();
        const names = [`Key ${unique()}`, `Key ${unique()}`] as const;
        const [one, two] = await met.together(() => a.try(createPerson, { body: { name: names[0] }, key }), () => a.try(createPerson, { body: { name: names[1] }, key }));
        const isClear = [one, two].filter((reply) => reply.status < 400 || (reply.problem.code === 'idempotency_mismatch' && reply.problem.detail !== '')).length === 2;
        const there = await rows<{ name: string }>('select name from person where name = any ($1)', [names]);
        const expected = one.status === 201 ? names[0] : names[1];
        return isClear && there.length === 1 && there[0]?.name === expected ? first(met, one.status === 201) : wrong('the same key', seenOf(one), seenOf(two), there);
      });
    },
  };

  const twoSeals: Kind = {
    name: 'two seals at once',
    prepare: () => {
      const met = meeting();
      return Promise.resolve(async () => {
        const ids: string[] = [];
        await world.app.run(system('race'), async (unit) => { for (let n = 0; n < 3; n += 1) { const id = unit.newId(); ids.push(id); unit.audit({ action: 'race.run', entity: { kind: 'race', id } }); } return Promise.resolve(); });
        const [one, two] = await met.together(() => sealAudit(world.app.run), () => sealAudit(world.app.run));
        const leaves = await sealedOf(ids);
        // A transaction of a neighbour that is still open holds entries back; the next seal takes them.
        for (let more = 0; leaves.n + leaves.waiting === 3 && leaves.n < 3 && more < 200; more += 1) { await sealAudit(world.app.run); Object.assign(leaves, await sealedOf(ids)); }
        if (leaves.n !== 3 || leaves.waiting !== 0 || leaves.holes !== 0) return wrong('two seals', { one, two }, leaves);
        return one + two === 0 ? { winner: 'a neighbour' } : one > 0 && two > 0 ? { winner: 'each a part' } : first(met, one > 0);
      });
    },
  };
  const sealedOf = async (ids: readonly string[]) => (await rows<{ n: number; waiting: number; holes: number }>(`select
    (select count(*)::int from audit_leaf l join audit_event e on e.id = l.event_id where e.entity_id = any ($1)) as n, (select count(*)::int from audit_unsealed u join audit_event e on e.id = u.event_id where e.entity_id = any ($1)) as waiting,
    (select (max(leaf_index) + 1 - count(*))::int from audit_leaf) as holes`, [ids]))[0] ?? { n: -1, waiting: -1, holes: -1 };

  /** A case whose leaver was asked, put back as it was after each pair. */
  const askedCase = async () => {
    const who = await asked(world, a, site);
    const ask = (await one("select id from ask where case_id = $1 and kind = 'leaver_return'", [who.caseId]))['id'] as string;
    const back = async () => {
      await rows("update ask set status = 'sent', answer = null, answer_note = null, answered_at = null, later_until = null, handled_at = null where id = $1", [ask]);
      await rows('update ask_link set revoked_at = null where ask_id = $1', [ask]);
    };
    /** A link of its own for each pair: one link answers only so often in a minute. */
    const link = async () => {
      const token = newSecret();
      await rows("insert into ask_link (token_hash, ask_id, created_at, expires_at) values ($1, $2, now(), now() + interval '1 year')", [hashSecret(token), ask]);
      return `/a/${token}`;
    };
    return { ask, back, link };
  };

  const answerOrWithdrawal: Kind = {
    name: 'an answer against the withdrawal of the ask',
    async prepare() {
      const met = meeting();
      const { ask, back, link } = await askedCase();
      const leaver = visitor(world);
      return async () => {
        const [note, path] = [`Taken at the airport ${unique()}`, `${await link()}/cant`];
        const [answered, withdrawn] = await met.together(() => leaver.post(path, { note }), () => a.try(withdrawAsk, { params: { askId: ask }, body: {} }));
        const state = await one('select status, answer, answer_note from ask where id = $1', [ask]);
        const entries = await count("audit_event where entity_id = $1 and action = 'ask.answered' and id in (select event_id from audit_personal where value ->> 'note' = $2)", [ask, note]);
        const seen = [{ status: answered.status, text: answered.text.slice(0, 200) }, seenOf(withdrawn), state, { entries }];
        await back();
        if (answered.status === 303 && withdrawn.problem.code === 'wrong_state' && state['status'] === 'answered' && state['answer_note'] === note && entries === 1) return first(met, true, ['the answer', '']);
        if (answered.status === 410 && withdrawn.status === 200 && state['status'] === 'withdrawn' && state['answer'] === null && entries === 0) return first(met, false, ['', 'the withdrawal']);
        return wrong('answer or withdrawal', ...seen);
      };
    },
  };

  const sameAnswerTwice: Kind = {
    name: 'the same answer sent twice',
    async prepare() {
      const met = meeting();
      const { ask, back, link } = await askedCase();
      const leaver = visitor(world);
      return async () => {
        const [note, path] = [`Not with me ${unique()}`, `${await link()}/cant`];
        const [one, two] = await met.together(() => leaver.post(path, { note }), () => leaver.post(path, { note }));
        const entries = await count("audit_event where entity_id = $1 and action = 'ask.answered' and id in (select event_id from audit_personal where value ->> 'note' = $2)", [ask, note]);
        await back();
        return one.status === 303 && two.status === 303 && entries === 1 ? { winner: 'both' } : wrong('the same answer twice', { one: one.status, two: two.status, entries });
      };
    },
  };

  /** A case that waits for the moment at which its leaver is asked. */
  const dueCase = async () => {
    const holder = await person();
    await thing(holder.id);
    const opened = await a.do(openCase, { body: { personId: holder.id, reason: 'resignation', lastWorkingOn: '2027-03-26' } });
    const begin = async () => {
      await rows("update ask set status = 'withdrawn' where case_id = $1", [opened.id]);
      await rows('update ask_link set revoked_at = now() where ask_id in (select id from ask where case_id = $1)', [opened.id]);
      await rows("update deadline set status = 'cancelled' where case_id = $1 and status = 'waiting'", [opened.id]);
      await rows("insert into deadline (id, kind, subject_id, step, case_id, due_at) values (gen_random_uuid(), 'case.ask', $1, (select 1000 + count(*) from deadline where subject_id = $1), $1, $2::timestamptz - interval '1 second')", [opened.id, at()]);
    };
    return { id: opened.id, begin, version: async () => Number((await one('select version from offboarding_case where id = $1', [opened.id]))['version']) };
  };
  const askedOf = (caseId: string) => rows<{ id: string; isDue: boolean; mails: number }>(`select a.id, a.due_at = (select min(t.due_at) from task t where t.case_id = a.case_id and t.ask_kind = a.kind) as "isDue",
    (select count(*)::int from message m where m.ask_id = a.id and m.kind = 'ask') as mails from ask a where a.case_id = $1 and a.kind = 'leaver_return' and a.status = 'sent'`, [caseId]);
  const sweep = () => sweepDeadlines(world.app.run, caseDeadlines());

  const moveOrDeadline: Kind = {
    name: 'a date that moves as its deadline fires',
    async prepare() {
      const met = meeting();
      const due = await dueCase();
      let month = 0;
      return async () => {
        await due.begin();
        const version = await due.version();
        month += 1;
        const lastWorkingOn = `2027-0${4 + (month % 5)}-2${month % 8}`;
        const [moved] = await met.together(() => a.try(moveDates, { params: { caseId: due.id }, body: { lastWorkingOn, version } }), sweep);
        const asks = await askedOf(due.id);
        const now = await one('select last_working_on from offboarding_case where id = $1', [due.id]);
        // Asked before the move, the ask moves with it; after it, it is asked to the new date, now or when that comes.
        if (moved.status !== 200 || now['last_working_on'] !== lastWorkingOn || asks.length > 1 || asks.some((ask) => !ask.isDue || ask.mails !== 1)) return wrong('move or deadline', seenOf({ ...moved, value: null }), asks, now);
        return first(met, asks.length === 0, ['the move', 'the deadline']);
      };
    },
  };

  const moveOrReceipt: Kind = {
    name: 'a date that moves as a thing comes home',
    async prepare() {
      const met = meeting();
      const holder = await person();
      const asset = await thing(holder.id);
      const { id } = await a.do(openCase, { body: { personId: holder.id, reason: 'resignation', lastWorkingOn: '2027-03-26' } });
      const due = (await rows<{ id: string }>("select id from task where case_id = $1 and due_at::date = '2027-03-26' and due ->> 'anchor' <> 'receipt' and completes is null", [id])).map((task) => task.id);
      const days = ['2027-04-20', '2027-04-21', '2027-04-22', '2027-05-18', '2027-05-19', '2027-05-20'];
      let turn = 0;
      return async () => {
        if (due.length === 0) return wrong('no task is due on the last working day');
        await rows("update task set status = 'waiting', definition = jsonb_set(definition, '{after}', '[]') where id = any ($1::uuid[])", [due]);
        await rows("update case_asset set status = 'expected', received_at = null, resolved_at = null where case_id = $1", [id]);
        const version = Number((await one('select version from offboarding_case where id = $1', [id]))['version']);
        const lastWorkingOn = days[(turn += 1) % days.length] as string;
        let isMovedFirst = false;
        const receive = () => world.app.run(a.member, async (unit) => {
          const done = await actOnLine(unit, { caseId: id, assetId: asset.id, action: 'receive' });
          isMovedFirst = (await unit.tx.selectFrom('offboarding_case').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version > version;
          return done;
        });
        const [moved, received] = await met.together(() => a.try(moveDates, { params: { caseId: id }, body: { lastWorkingOn, version } }), receive);
        const late = await rows("select key, status, due_at from task where id = any ($1::uuid[]) and (due_at::date <> $2::date or status <> 'open')", [due, lastWorkingOn]);
        // Whoever is first: what became possible is due on the day that was moved to.
        if (moved.status !== 200 || !received.ok || late.length > 0) return wrong('move or receipt', seenOf({ ...moved, value: null }), received, late);
        return first(met, isMovedFirst, ['the move', 'the receipt']);
      };
    },
  };

  const askedTwice: Kind = {
    name: 'asked by hand as the planned time comes',
    async prepare() {
      const met = meeting();
      const due = await dueCase();
      return async () => {
        await due.begin();
        const [byHand] = await met.together(() => a.try(askNow, { params: { caseId: due.id }, body: { kind: 'leaver_return' } }), sweep);
        const asks = await askedOf(due.id);
        if (asks.length !== 1 || asks[0]?.mails !== 1 || !(byHand.status === 200 || byHand.problem.code === 'wrong_state')) return wrong('asked twice', seenOf({ ...byHand, value: null }), asks);
        return first(met, byHand.status === 200, ['by hand', 'the deadline']);
      };
    },
  };

  const cancelOrDeadline: Kind = {
    name: 'a case cancelled as its deadline fires',
    async prepare() {
      const met = meeting();
      const due = await dueCase();
      return async () => {
        await rows("update offboarding_case set status = 'open' where id = $1", [due.id]);
        await rows("update task set status = 'open' where case_id = $1 and ask_kind is not null", [due.id]);
        await due.begin();
        const version = await due.version();
        const before = await count('ask where case_id = $1', [due.id]);
        const [cancelled] = await met.together(() => a.try(cancelCase, { params: { caseId: due.id }, body: { reason: 'rescinded', version } }), sweep);
        const asks = await askedOf(due.id);
        const queued = await count("message where case_id = $1 and kind = 'ask' and status = 'queued'", [due.id]);
        const status = await one('select status from offboarding_case where id = $1', [due.id]);
        if (cancelled.status !== 200 || asks.length > 0 || queued > 0 || status['status'] !== 'cancelled') return wrong('cancel or deadline', seenOf({ ...cancelled, value: null }), asks, { queued }, status);
        return first(met, (await count('ask where case_id = $1', [due.id])) === before, ['the cancellation', 'the deadline']);
      };
    },
  };

  const inOneFile = 20;
  const importOrEdit: Kind = {
    name: 'an import against an edit of the same record',
    async prepare() {
      const met = meeting();
      const numbers = Array.from({ length: inOneFile }, () => `N${unique()}`);
      const people: { id: string; version: number }[] = [];
      for (const employeeNumber of numbers) people.push(await a.do(createPerson, { body: { name: `Both ${employeeNumber}`, employeeNumber, email: `${employeeNumber}@example.test`, title: 'First', locationId: site.id } }));
      let left: Outcome[] = [];
      const fill = async (): Promise<Outcome[]> => {
        const stem = unique();
        const file = `employee_id,name,email,title\n${numbers.map((number) => `${number},Both ${number},${number}@example.test,File ${stem}`).join('\n')}\n`;
        const run = await bringerFor(world, a).previewed(`both-${stem}.csv`, file);
        const versions = new Map((await rows<{ id: string; version: number }>('select id, version from person where id = any ($1)', [people.map(({ id }) => id)])).map((row) => [row.id, row.version]));
        const edits = () => Promise.all(people.map(({ id }) => b.try(updatePerson, { params: { personId: id }, body: { title: `Hand ${stem}`, version: versions.get(id) ?? 0 } })));
        const [applied, edited] = await met.together(() => a.try(applyImport, { params: { importId: run.id }, body: { version: run.version } }), edits);
        const now = new Map((await rows<{ id: string; title: string; version: number; verdict: string }>('select p.id, p.title, p.version, r.verdict from person p join import_row r on r.record_id = p.id and r.run_id = $1 where p.id = any ($2)', [run.id, people.map(({ id }) => id)])).map((row) => [row.id, row]));
        return people.map(({ id }, n): Outcome => {
          const edit = edited[n] as Reply<unknown>;
          const row = now.get(id);
          const onlyOne = row?.version === (versions.get(id) ?? 0) + 1;
          if (applied.status === 200 && onlyOne && edit.status === 200 && row.title === `Hand ${stem}` && row.verdict !== 'change') return first(met, false, ['the import', 'the edit']);
          if (applied.status === 200 && onlyOne && edit.problem.code === 'conflict' && row.title === `File ${stem}` && row.verdict === 'change') return first(met, true, ['the import', 'the edit']);
          return wrong('import or edit', { applied: applied.status }, seenOf(edit), row, versions.get(id));
        });
      };
      return async () => {
        if (left.length === 0) left = await fill();
        return left.pop() as Outcome;
      };
    },
  };

  return [twoClerks, twoRooms, lastSlot, doubleClick, sameKey, twoSeals, answerOrWithdrawal, sameAnswerTwice, moveOrDeadline, moveOrReceipt, askedTwice, cancelOrDeadline, importOrEdit];
}
