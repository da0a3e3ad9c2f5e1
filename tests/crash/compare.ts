/**
 * What the database says, against the outside log and against what must always
 * be true (PRODUCT 1, 6, 7, 8). Each answer is a sentence about what is wrong.
 */
import type { Ledger } from './ledger.ts';
import type { Received } from './mail.ts';
import type { Sql } from './place.ts';

type Look = (sql: Sql, ledger: Ledger) => Promise<string[]>;

/** Of each key how often it is there, against once. */
function onceEach(what: string, wanted: Iterable<string>, found: readonly { key: string; n: number }[]): string[] {
  const counts = new Map(found.map(({ key, n }) => [key, Number(n)]));
  return [...wanted].flatMap((key) => (counts.get(key) === 1 ? [] : [`${what} ${key} was acknowledged and is there ${counts.get(key) ?? 0} times`]));
}
const noneOf = (what: string, rows: readonly object[]): string[] => rows.slice(0, 5).map((row) => `${what}: ${JSON.stringify(row)}`);

const people: Look = async (sql, ledger) => {
  const found = await sql<{ key: string; n: number }>("select name as key, count(*)::int as n from person where name like 'Person %' group by 1");
  const entries = await sql<{ key: string; n: number }>("select entity_id as key, count(*)::int as n from audit_event where action = 'person.created' group by 1");
  return [...onceEach('person', ledger.people.keys(), found), ...onceEach('the audit entry of person', ledger.people.values(), entries), ...noneOf('a person twice', found.filter(({ n }) => n > 1))];
};

const imports: Look = async (sql, ledger) => {
  const found = await sql<{ key: string; n: number }>("select name as key, count(*)::int as n from person where name like 'Brought %' group by 1");
  const entries = await sql<{ key: string; n: number }>("select p.name as key, count(*)::int as n from audit_event e join person p on p.id::text = e.entity_id where e.action = 'person.created' and p.name like 'Brought %' group by 1");
  const names = [...ledger.imports.values()].flat();
  return [
    ...onceEach('the imported person', names, found), ...onceEach('the audit entry of the imported person', names, entries), ...noneOf('an imported person twice', found.filter(({ n }) => n > 1)),
    ...noneOf('an import that stands still', await sql("select id, status, done_rows, row_count, error from import_run where status in ('previewing', 'applying', 'undoing')")),
    ...onceEach('the entry of the import', ledger.imports.keys(), await sql("select entity_id as key, count(*)::int as n from audit_event where action = 'import.applied' group by 1")),
  ];
};

const scans: Look = async (sql, ledger) => [
  ...onceEach('scan', ledger.scans.keys(), await sql('select client_id as key, count(*)::int as n from intake group by 1')),
  ...onceEach('the audit entry of scan', ledger.scans.keys(), await sql("select i.client_id as key, count(*)::int as n from audit_event e join intake i on i.id::text = e.entity_id where e.action = 'intake.scanned' group by 1")),
  ...noneOf('a slot with more in it than it holds', await sql(`select s.id, s.code, s.capacity, count(*)::int as n from place s join parcel p on p.place_id = s.id where s.kind = 'slot' and p.status = 'stored' group by s.id having count(*) > s.capacity`)),
];

const custody: Look = async (sql, ledger) => {
  const now = new Map((await sql<{ asset_id: string; seq: number; custodian_id: string | null }>('select asset_id, seq, custodian_id from asset_custody')).map((row) => [row.asset_id, row]));
  return [
    ...ledger.assets.flatMap(({ id, tag, seq, custodian }) => (now.get(id)?.seq === seq && now.get(id)?.custodian_id === custodian ? [] : [`${tag} is at ${JSON.stringify(now.get(id))} instead of ${seq}, ${custodian}`])),
    ...noneOf('an asset without exactly one custodian', await sql('select a.id, a.asset_tag from asset a left join asset_custody c on c.asset_id = a.id where c.asset_id is null')),
    ...noneOf('a chain with a hole', await sql('select asset_id, count(*)::int as n, max(seq) as last from custody_event group by 1 having count(*) <> max(seq) or min(seq) <> 1')),
    ...noneOf('a chain that does not join', await sql(`select e.asset_id, e.seq from custody_event e join custody_event b on b.asset_id = e.asset_id and b.seq = e.seq - 1
      where not e.is_gap and e.corrects is null and b.corrects is null and (e.from_kind, e.from_id) is distinct from (b.to_kind, b.to_id)`)),
    ...noneOf('a custodian whom the chain does not give', await sql(`select c.asset_id, c.seq from asset_custody c join custody_event e on e.asset_id = c.asset_id and e.seq = (select max(seq) from custody_event x where x.asset_id = c.asset_id)
      where e.corrects is null and (c.custodian_kind, c.custodian_id, c.seq) is distinct from (e.to_kind, e.to_id, e.seq)`)),
  ];
};

const cases: Look = async (sql, ledger) => {
  const rows = await sql<{ id: string; last_working_on: string; moved: number; asked: number; answers: string[] }>(`select c.id, c.last_working_on,
    (select count(*)::int from audit_event e where e.entity_id = c.id::text and e.action = 'case.dates_moved') as moved,
    (select count(*)::int from ask a where a.case_id = c.id and a.kind = 'leaver_return' and a.status <> 'withdrawn') as asked,
    (select coalesce(array_agg(e.facts ->> 'answer'), '{}') from audit_event e where e.case_id = c.id and e.action = 'ask.answered') as answers from offboarding_case c`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [
    ...ledger.leavers.flatMap((leaver) => {
      const row = byId.get(leaver.caseId);
      if (!row) return [`case ${leaver.caseId} was acknowledged and is not there`];
      return [
        ...(row.last_working_on === leaver.lastWorkingOn && row.moved === leaver.moves ? [] : [`case ${leaver.caseId} ends on ${row.last_working_on} after ${row.moved} moves, acknowledged was ${leaver.lastWorkingOn} after ${leaver.moves}`]),
        ...(row.asked <= 1 ? [] : [`the leaver of ${leaver.caseId} was asked ${row.asked} times`]),
        ...(row.answers.length === (leaver.answered === null ? 0 : 1) && (leaver.answered === null || row.answers[0] === leaver.answered) ? [] : [`the answers in ${leaver.caseId} are ${row.answers.join()}, acknowledged was ${leaver.answered}`]),
      ];
    }),
    ...noneOf('a person with two open cases', await sql("select person_id from offboarding_case where status = 'open' group by 1 having count(*) > 1")),
    ...noneOf('a deadline whose time is long over', await sql("select id, kind, due_at from deadline where status = 'waiting' and due_at < now() - interval '1 minute'")),
  ];
};

const auditLog: Look = async (sql, ledger) => {
  const heads = new Map((await sql<{ size: number; root: string }>("select tree_size as size, encode(root, 'hex') as root from audit_checkpoint")).map(({ size, root }) => [Number(size), root]));
  return [
    ...[...ledger.heads].flatMap(([size, root]) => (heads.get(size) === root ? [] : [`the head of ${size} entries was shown as ${root} and is ${heads.get(size)}`])),
    ...noneOf('an entry that is not sealed', await sql('select event_id from audit_unsealed')),
    ...noneOf('an entry outside of the log', await sql('select e.id, e.action from audit_event e left join audit_leaf l on l.event_id = e.id where l.event_id is null')),
  ];
};

export async function compare(sql: Sql, ledger: Ledger): Promise<string[]> {
  const wrong: string[] = [];
  for (const look of [people, imports, scans, custody, cases, auditLog]) wrong.push(...await look(sql, ledger));
  return wrong;
}

/**
 * A message left at least once, and once only unless its sender died between the mail server's taking it and our noting that:
 * the protocol has no answer to that (RFC 1047), so it goes again under the same Message-ID, and both attempts are on record.
 */
export async function compareMail(sql: Sql, received: readonly Received[]): Promise<{ wrong: string[]; again: number }> {
  // What leaves while the rows are read is none of theirs.
  const left = [...received];
  const messages = new Map((await sql<{ id: string; status: string; attempts: number; sent: number }>(`select m.id, m.status, m.attempts, (select count(*)::int from audit_event e where e.entity_id = m.id::text and e.action = 'message.sent') as sent from message m`)).map((row) => [row.id, row]));
  const times = new Map<string, number>();
  for (const { id } of left) times.set(id, (times.get(id) ?? 0) + 1);
  const wrong = [...times.keys()].filter((id) => !messages.has(id)).map((id) => `the message ${id} left and was never written`);
  for (const { id, status, attempts, sent } of messages.values()) {
    const n = times.get(id) ?? 0;
    if (status === 'queued' || status === 'sending' || status === 'failed') wrong.push(`the message ${id} is ${status} after ${attempts} attempts`);
    if (status === 'sent' && n === 0) wrong.push(`the message ${id} is on record as sent and never left`);
    if (status === 'sent' && sent !== 1) wrong.push(`the message ${id} was noted as sent ${sent} times`);
    if (n > attempts) wrong.push(`the message ${id} left ${n} times in ${attempts} attempts`);
  }
  return { wrong, again: [...times.values()].filter((n) => n > 1).length };
}
