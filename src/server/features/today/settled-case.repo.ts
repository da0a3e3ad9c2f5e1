/**
 * `missingForClearance` (#domain/case/clearance) as conditions on `offboarding_case c`, for finding the settled ones among
 * thousands without reading each. The two are one rule: `settled-case.test.ts` holds them to the same answer over
 * generated cases on both databases, so whoever changes one changes the other.
 */
import { sql } from 'kysely';

const isLeaver = (column: string) => sql`exists (select 1 from member me where me.id = ${sql.raw(column)} and me.person_id = c.person_id and me.disabled_at is null)`;
const today = sql`(handback_now() at time zone c.time_zone)::date`;

/** Sound ones only, as long as no waiver is faulty, which is asked below. */
const waived = (kind: 'asset' | 'task' | 'seat' | 'account', id: string) =>
  sql`exists (select 1 from waiver w where w.case_id = c.id and w.subject_kind = ${sql.lit(kind)} and w.subject_id = ${sql.raw(id)} and w.status = 'approved')`;

const faultyWaiver = sql`exists (select 1 from waiver w where w.case_id = c.id and (w.status = 'asked' or (w.status = 'approved'
  and (btrim(w.reason, E' \t\n\r') = '' or w.decided_by is null or w.decided_at is null or w.decided_by = w.asked_by or ${isLeaver('w.decided_by')} or w.expires_on < ${today}))))`;

const openAsset = sql`exists (select 1 from case_asset ca where ca.case_id = c.id and ca.status not in ('accepted', 'let_go', 'not_ours', 'withdrawn')
  and not (ca.status = 'received' and c.returned_when = 'received') and not ${waived('asset', 'ca.asset_id')})`;

/** About a thing that was waived, stays where it is or is out of scope, a task has nothing left to wait for. */
const openTask = sql`exists (select 1 from task t where t.case_id = c.id and t.status in ('waiting', 'open') and coalesce((t.definition ->> 'blocksClearance')::boolean, true) and not ${waived('task', 't.id')}
  and not exists (select 1 from waiver w where w.case_id = c.id and w.subject_kind = t.subject_kind and w.subject_id = t.subject_id and w.status = 'approved')
  and not (t.subject_kind is not distinct from 'asset' and exists (select 1 from case_asset ca where ca.case_id = c.id and ca.asset_id = t.subject_id and ca.status in ('let_go', 'not_ours', 'withdrawn'))))`;

/** Who moves within the house gives up only what the plan names. */
const givesUp = (id: string) => sql`(c.reason <> 'internal_transfer' or exists (select 1 from task t where t.case_id = c.id and t.subject_id = ${sql.raw(id)} and t.status not in ('withdrawn', 'not_needed')))`;
const openSeat = sql`exists (select 1 from seat s where s.person_id = c.person_id and s.released_at is null and ${givesUp('s.id')} and not ${waived('seat', 's.id')})`;
const openAccount = sql`exists (select 1 from account k where k.person_id = c.person_id and k.status = 'active' and ${givesUp('k.id')} and not ${waived('account', 'k.id')})`;

/** Nothing is missing but approvals. */
export const onlyApprovalsMissing = sql`not ${openAsset} and not ${openTask} and not ${openSeat} and not ${openAccount} and not ${faultyWaiver}`;

/** Every role that the policy asks has approved, and not by the leaver's own hand. */
export const allApproved = sql`not exists (select 1 from jsonb_array_elements(c.approvals) n(need) where not exists (select 1 from clearance_approval ap
  where ap.case_id = c.id and ap.role = n.need ->> 'role' and ap.decision = 'approved' and ap.withdrawn_at is null and not ${isLeaver('ap.decided_by')}))`;
