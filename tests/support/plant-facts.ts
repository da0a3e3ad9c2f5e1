/**
 * Facts put straight into the database by Handback itself, for read models:
 * what they show must not depend on which use case wrote it.
 */
import { randomIds } from '#server/platform/clock/identity';
import { system } from '#server/platform/work/actor';
import type { Unit } from '#server/platform/work/unit-of-work';
import type { World } from './world.ts';

type Row = Record<string, unknown>;

/** The wording sets that matter here: one that names lateness, one that never does. */
const document = JSON.stringify({ wording: { sets: { standard: { saysOverdue: true }, careful: { saysOverdue: false } } } });

export type Facts = ReturnType<typeof factsOf>;

export function factsOf(world: World) {
  const run = <T>(work: (unit: Unit) => Promise<T>): Promise<T> => world.app.run(system('test'), work);
  /** Any table, any columns: the database's own checks still hold. */
  const insert = async (table: string, row: Row): Promise<string> => {
    const id = randomIds();
    const values = table === 'case_circle' ? row : { id, ...row };
    await run((unit) => unit.tx.insertInto(table as 'person').values(values as never).execute());
    return String(row['id'] ?? id);
  };
  const now = () => world.clock.now();
  const times = () => ({ created_at: now(), updated_at: now() });
  let version: Promise<string> | undefined;
  const policyVersion = () => (version ??= (async () => {
    const policy = await insert('policy', { key: 'planted', name: 'Planted', created_at: now() });
    return insert('policy_version', { policy_id: policy, version: 1, source: '', document, status: 'retired', published_at: now() });
  })());
  let count = 0;
  const next = () => (count += 1);

  return {
    insert, run,
    site: (name: string, row: Row = {}) => insert('location', { name, time_zone: 'Europe/Lisbon', country: 'PT', ...times(), ...row }),
    person: (name: string, row: Row = {}) => insert('person', { name, ...times(), ...row }),
    async case(personId: string, row: Row & { circle?: string[] } = {}): Promise<string> {
      const { circle, ...rest } = row;
      const id = await insert('offboarding_case', {
        person_id: personId, reason: 'resignation', last_working_on: '2026-10-20', time_zone: 'Europe/Lisbon', cut_off_at: '2026-10-20T17:00:00Z', return_by_on: '2026-10-22', return_by_at: '2026-10-22T22:59:00Z',
        policy_version_id: await policyVersion(), opened_at: '2026-10-01T09:00:00Z', opened_by: 'system:test', updated_at: now(), ...rest,
      });
      for (const member of circle ?? []) await insert('case_circle', { case_id: id, member_id: member });
      return id;
    },
    async asset(row: Row = {}, custodian?: { kind: string; id: string | null }): Promise<string> {
      const id = await insert('asset', { asset_tag: `HB-${1000 + next()}`, manufacturer: 'Lenovo', model: 'ThinkPad T14', category: 'laptop', status: 'in_use', ...times(), ...row });
      if (custodian) await run((unit) => unit.tx.insertInto('asset_custody').values({ asset_id: id, seq: 1, custodian_kind: custodian.kind, custodian_id: custodian.id, since: now() }).execute());
      return id;
    },
    line: (caseId: string, assetId: string, row: Row = {}) => insert('case_asset', { case_id: caseId, asset_id: assetId, status: 'expected', ...row }),
    task: (caseId: string, row: Row = {}) => insert('task', { case_id: caseId, key: `task-${next()}`, rule_key: 'planted', position: 1, title: 'Hand the data over', because: 'somebody needs it', phase: 'ready', owner_party: 'it', status: 'open', due: '{}', ...row }),
    ask: (caseId: string, row: Row = {}) => insert('ask', { case_id: caseId, kind: 'leaver_return', helper_name: 'Rui Costa', helper_email: 'rui@example.test', verb: 'return', title: 'Bring the laptop back', why_you: 'You have it', what_you_get: 'A receipt', effort_seconds: 120, status: 'sent', sent_at: now(), created_at: now(), ...row }),
    async seat(personId: string, row: Row = {}): Promise<string> {
      const licence = await insert('licence', { product: `Figma ${next()}`, seats_total: 10, seat_cost: '45.00', currency: 'EUR', ...times() });
      return insert('seat', { licence_id: licence, person_id: personId, assigned_at: now(), ...row });
    },
    account: (personId: string, row: Row = {}) => insert('account', { person_id: personId, system: 'Okta', username: `user${next()}@example.test`, ...times(), ...row }),
    async mailroom(siteId: string): Promise<{ room: string; slot: string }> {
      const room = await insert('place', { location_id: siteId, kind: 'mailroom', code: `MR${next()}`, name: 'Mailroom', created_at: now() });
      return { room, slot: await insert('place', { location_id: siteId, parent_id: room, kind: 'slot', code: 'C3', name: 'C3', created_at: now() }) };
    },
    parcel: (siteId: string, slotId: string, row: Row = {}) => insert('parcel', { box_code: `BX-${4000 + next()}`, location_id: siteId, place_id: slotId, status: 'stored', is_announced: true, stored_at: now(), created_at: now(), ...row }),
    intake: (placeId: string, row: Row = {}) => insert('intake', { client_id: randomIds(), place_id: placeId, scan_raw: '7XK2R', scan_key: '7XK2R', outcome: 'mismatch', open_reason: 'other_serial', answer: '{}', scanned_at: now(), recorded_at: now(), ...row }),
    incident: (assetId: string, row: Row = {}) => insert('sighting_incident', { asset_id: assetId, kind: 'after_exit', first_seen_at: now(), last_seen_at: now(), opened_at: now(), sources: ['Fleet'], ...row }),
    message: (row: Row = {}) => insert('message', { cause: `planted-${next()}`, channel: 'email', recipient: 'rui@example.test', recipient_name: 'Rui Costa', kind: 'ask', subject: 'Your laptop', body_text: '', body_html: '', status: 'failed', attempts: 6, last_error: 'mailbox full', created_at: now(), ...row }),
    async deed(row: Row = {}): Promise<string> {
      const id = await insert('deed', { kind: 'parcel_stored', helper_name: 'Marek Nowak', helper_email: 'marek@example.test', subject_kind: 'parcel', subject_id: `p${next()}`, what: 'stored a parcel', happened_at: now(), ...row });
      return insert('thanks', { deed_id: id, subject: 'Thank you', body: 'For the parcel', created_at: now() });
    },
  };
}
