/** Where the fields of the list of asks lie in the database. */
import { sql } from 'kysely';
import type { ListSource } from '../../platform/db/list-source.ts';

export const askSource: ListSource = {
  kind: 'asks', from: 'ask a', id: 'a.id', hits: (word) => sql`select handback_search_asks(${word})`,
  joins: {
    c: 'left join offboarding_case c on c.id = a.case_id',
    p: 'left join person p on p.id = c.person_id',
  },
  fields: {
    helper: { value: 'a.helper_name', sorted: 'a.helper_name collate "und-x-icu"', always: true },
    kind: { value: 'a.kind', always: true },
    status: { value: 'a.status', always: true },
    answer: { value: 'a.answer' },
    words: { value: 'a.answer_note' },
    /** An answer other than done, which nobody has taken care of. */
    hand: { value: `(a.status = 'answered' and a.answer in ('need_help', 'not_me', 'cant') and a.handled_at is null and a.referred_to_id is null)` },
    unanswered: { value: `(a.status = 'sent')` },
    leaver: { value: 'p.name', compared: 'c.person_id' },
    sent: { value: 'a.sent_at', sorted: 'a.created_at', always: true },
    due: { value: 'a.due_at' },
    answered: { value: 'a.answered_at' },
    case: { value: 'a.case_id' },
  },
};
