import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardAsset } from './asset-guards.ts';
import { assetStatuses } from './choices.ts';
import { decideRow, type Decision, type ImportChoices, type Known } from './decide-row.ts';
import { identityKey, keysOfPerson, type Draft } from './draft.ts';
import type { ImportKind } from './field.ts';
import { identityOf } from './fields.ts';
import { beginIndex, indexDraft, peopleBrought, repeatsOf } from './file-index.ts';
import { findCircles, refuseAfterAll, withoutRefused } from './find-circles.ts';
import type { Existing } from './match-record.ts';
import { proposeMapping, recogniseColumns } from './recognise-columns.ts';
import { sayReason } from './reason.ts';
import type { PersonFound } from './resolve-person.ts';
import { absentFrom, beginTally, summarise, tallyDecision } from './summarise.ts';
import { acceptProposals, beginSurvey, questionsOf, settle, surveyRow } from './survey-columns.ts';
import { understandRow } from './understand-row.ts';

const ada: Existing = { id: 'p-ada', label: 'Ada Okafor', values: { employeeNumber: 'E1', name: 'Ada Okafor', email: 'ada@example.com' } };
const ben: Existing = { id: 'p-ben', label: 'Ben Rossi', values: { employeeNumber: 'E2', name: 'Ben Rossi', email: 'ben@example.com' } };
const otherBen: Existing = { id: 'p-ben2', label: 'Ben Rossi (E9)', values: { employeeNumber: 'E9', name: 'Ben Rossi' } };
const laptop: Existing = { id: 'a-1', label: 'HB-1', values: { assetTag: 'HB-1', serial: 'PF01', status: 'in_use', model: 'T14' }, references: { assignee: { id: 'p-ada', label: 'Ada Okafor' } }, bearsData: true };

type Setting = { kind: ImportKind; text: string; here?: Existing[]; people?: Existing[]; choices?: ImportChoices; accepts?: boolean };

function group<T>(pairs: [string, T][]): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const [key, value] of pairs) map.set(key, [...(map.get(key) ?? []), value]);
  return map;
}

/** Rows written as `header|header` and one line per row, decided against what is here. */
function bring({ kind, text, here = [], people = [ada, ben, otherBen], choices = { unknownPeople: 'refuse' }, accepts = false }: Setting): Decision[] {
  const [head = '', ...lines] = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const rows = lines.map((line, at) => ({ line: at + 2, cells: line.split('|') }));
  let mapping = proposeMapping(kind, recogniseColumns(kind, head.split('|')));
  const survey = beginSurvey(mapping);
  for (const row of rows) surveyRow(survey, row);
  if (accepts) mapping = acceptProposals(mapping, questionsOf(survey));
  const drafts: Draft[] = rows.map((row) => understandRow(row, mapping, settle(survey)));
  const index = beginIndex();
  for (const draft of drafts) indexDraft(index, draft);
  const records = group(here.flatMap((record) => identityOf[kind].flatMap((keys) => identityKey(keys, record.values) ?? []).map((key): [string, Existing] => [key, record])));
  const folk = people.flatMap((person) => keysOfPerson(person.values).map((key): [string, PersonFound] => [key, { id: person.id, label: person.label }]));
  const brought = kind === 'people' ? peopleBrought(drafts, records) : [];
  const known: Known = { records, people: group([...folk, ...brought]), places: new Map(), repeats: repeatsOf(index) };
  return drafts.map((draft) => decideRow(draft, known, choices));
}

const reasons = (decision: Decision | undefined): string[] => (decision?.verdict === 'refuse' ? decision.reasons.map((reason) => reason.code) : []);

describe('a row about a person', () => {
  it('who is not here creates them', () => expect(bring({ kind: 'people', text: 'employee_id|name\nE7|Kim Lee' })).toMatchObject([{ verdict: 'create', values: { employeeNumber: 'E7', name: 'Kim Lee' } }]));
  it('who is here says field by field what changes', () => {
    expect(bring({ kind: 'people', here: [ada], text: 'employee_id|name|email\ne1|Ada Okafor|ada.okafor@example.com' })).toMatchObject([
      { verdict: 'change', id: 'p-ada', changes: [{ field: 'email', from: 'ada@example.com', to: 'ada.okafor@example.com' }] },
    ]);
  });
  it('with nothing new is the same, and an empty cell takes nothing away', () => expect(bring({ kind: 'people', here: [ada], text: 'employee_id|name|email\nE1|Ada Okafor|' })).toMatchObject([{ verdict: 'same', id: 'p-ada' }]));
  it('who is here needs no name: a list of numbers and last days is enough', () => {
    expect(bring({ kind: 'people', here: [ada], text: 'employee_id|end_date\nE1|2026-03-31\nE77|2026-03-31' })).toMatchObject([{ verdict: 'change' }, { verdict: 'refuse', reasons: [{ code: 'missing', field: 'name' }] }]);
  });
  it('whose number and e-mail belong to two people is refused', () => expect(reasons(bring({ kind: 'people', here: [ada, ben], text: 'employee_id|name|email\nE1|Ada|ben@example.com' })[0])).toEqual(['two_records']));
  it('whose e-mail stands here under another number is refused', () => expect(reasons(bring({ kind: 'people', here: [ada], text: 'employee_id|name|email\nE55|Ada|ada@example.com' })[0])).toEqual(['other_number_here']));
  it('twice in the file is refused on both lines', () => {
    const decisions = bring({ kind: 'people', text: 'employee_id|name\nE7|Kim Lee\nE8|Jo Day\nE7|Kim Leigh' });
    expect(decisions.map((each) => each.verdict)).toEqual(['refuse', 'create', 'refuse']);
    expect(decisions[0]).toMatchObject({ reasons: [{ code: 'repeated_in_file', lines: [4] }] });
  });
  it('without anything that identifies them is refused', () => expect(reasons(bring({ kind: 'people', text: 'name|department\nKim Lee|Sales' })[0])).toEqual(['no_identity']));
  it('who ends before they start is refused, with every other problem beside it', () => expect(reasons(bring({ kind: 'people', text: 'employee_id|name|email|start_date|end_date\nE7|Kim|kim@|2025-01-01|2024-01-01' })[0])).toEqual(['not_an_email', 'ends_before_start']));
  it('with a date that could be two days waits for an answer', () => expect(reasons(bring({ kind: 'people', text: 'employee_id|name|end_date\nE7|Kim|03/04/2026' })[0])).toEqual(['ambiguous_date']));
});

describe('a manager', () => {
  it.each([['E1', 'number'], ['ADA@example.com', 'e-mail'], ['Okafor, Ada', 'name with a comma']])('is found by %s (%s)', (manager) => {
    expect(bring({ kind: 'people', text: `employee_id|name|manager\nE7|Kim|${manager}` })).toMatchObject([{ verdict: 'create', links: { people: { manager: { id: 'p-ada' } } } }]);
  });
  it('may stand further down in the same file', () => expect(bring({ kind: 'people', text: 'employee_id|name|manager\nE7|Kim Lee|Jo Day\nE8|Jo Day|' })).toMatchObject([{ links: { people: { manager: { line: 3 } } } }, { verdict: 'create' }]));
  it('with a name that two people have is refused', () => expect(reasons(bring({ kind: 'people', text: 'employee_id|name|manager\nE7|Kim|Ben Rossi' })[0])).toEqual(['several_people']));
  it('who is unknown is refused, or left out when that was chosen', () => {
    const text = 'employee_id|name|manager\nE7|Kim|Nobody';
    expect(reasons(bring({ kind: 'people', text })[0])).toEqual(['unknown_person']);
    expect(bring({ kind: 'people', text, choices: { unknownPeople: 'leave_out' } })).toMatchObject([{ verdict: 'create', withheld: [{ code: 'unknown_person', field: 'manager' }] }]);
  });
  it('named by two columns that disagree is refused', () => expect(reasons(bring({ kind: 'people', text: 'employee_id|name|manager_id|manager email\nE7|Kim|E1|ben@example.com' })[0])).toEqual(['people_disagree']));
  it('cannot be the person', () => expect(reasons(bring({ kind: 'people', text: 'employee_id|name|manager_id\nE7|Kim|E7' })[0])).toEqual(['own_manager']));
  it('by way of others cannot be the person', () => {
    const circles = findCircles(new Map([['a', 'b'], ['b', 'c'], ['c', 'a'], ['d', 'a'], ['e', 'f']]));
    expect([...circles.keys()].sort()).toEqual(['a', 'b', 'c']);
  });
  it('whose own row was refused is held back, and the row says so', () => {
    const [kim] = bring({ kind: 'people', text: 'employee_id|name|manager\nE7|Kim Lee|Jo Day\nE8|Jo Day|' });
    expect(kim && withoutRefused(kim, new Set([3]))).toMatchObject({ verdict: 'create', links: { people: {} }, withheld: [{ code: 'person_refused', lines: [3] }] });
    expect(kim && withoutRefused(kim, new Set([9]))).toBe(kim);
    expect(kim && refuseAfterAll(kim, { code: 'circular_manager' })).toMatchObject({ verdict: 'refuse', line: 2 });
  });
  it('circles are found exactly where walking upward returns', () => {
    const graph = fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { maxLength: 13 }).map((edges) => new Map(edges.map(([from, to]) => [`${from}`, `${to}`])));
    fc.assert(fc.property(graph, (managerOf) => {
      const circles = findCircles(managerOf);
      for (const start of managerOf.keys()) {
        let node = managerOf.get(start);
        for (let step = 0; step < 20 && node !== undefined && node !== start; step++) node = managerOf.get(node);
        expect(circles.has(start)).toBe(node === start);
      }
    }));
  });
});

describe('a row about an asset', () => {
  it('that somebody holds starts with them', () => {
    expect(bring({ kind: 'assets', text: 'Asset Tag|Serial|Username|Email\nHB-9|PF99|ada|ada@example.com' })).toMatchObject([{ verdict: 'create', values: { status: 'in_use' }, custodian: { kind: 'person', person: { id: 'p-ada' } } }]);
  });
  it('that nobody holds and no status tells about is asked for', () => {
    const text = 'Asset Tag|Location\nHB-9|Porto';
    expect(reasons(bring({ kind: 'assets', text })[0])).toEqual(['status_unsaid']);
    expect(bring({ kind: 'assets', text, accepts: true })).toMatchObject([{ verdict: 'create', values: { status: 'returned' }, custodian: { kind: 'place', field: 'location' } }]);
  });
  it('keeps the state it has here when the file tells none', () => expect(bring({ kind: 'assets', here: [laptop], text: 'Asset Tag|Model\nHB-1|T14', accepts: true })).toMatchObject([{ verdict: 'same' }]));
  it('may be ready at once when it is new here', () => expect(bring({ kind: 'assets', text: 'Asset Tag|Status\nHB-9|Ready to Deploy' })).toMatchObject([{ verdict: 'create', values: { status: 'ready' } }]));
  it('with an assignee nobody knows is refused', () => expect(reasons(bring({ kind: 'assets', text: 'Asset Tag|Assigned to\nHB-9|Nobody' })[0])).toEqual(['unknown_person']));
  it('with another serial under the same tag is refused', () => expect(reasons(bring({ kind: 'assets', here: [laptop], text: 'Asset Tag|Serial|Status\nHB-1|PF02|Deployed' })[0])).toEqual(['other_serial_here']));
  it('with a new tag on the same serial is a change of tag', () => expect(bring({ kind: 'assets', here: [laptop], text: 'Asset Tag|Serial|Status\nHB-77|pf01|Deployed' })).toMatchObject([{ verdict: 'change', changes: [{ field: 'assetTag', from: 'HB-1', to: 'HB-77' }] }]));
  it('whose serial a spreadsheet has damaged is refused', () => expect(reasons(bring({ kind: 'assets', text: 'Asset Tag|Serial|Status\nHB-9|6.37702E+15|Deployed' })[0])).toEqual(['damaged_by_spreadsheet']));
  it('with a placeholder for a serial goes in without it; two such devices are not one', () => {
    expect(bring({ kind: 'assets', text: 'Asset Tag|Serial|Status\nHB-8|Default string|Archived\nHB-9|Default string|Archived' })).toMatchObject([
      { verdict: 'create', withheld: [{ code: 'placeholder' }] }, { verdict: 'create', withheld: [{ code: 'placeholder' }] },
    ]);
  });
  it('with more cells than columns is refused', () => {
    const mapping = proposeMapping('assets', recogniseColumns('assets', ['Asset Tag', 'Status']));
    const draft = understandRow({ line: 2, cells: ['HB-9', 'Archived', 'extra'], problem: 'too_many_cells' }, mapping, { dateOrder: {}, decimalSign: {} });
    expect(draft).toMatchObject({ problems: [{ code: 'too_many_cells' }], values: {}, keys: [] });
  });
  it('moves custody only when the file says who or where: a repair alone does not', () => {
    const [repair, given, lost] = ['HB-1|Out for Repair|', 'HB-1|Deployed|ben@example.com', 'HB-1|Lost/Stolen|'].map((row) => bring({ kind: 'assets', here: [laptop], text: `Asset Tag|Status|Email\n${row}` })[0]);
    expect(repair).toMatchObject({ verdict: 'change', changes: [{ field: 'status', from: 'in_use', to: 'in_repair' }] });
    expect(repair).not.toHaveProperty('custodian');
    expect(given).toMatchObject({ changes: [{ field: 'assignee', from: 'Ada Okafor', to: 'Ben Rossi' }], custodian: { kind: 'person', person: { id: 'p-ben' } } });
    expect(lost).toMatchObject({ custodian: { kind: 'unaccounted' } });
  });
  it('that is counted, not single, is left alone', () => expect(bring({ kind: 'assets', text: 'title|valuation|custodian|bookable|type\nPens|2||yes|QUANTITY_TRACKED' })).toMatchObject([{ verdict: 'left', reason: { code: 'counted_goods' } }]));
});

describe('a file cannot get round the product', () => {
  const status = (from: string, to: string, more: Partial<Existing> = {}) => guardAsset({ ...laptop, ...more, values: { ...laptop.values, status: from } }, { status: to, changesAssignee: false })?.code;
  it.each(['ready', 'disposed'])('an asset under legal hold does not become %s', (to) => expect(status('in_use', to, { isHeld: true, bearsData: false })).toBe('legal_hold'));
  it('an asset under legal hold does not go to another person', () => expect(guardAsset({ ...laptop, isHeld: true }, { changesAssignee: true })?.code).toBe('legal_hold'));
  it.each(['in_use', 'returned', 'in_workshop', 'in_repair', 'missing'])('a data-bearing asset that is %s here does not become ready', (from) => expect(status(from, 'ready')).toBe('not_sanitised'));
  it('a monitor without data may become ready', () => expect(status('returned', 'ready', { bearsData: false })).toBeUndefined());
  it('an asset in an open case keeps its state and its assignee', () => {
    expect(status('in_use', 'missing', { isInOpenCase: true })).toBe('in_open_case');
    expect(guardAsset({ ...laptop, isInOpenCase: true }, { changesAssignee: true })?.code).toBe('in_open_case');
    expect(guardAsset({ ...laptop, isInOpenCase: true }, { status: 'in_use', changesAssignee: false })).toBeUndefined();
  });
  it('a return is a hand-over, not a word in a file', () => expect(status('in_use', 'returned')).toBe('status_needs_event'));
  it('what was disposed of stays so', () => expect(status('disposed', 'in_use')).toBe('disposed'));
  it('whatever the state, no data-bearing asset that is here turns ready, and none under hold is freed', () => {
    const flag = fc.boolean();
    fc.assert(fc.property(fc.constantFrom(...assetStatuses), fc.constantFrom(...assetStatuses), flag, flag, flag, flag, (from, to, isHeld, bearsData, isInOpenCase, changesAssignee) => {
      const refused = guardAsset({ ...laptop, isHeld, bearsData, isInOpenCase, values: { status: from } }, { status: to, changesAssignee }) !== undefined;
      const turnsReady = to === 'ready' && from !== 'ready' && bearsData;
      const isFreed = isHeld && (changesAssignee || (from !== to && (to === 'ready' || to === 'disposed')));
      const isUntouched = from === to && !changesAssignee;
      expect({ refused, because: turnsReady || isFreed, isUntouched }).not.toMatchObject({ refused: false, because: true });
      expect({ refused, isUntouched }).not.toEqual({ refused: true, isUntouched: true });
    }));
  });
});

describe('a row about a licence or an account', () => {
  const head = 'Item name|serial number|seats|Full Name|Email|reassignable|Licensed To Name';
  it('brings the licence once and a seat for each holder', () => {
    expect(bring({ kind: 'licences', text: `${head}\nDraw|K-1|3|Ada|ada@example.com||\nDraw|K-1|3|Ben|ben@example.com||` })).toMatchObject([
      { verdict: 'create', group: 'licenceKey:K-1', seat: { holder: { id: 'p-ada' }, isNew: true } }, { verdict: 'create', group: 'licenceKey:K-1', seat: { holder: { id: 'p-ben' } } },
    ]);
  });
  it('whose rows disagree about the licence is refused on all of them', () => {
    const decisions = bring({ kind: 'licences', text: `${head}\nDraw|K-1|3|Ada|ada@example.com||\nDraw|K-1|5|Ben|ben@example.com||` });
    expect(decisions.map(reasons)).toEqual([['rows_disagree'], ['rows_disagree']]);
  });
  it('with the same holder twice is refused on both', () => expect(bring({ kind: 'licences', text: `${head}\nDraw|K-1|3|Ada|ada@example.com||\nDraw|K-1|3|Ada|ADA@example.com||` }).map(reasons)).toEqual([['seat_repeated_in_file'], ['seat_repeated_in_file']]));
  it('that is here gains only the seat that is new', () => {
    const here: Existing = { id: 'l-1', label: 'Draw', values: { product: 'Draw', licenceKey: 'K-1', seats: 3 }, seatHolders: new Set(['p-ada']) };
    expect(bring({ kind: 'licences', here: [here], text: `${head}\nDraw|K-1|3|Ada|ada@example.com||\nDraw|K-1|3|Ben|ben@example.com||` })).toMatchObject([{ verdict: 'same' }, { verdict: 'change', id: 'l-1', seat: { isNew: true } }]);
  });
  it('without a key finds its licence by vendor and product; with another key it is another licence', () => {
    const here: Existing = { id: 'l-1', label: 'Draw', values: { product: 'Draw', vendor: 'Inkwell', licenceKey: 'K-1' } };
    expect(bring({ kind: 'licences', here: [here], text: 'Product|Vendor|Licence key\ndraw|INKWELL|' })).toMatchObject([{ id: 'l-1' }]);
    expect(bring({ kind: 'licences', here: [here], text: 'Product|Vendor|Licence key\nDraw|Inkwell|K-2' })).toMatchObject([{ verdict: 'create' }]);
  });
  it('an account always has a holder: where no column tells, its own name has to', () => {
    const text = 'System|Username\nDesk|ada@example.com\nDesk|robot';
    expect(bring({ kind: 'accounts', text })).toMatchObject([{ verdict: 'create', links: { people: { holder: { id: 'p-ada' } } } }, { verdict: 'refuse' }]);
    expect(reasons(bring({ kind: 'accounts', text, choices: { unknownPeople: 'leave_out' } })[1])).toEqual(['unknown_person']);
  });
});

describe('the preview', () => {
  it('counts, samples, names reasons and new places, and lists who is absent', () => {
    const decisions = bring({ kind: 'people', here: [ada, ben], text: 'employee_id|name|location\nE1|Ada Okafor|\nE7|Kim|Porto\nE8|Jo|porto\n|X|' });
    const tally = beginTally();
    for (const decision of decisions) tallyDecision(tally, decision);
    expect(summarise(tally)).toMatchObject({ rows: 4, counts: { create: 2, same: 1, refuse: 1, change: 0, left: 0 }, newPlaces: ['Porto'], reasons: [{ code: 'no_identity', rows: 1, lines: [5] }] });
    expect([...absentFrom([ada, ben], new Set(['p-ada']))]).toEqual([ben]);
  });
  it('has a sentence for each refusal, with what stood in the file', () => {
    const [decision] = bring({ kind: 'people', text: 'employee_id|name|manager\nE7|Kim|Ben Rossi' });
    expect(decision?.verdict === 'refuse' && decision.reasons.map(sayReason)).toEqual(['“Ben Rossi” could be more than one person: Ben Rossi, Ben Rossi (E9). Use the employee number or the e-mail.']);
  });
});
