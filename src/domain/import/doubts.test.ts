import { describe, expect, it } from 'vitest';
import { alikeKey, isDateForCode, isRounded, withoutPrefix } from './alike.ts';
import { decideRow, type Decision, type Known } from './decide-row.ts';
import type { Closer } from './doubts.ts';
import { identityKey, keysOfPerson, type Draft } from './draft.ts';
import type { ImportKind } from './field.ts';
import { identityOf } from './fields.ts';
import { beginIndex, indexDraft, repeatsOf } from './file-index.ts';
import type { Existing } from './match-record.ts';
import { propose } from './propose.ts';
import { proposeMapping, recogniseColumns } from './recognise-columns.ts';
import { reasonTitles, sayReason, severityOf, type Reason } from './reason.ts';
import { beginSurvey, settle, surveyRow } from './survey-columns.ts';
import { understandRow } from './understand-row.ts';
import { isFormula } from './values.ts';

const nothing: Closer = { today: '2026-11-02', alike: new Map(), namesakes: new Map(), left: new Set() };
const kim: Existing = { id: 'p-kim', label: 'Kim Lee', values: { employeeNumber: 'E1', name: 'Kim Lee', email: 'kim@example.com', department: 'Sales' } };
const jo: Existing = { id: 'p-jo', label: 'Jo Day', values: { employeeNumber: 'E2', name: 'Jo Day', email: 'jo@example.com' } };

type Setting = { kind: ImportKind; text: string; here?: Existing[]; closer?: Partial<Closer>; told?: Parameters<typeof decideRow>[3] };

function bring({ kind, text, here = [], closer = {}, told }: Setting): { decisions: Decision[]; about: (at: number) => string[] } {
  const [head = '', ...lines] = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const mapping = proposeMapping(kind, recogniseColumns(kind, head.split('|')));
  const survey = beginSurvey(mapping);
  const rows = lines.map((line, at) => ({ line: at + 2, cells: line.split('|') }));
  for (const row of rows) surveyRow(survey, row);
  const drafts: Draft[] = rows.map((row) => understandRow(row, mapping, settle(survey)));
  const index = beginIndex();
  for (const draft of drafts) indexDraft(index, draft);
  const records = new Map<string, Existing[]>();
  for (const record of here) for (const group of identityOf[kind]) { const key = identityKey(group, record.values); if (key !== undefined) records.set(key, [...(records.get(key) ?? []), record]); }
  const people = new Map([kim, jo].flatMap((person) => keysOfPerson(person.values).map((key) => [key, [{ id: person.id, label: person.label }]] as const)));
  const known: Known = { records, people, places: new Map(), repeats: repeatsOf(index), closer: { ...nothing, ...closer } };
  const decisions = drafts.map((draft) => decideRow(draft, known, { unknownPeople: 'refuse' }, told));
  const about = (at: number) => reasonsOf(decisions[at]).flatMap((reason) => propose({ kind, mapping, cells: rows[at]?.cells ?? [], near: [], places: ['Lisbon'] }, reason).map((proposal) => `${proposal.key} → ${Object.values(proposal.edit.cells ?? {}).join(',')}`));
  return { decisions, about };
}
const reasonsOf = (decision: Decision | undefined): readonly Reason[] => (decision === undefined ? [] : decision.verdict === 'refuse' ? decision.reasons : decision.withheld);
const codes = (setting: Setting): string[][] => bring(setting).decisions.map((decision) => reasonsOf(decision).map((reason) => reason.code));

describe('a serial number', () => {
  const head = 'Asset Tag|Serial|Model|Manufacturer|Status\n';
  it.each([
    ['an S in front of an Apple serial', 'A|SC02XG1JYJGH5|MacBook Pro|Apple|ready', 'vendor_prefix', 'strip_prefix → C02XG1JYJGH5'],
    ['a Lenovo label', 'A|1S20XW0055GEPF2ABCDE|X1|Lenovo|ready', 'vendor_prefix', 'strip_prefix → PF2ABCDE'],
    ['“SN:” in front', 'A|SN: 5CG1234XYZ|G8|HP|ready', 'vendor_prefix', 'strip_prefix → 5CG1234XYZ'],
    ['“Serial Number:” in front', 'A|Serial Number: 5CG1|G8|HP|ready', 'vendor_prefix', 'strip_prefix → 5CG1'],
  ])('with %s waits, and the number without it is proposed', (_, row, code, proposal) => {
    const { decisions, about } = bring({ kind: 'assets', text: head + row });
    expect(reasonsOf(decisions[0]).map((reason) => reason.code)).toEqual([code]);
    expect(about(0)).toContain(proposal);
  });
  it.each([['SABC1234567', 'Dell', 'XPS'], ['1SEAT', 'Lenovo', 'X1'], ['SNAKE1', 'HP', 'G8']])('that only begins like a prefix is left as it is: %s', (serial, maker, model) => expect(codes({ kind: 'assets', text: `${head}A|${serial}|${model}|${maker}|ready` })).toEqual([[]]));
  it.each([['6.37702E+15', 'damaged_by_spreadsheet'], ['Mar-05', 'date_for_code'], ['5-Mar', 'date_for_code'], ['12345678901234500', 'rounded_digits'], ['=HYPERLINK("http://x";"S1")', 'formula']])('that a spreadsheet damaged waits: %s', (serial, code) => expect(codes({ kind: 'assets', text: `${head}A|${serial}|X1|Lenovo|ready` })).toEqual([[code]]));
  it('that lost its zeros beside siblings of one width waits, with the zeros proposed', () => {
    const rows = ['0012345', '0012346', '0098765', '0044444', '1234567', '12347'].map((serial, at) => `T${at}|${serial}|X1|Lenovo|ready`).join('\n');
    const { decisions, about } = bring({ kind: 'assets', text: head + rows });
    expect(decisions.map((decision) => decision.verdict)).toEqual(['create', 'create', 'create', 'create', 'create', 'refuse']);
    expect(about(5)).toContain('pad_zeros → 0012347');
  });
  it('in a list of four is enough to tell', () => expect(codes({ kind: 'people', text: 'Employee Number|Name|Email\n00017|Al One|a@z.example\n00018|Bo Two|b@z.example\n19|Cy Three|c@z.example\n00020|Di Four|d@z.example' })).toEqual([[], [], ['zeros_lost'], []]));
  it.each(['To be filled by O.E.M.', 'Default string', 'System Serial Number', '0', '123456789', '000000'])('that is a maker’s placeholder is left out and the row goes in: %s', (serial) => {
    const [decision] = bring({ kind: 'assets', text: `${head}A|${serial}|X1|Lenovo|ready` }).decisions;
    expect(decision).toMatchObject({ verdict: 'create' });
    expect(reasonsOf(decision).map((reason) => severityOf(reason.code))).toEqual(['note']);
  });
  it('that reads like one known here waits when nothing else tells them apart', () => {
    const alike = new Map([[alikeKey('PF2ABC0O'), [{ id: 'a', label: 'HB-1', serial: 'PF2ABCOO', tag: null }]]]);
    const { decisions, about } = bring({ kind: 'assets', text: 'Serial|Model|Status\nPF2ABC0O|X1|ready', closer: { alike } });
    expect(reasonsOf(decisions[0])[0]).toMatchObject({ code: 'looks_like_serial', here: ['HB-1'] });
    expect(about(0)).toEqual(['same_serial → PF2ABCOO', 'known:looks_like_serial → ']);
  });
  it('that reads like another row’s waits; with tags of their own both go in and somebody should look', () => {
    expect(codes({ kind: 'assets', text: 'Serial|Model|Status\nPF8B|X1|ready\nPFB8|X1|ready' })).toEqual([['looks_like_serial'], ['looks_like_serial']]);
    const { decisions } = bring({ kind: 'assets', text: `${head}A|PF8B|X1|Lenovo|ready\nB|PFB8|X1|Lenovo|ready` });
    expect(decisions.map((decision) => [decision.verdict, reasonsOf(decision)[0]?.code])).toEqual([['create', 'near_serial'], ['create', 'near_serial']]);
  });
  it('that somebody found right goes in', () => expect(bring({ kind: 'assets', text: `${head}A|SC02XG1JYJGH5|MacBook|Apple|ready`, told: { known: ['vendor_prefix'] } }).decisions[0]?.verdict).toBe('create'));
});

describe('who has an asset', () => {
  const head = 'Asset Tag|Serial|Model|Status|Assigned to\n';
  it('by two rows: both wait, and each names the other', () => {
    const { decisions } = bring({ kind: 'assets', text: `${head}A|S1|X1|In use|Kim Lee\nA|S1|X1|In use|Jo Day` });
    expect(reasonsOf(decisions[0])[0]).toMatchObject({ code: 'two_holders', text: 'Kim Lee', here: ['Jo Day'], lines: [3] });
  });
  it('by the file against a hand-over here waits', () => {
    const here: Existing = { id: 'a-1', label: 'A', values: { assetTag: 'A', status: 'in_use' }, references: { assignee: { id: 'p-other', label: 'Bo Tan' } }, custodian: { id: 'p-kim', label: 'Kim Lee' } };
    expect(codes({ kind: 'assets', here: [here], text: 'Asset Tag|Status|Assigned to\nA|In use|Jo Day' })).toEqual([['held_otherwise']]);
  });
  it('who has left: it goes in, and somebody should look', () => {
    const [decision] = bring({ kind: 'assets', text: `${head}A|S1|X1|In use|Kim Lee`, closer: { left: new Set(['p-kim']) } }).decisions;
    expect(decision).toMatchObject({ verdict: 'create', withheld: [{ code: 'holder_left', text: 'Kim Lee' }] });
  });
  it('while the status says it lies in stock: it goes in, and somebody should look', () => expect(codes({ kind: 'assets', text: `${head}A|S1|X1|In stock|Kim Lee` })).toEqual([['status_against_holder']]));
});

describe('a person', () => {
  const head = 'employee_id|name|email|department|start date|end date\n';
  it.each([['1971-02-03', 'like_birthday'], ['0202-03-04', 'impossible_date']])('who began on %s waits', (date, code) => expect(codes({ kind: 'people', text: `${head}E9|Al Roe|al@x.example|Legal|${date}|` })).toEqual([[code]]));
  it('whose end means never waits', () => expect(codes({ kind: 'people', text: `${head}E9|Al Roe|al@x.example|Legal|2020-01-01|2099-12-31` })).toEqual([['end_never']]));
  it('of a year with swapped digits gets years that may be meant', () => expect(bring({ kind: 'people', text: `${head}E9|Al Roe|al@x.example|Legal|0202-03-04|` }).about(0)).toContain('year:0 → 2002-03-04'));
  it('with the name and department of somebody here, and no number, waits', () => {
    const namesakes = new Map([['name:kim lee', [{ id: 'p-kim', label: 'Kim Lee (E1)', number: 'E1', email: 'kim@example.com', department: 'Sales' }]]]);
    expect(codes({ kind: 'people', closer: { namesakes }, text: `${head}|Kim Lee|kim.lee@example.com|Sales||` })).toEqual([['same_name_here']]);
    expect(codes({ kind: 'people', closer: { namesakes }, text: `${head}E7|Kim Lee|kim.lee@example.com|Sales||` })).toEqual([[]]);
  });
  it('twice in the file with a changed e-mail waits, both of them', () => expect(codes({ kind: 'people', text: `${head}|Al Roe|al@x.example|Legal||\n|Al Roe|al.roe@x.example|Legal||` })).toEqual([['same_name_in_file'], ['same_name_in_file']]));
  it('whose number is somebody else’s here waits; who only married does not', () => {
    expect(codes({ kind: 'people', here: [kim], text: `${head}E1|Bo Tan|bo@x.example|IT||` })).toEqual([['number_reused']]);
    expect(codes({ kind: 'people', here: [kim], text: `${head}E1|Kim Tan|kim.tan@x.example|IT||` })).toEqual([[]]);
  });
});

describe('a date of an asset', () => {
  const head = 'Asset Tag|Serial|Status|Purchase date|Warranty ends\n';
  it('that has not come waits, long ago too', () => expect(codes({ kind: 'assets', text: `${head}A|S1|ready|2031-01-01|\nB|S2|ready|1931-01-01|` })).toEqual([['date_in_future'], ['date_too_early']]));
  it('of a warranty before the purchase goes in with a look', () => expect(codes({ kind: 'assets', text: `${head}A|S1|ready|2024-01-01|2023-01-01` })).toEqual([['warranty_before_purchase']]));
});

describe('seats', () => {
  it('beyond the total go in with a look, from the first that is too many', () => {
    expect(codes({ kind: 'licences', text: 'Product|Seats|Assigned to\nFigma|1|Kim Lee\nFigma|1|Jo Day' })).toEqual([[], ['seats_over']]);
  });
});

describe('a cell', () => {
  it.each(['=HYPERLINK("http://x","y")', '=SUM(A1:A2)', '+CMD|\' /C calc\'!A0', '=A1', '@SUM(A1)'])('%s is a formula', (text) => expect(isFormula(text)).toBe(true));
  it.each(['=“00123”', '-5', '+351 912 345 678', '- Dock (USB)', '@kim', '="00123"', 'E=mc2'])('%s is not', (text) => expect(isFormula(text)).toBe(false));
  it.each(['Mar-05', '5-Mar', 'Dec-2004', '2024-03-05'])('%s is no serial number', (text) => expect(isDateForCode(text)).toBe(true));
  it('of sixteen digits ending in zero may be right; of twenty it was rounded', () => expect([isRounded('1234567890123450'), isRounded('12345678901234500000')]).toEqual([false, true]));
  it('without a maker that prints an S keeps its S', () => expect(withoutPrefix('SC02XG1JYJGH', { manufacturer: 'Dell' })).toBeUndefined());
});

it('every reason has a sentence without holes and a heading', () => {
  for (const code of Object.keys(reasonTitles) as Reason['code'][]) expect(sayReason({ code, text: 'x', lines: [3], here: ['y'] })).not.toMatch(/undefined|“”/);
});
