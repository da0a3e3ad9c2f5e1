import { describe, expect, it } from 'vitest';
import { proposeMapping, recogniseColumns } from './recognise-columns.ts';
import { readPersonText } from './read-person.ts';
import { beginSurvey, questionsOf, settle, surveyRow } from './survey-columns.ts';
import { understandRow } from './understand-row.ts';
import { foldName, readEmail, readName } from './values.ts';

describe('a person in one cell', () => {
  it.each([
    ['Silva, Ana (12345)', { number: '12345', name: 'Silva, Ana' }], ['Ana Silva <ANA@x.example>', { email: 'ana@x.example', name: 'Ana Silva' }], ['"Silva, Ana" <ana@x.example>', { email: 'ana@x.example', name: 'Silva, Ana' }],
    ['12345 - Ana Silva', { number: '12345', name: 'Ana Silva' }], ['CORP\\asilva', { username: 'asilva' }], ['CN=Silva\\, Ana,OU=Staff,DC=x', { any: 'Silva, Ana' }], ['CN=asilva,OU=a', { any: 'asilva' }],
    ['Ana Silva', { any: 'Ana Silva' }], ['mailto:ana@x.example', { any: 'ana@x.example' }], ['10023', { any: '10023' }], ['Ana Silva (Contractor)', { any: 'Ana Silva (Contractor)' }],
  ])('%s', (text, parts) => expect(readPersonText(text)).toEqual(parts));
});

describe('a name', () => {
  it.each([['Silva, Ana (Contractor)', 'Ana Silva'], ['SILVA, ANA', 'ANA SILVA'], ['van der Berg, Jan', 'Jan van der Berg'], ['Silva, Ana, PhD', 'Ana Silva, PhD'], ['Prince', 'Prince'], ['李 小龙', '李 小龙']])('%s is %s', (text, name) => expect(readName(text)).toBe(name));
  it('is found without titles, case and accents', () => expect(new Set(['Dr. Ana Sílva', 'SILVA, ANA', 'Ana Silva, PhD', 'Frau Ana Silva'].map(foldName))).toEqual(new Set(['ana silva'])));
});

it.each([[' Ana@X.Example ', 'ana@x.example'], ['mailto:a@b.co', 'a@b.co'], ['Ana <a@b.co>', 'a@b.co'], ['a@b.co.', 'a@b.co'], ['a @ b.co', 'a@b.co'], ['a@b.co;', 'a@b.co']])('the address %s is %s', (text, address) => expect(readEmail(text)).toEqual({ ok: true, value: address }));

function understood(kind: 'people' | 'assets', head: string, ...lines: string[]) {
  const mapping = proposeMapping(kind, recogniseColumns(kind, head.split('|'), lines.map((line) => line.split('|'))));
  const survey = beginSurvey(mapping);
  const rows = lines.map((line, at) => ({ line: at + 2, cells: line.split('|') }));
  for (const row of rows) surveyRow(survey, row);
  return { drafts: rows.map((row) => understandRow(row, mapping, settle(survey))), survey, questions: questionsOf(survey) };
}

describe('a row', () => {
  it('with the number beside the name and no column for it has that number', () => {
    const { drafts } = understood('people', 'Worker|Business Title', 'Silva, Ana (10023)|Engineer');
    expect(drafts[0]).toMatchObject({ values: { employeeNumber: '10023', name: 'Ana Silva' }, keys: ['employeeNumber:10023'] });
  });
  it('tells of its holder what each column says, and takes one cell apart', () => {
    const { drafts } = understood('assets', 'Asset Tag|Status|Assigned to', 'T1|Deployed|Silva, Ana (10023)', 'T2|In stock|Unassigned', 'T3|In stock|n/a');
    expect(drafts.map((draft) => draft.references)).toEqual([{ assignee: { number: '10023', name: 'Silva, Ana' } }, {}, {}]);
  });
  it('says which words were read as empty', () => {
    const { drafts, survey } = understood('people', 'Employee ID|Name|End date|Manager', 'E1|Kim Lee|9999-12-31|sin asignar', 'E2|Jo Day|0000-00-00|-');
    expect(drafts.map((draft) => [draft.values['endOn'], draft.references, draft.problems])).toEqual([[undefined, {}, []], [undefined, {}, []]]);
    expect(Object.fromEntries([...survey.emptied].map(([field, words]) => [field, [...words.keys()]]))).toEqual({ endOn: ['9999-12-31', '0000-00-00'], manager: ['sin asignar', '-'] });
  });
  it('whose header states the order of dates is not asked about it', () => {
    const { drafts, questions } = understood('people', 'Employee ID|Name|Hire date (DD/MM/YYYY)', 'E1|Kim Lee|03/04/2024');
    expect(questions).toEqual([]);
    expect(drafts[0]?.values['startOn']).toBe('2024-04-03');
  });
  it('whose letters went through the wrong encoding waits with what they were', () => {
    const { drafts } = understood('people', 'Employee ID|Name|Location', 'E1|JosÃ© GarcÃ\u00ada|MÃ¼nchen', 'E2|SÃO JOÃO|Köln');
    expect(drafts.map(({ problems }) => problems.map(({ code, proposal }) => [code, proposal]))).toEqual([[['encoded_twice', 'José García'], ['encoded_twice', 'München']], []]);
  });
  it('of a list that lies on its side is no record', () => {
    const { drafts } = understood('assets', 'Asset Tag|TR1|TR2', 'Serial Number|PF1|PF2', 'Model|T14|T14');
    expect(drafts.map(({ problems }) => problems[0]?.code)).toEqual(['column_name', 'column_name']);
  });
  it('that costs less than nothing, or whose number became an amount, waits', () => {
    const { drafts } = understood('assets', 'Asset Tag|Serial Number|Cost|Currency', 'A1|PF1|(12.50)|EUR', '1001.0|PF2|12.50|EUR');
    expect(drafts.map(({ problems }) => problems.filter(({ code }) => code !== 'status_unsaid').map(({ code, proposal }) => [code, proposal]))).toEqual([[['negative_cost', undefined]], [['decimals_added', '1001']]]);
  });
  it('of German staff who are “intern” or “extern” is asked what “intern” means', () => {
    expect(understood('people', 'Personalnummer|Name|Beschäftigungsart', '1|Kim Lee|Intern', '2|Jo Day|Extern').questions).toMatchObject([{ code: 'word', text: 'intern', proposal: 'employee' }]);
  });
});

describe('columns', () => {
  const read = (headers: string, ...rows: string[]) => recogniseColumns('assets', headers.split('|'), rows.map((row) => row.split('|'))).map((match) => match.field ?? (match.proposal === undefined ? match.reason : `?${match.proposal}`));
  it('of people in a list of things find people: a name that belongs to the address beside it', () => {
    expect(read('Name|Email|Serial Number|Model', 'Ana Silva|ana.silva@x.example|PF1|T14', 'Jo Day|jday@x.example|PF2|T14')).toEqual(['assigneeName', 'assigneeEmail', 'serial', 'model']);
    expect(read('Name|Email|Serial Number|Model', 'NB-01|ana.silva@x.example|PF1|T14', 'NB-02|jday@x.example|PF2|T14')).toEqual(['name', 'assigneeEmail', 'serial', 'model']);
  });
  it('that only count rows are no serial numbers', () => expect(read('Serial No|Asset Tag', '1|A-1', '2|A-2', '3|A-3')).toEqual(['?serial', 'assetTag']));
  it('that hold two things at once are asked about', () => expect(recogniseColumns('assets', ['Model & Serial', 'Asset Tag'])).toMatchObject([{ field: undefined, reason: 'two_in_one', proposal: 'model', andAlso: 'serial' }, { field: 'assetTag' }]));
  it('of passwords stay out and are not offered', () => expect(recogniseColumns('people', ['Employee ID', 'Password'])).toMatchObject([{}, { field: undefined, reason: 'secret' }]));
  it('with a strange header are proposed from what stands below', () => expect(read('Kennz.|Foo|Bar|Status', 'NB-0001|356938035643809|PF4K2N9R|Deployed', 'NB-0002|490154203237518|PF4K2N9S|Deployed', 'NB-0003|352099001761481|PF4K2N9T|Deployed')).toEqual(['?assetTag', '?imei', '?serial', 'status']));
  it('without a single value give way to one that has some', () => expect(read('Serial number|S/N', '|PF1', '|PF2')).toEqual(['?serial', 'serial']));
});
