/**
 * Whole files, from bytes to verdicts: our own in every vendor's format, and,
 * where the folder `../shared/data` lies beside the repository, real ones.
 */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Decision } from '#domain/import/decide-row';
import { withAnswers } from '#domain/import/mapping';
import type { Existing } from '#domain/import/match-record';
import { afterApplying, bringFile, type BringOptions, type Brought } from '../../../../tests/support/bring-file.ts';
import { readTable } from './read-table.ts';
import { fromBytes, fromFile } from './table-source.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const bring = async (path: string, options: BringOptions = {}): Promise<Brought> => bringFile(await readTable(fromFile(path)), options);
const ours = (name: string, options?: BringOptions): Promise<Brought> => bring(`${root}tests/fixtures/imports/${name}`, options);

const used = (brought: Brought): string[] => brought.matches.flatMap((match) => match.field ?? []);
const lines = (brought: Brought, verdict: Decision['verdict']): number[] => brought.decisions.filter((each) => each.verdict === verdict).map((each) => each.line);
const codes = (brought: Brought, line: number): string[] => brought.decisions.flatMap((each) => (each.line === line && each.verdict === 'refuse' ? each.reasons.map((reason) => reason.code) : []));

async function norte(): Promise<Existing[]> {
  const { decisions } = await ours('snipe-users.csv', { choices: { unknownPeople: 'leave_out' } });
  return afterApplying('people', decisions);
}

describe('our own files in other tools’ formats', () => {
  it.each([
    ['snipe-users.csv', 'people', ['givenName', 'familyName', 'email', 'username', 'location', 'employeeNumber', 'manager', 'workMode', 'startOn', 'endOn']],
    ['snipe-assets.csv', 'assets', ['assetTag', 'category', 'model', 'purchaseOn', 'cost', 'assigneeUsername', 'assigneeEmail', 'heldAt', 'location']],
    ['snipe-licences.csv', 'licences', ['product', 'licenceKey', 'seats', 'expiresOn', 'cost', 'holderEmail', 'holderName', 'vendor']],
    ['snipe-locations.csv', 'locations', ['name', 'street', 'city', 'country', 'postalCode', 'manager', 'managerUsername']],
    ['shelf-assets.csv', 'assets', ['name', 'serial', 'model', 'manufacturer', 'cost', 'assigneeName', 'tracking', 'purchaseOn']],
    ['intune-devices.csv', 'assets', ['serial', 'name', 'manufacturer', 'model', 'imei', 'ownership', 'assigneeEmail', 'externalId']],
    ['autopilot-devices.csv', 'assets', ['serial', 'assigneeEmail']],
    ['jamf-computers.csv', 'assets', ['serial', 'assetTag', 'assigneeUsername', 'assigneeEmail', 'location', 'cost', 'warrantyEndsOn']],
    ['fleet-hosts.csv', 'assets', ['serial', 'name', 'manufacturer', 'model']],
    ['chromeos-devices.csv', 'assets', ['assetTag', 'serial', 'model', 'location', 'endOfLifeOn']],
    ['hr-report.csv', 'people', ['employeeNumber', 'givenName', 'familyName', 'email', 'manager', 'managerEmail', 'startOn', 'employmentStatus']],
    ['workday-feed.csv', 'people', ['employeeNumber', 'email', 'managerNumber', 'managerEmail', 'manager', 'employmentType', 'preferredName', 'jobTitle']],
    ['personal-deutsch.csv', 'people', ['employeeNumber', 'familyName', 'givenName', 'email', 'location', 'employmentType', 'startOn', 'endOn', 'manager']],
    ['materiel-francais.csv', 'assets', ['assetTag', 'serial', 'model', 'category', 'status', 'purchaseOn', 'cost', 'assignee', 'location']],
    ['personas-espanol.csv', 'people', ['employeeNumber', 'givenName', 'familyName', 'email', 'location', 'employmentType', 'startOn', 'manager']],
    ['accounts.csv', 'accounts', ['system', 'username', 'holderEmail', 'role', 'isPrivileged', 'accountStatus']],
    ['workload-people.csv', 'people', ['employeeNumber', 'name', 'email', 'personalEmail', 'managerNumber', 'timeZone', 'employmentType', 'employmentStatus', 'endOn']],
    ['workload-assets.csv', 'assets', ['assetTag', 'serial', 'model', 'category', 'cost', 'currency', 'status', 'assignee', 'location']],
  ])('%s is a file of %s', async (name, kind, fields) => {
    const brought = await ours(name, { here: { people: await norte() } });
    expect(brought.recognised.kind).toBe(kind);
    expect(used(brought)).toEqual(expect.arrayContaining(fields));
  });

  it('Snipe-IT’s people come with managers and dates; who cannot be identified or placed says why', async () => {
    const brought = await ours('snipe-users.csv');
    expect(lines(brought, 'create')).toEqual([2, 3, 4]);
    expect(codes(brought, 5)).toEqual(['unknown_person']);
    expect(brought.decisions[1]).toMatchObject({ values: { name: 'Tomás Vidal', startOn: '2021-05-17', workMode: 'office' }, links: { people: { manager: { label: 'Inês Carvalho' } } } });
  });

  it('Snipe-IT’s assets are asked one currency and one status, then come with their custodians', async () => {
    const here = { people: await norte() };
    const asked = await ours('snipe-assets.csv', { here });
    expect(asked.questions.map((question) => question.code)).toEqual(['currency', 'value_everywhere']);
    const brought = await ours('snipe-assets.csv', { here, amend: (mapping) => withAnswers(mapping, { currency: 'EUR', everywhere: { status: 'ready' } }) });
    expect(brought.summary.counts).toMatchObject({ create: 4, refuse: 0 });
    expect(brought.decisions).toMatchObject([
      { values: { purchaseOn: '2023-01-23', endOfLifeOn: '2028-10-27', cost: { amount: '1449.90', currency: 'EUR' }, status: 'in_use' }, custodian: { kind: 'person' } },
      { values: { cost: { amount: '1449.90', currency: 'EUR' }, notes: 'new battery' } }, { custodian: { kind: 'place', field: 'heldAt' } }, { values: { status: 'ready' }, custodian: { kind: 'place', field: 'location' } },
    ]);
  });

  it('a damaged file loses no row: each is created or refused with its reason', async () => {
    const brought = await ours('snipe-assets-damaged.csv', { here: { people: await norte() } });
    expect(brought.questions).toMatchObject([{ code: 'word', text: 'Broken - Not Fixable', proposal: 'disposed' }]);
    expect(Object.fromEntries([2, 3, 4, 7, 8, 9].map((line) => [line, codes(brought, line)]))).toEqual({
      2: ['damaged_by_spreadsheet'], 3: ['repeated_in_file'], 4: ['repeated_in_file'], 7: ['no_identity'], 8: ['unknown_word'], 9: ['too_many_cells'],
    });
    expect(brought.decisions.filter((each) => each.verdict === 'create')).toMatchObject([{ line: 5, values: { status: 'disposed' }, withheld: [{ code: 'placeholder' }] }, { line: 6, values: { status: 'missing' } }]);
  });

  it('Snipe-IT’s licences are one licence with a seat for each row', async () => {
    const brought = await ours('snipe-licences.csv', { here: { people: await norte() }, acceptsProposals: true });
    expect(brought.questions).toMatchObject([{ code: 'currency', proposal: 'USD' }]);
    expect(brought.decisions.map((each) => (each.verdict === 'create' ? [each.group, each.seat?.holder.label] : each))).toEqual([
      ['licenceKey:DS-7781-AA', 'Inês Carvalho'], ['licenceKey:DS-7781-AA', 'Tomás Vidal'], ['licenceKey:DS-7781-AA', 'Ruta Petrauskė'], ['vendor+product:abacus|ledger', undefined],
    ]);
  });

  it('a German list with titles, dots in dates and a manager “Müller, Jörg” needs no preparing', async () => {
    const brought = await ours('personal-deutsch.csv');
    expect(brought.summary.counts).toMatchObject({ create: 2, refuse: 0 });
    expect(brought.decisions).toMatchObject([{ line: 5, values: { name: 'Jörg Müller', startOn: '2015-02-01' } }, { line: 6, values: { name: 'Änne Groß', employmentType: 'intern', endOn: '2025-12-31' }, links: { people: { manager: { line: 5 } } } }]);
  });

  it('a French list has its months in words and its decimals behind a comma', async () => {
    const brought = await ours('materiel-francais.csv', { here: { people: await norte() } });
    expect(brought.decisions).toMatchObject([{ values: { purchaseOn: '2023-03-12', cost: { amount: '1249.90', currency: 'EUR' }, status: 'in_use' } }, { values: { purchaseOn: '2022-12-03', status: 'ready' } }]);
  });

  it('Fleet’s host without a serial is not an asset that can be known again', async () => {
    const brought = await ours('fleet-hosts.csv', { acceptsProposals: true });
    expect(lines(brought, 'create')).toEqual([2]);
    expect(codes(brought, 3)).toEqual(['no_identity']);
  });

  it('a word the file does not explain waits for its meaning', async () => {
    const people = afterApplying('people', (await ours('workload-people.csv')).decisions);
    expect(codes(await ours('workload-assets.csv', { here: { people } }), 4)).toEqual(['unknown_word']);
    expect((await ours('workload-assets.csv', { here: { people }, acceptsProposals: true })).summary.counts).toMatchObject({ create: 3 });
  });

  it.each(['snipe-users.csv', 'snipe-assets.csv', 'snipe-licences.csv', 'snipe-locations.csv', 'hr-report.csv', 'personal-deutsch.csv', 'materiel-francais.csv', 'accounts.csv'])('%s brought again changes nothing', async (name) => {
    const people = await norte();
    const options: BringOptions = { acceptsProposals: true, choices: { unknownPeople: 'leave_out' }, amend: (mapping) => withAnswers(mapping, { currency: 'USD', dateOrder: { startOn: 'month-first' } }) };
    const first = await ours(name, { ...options, here: { people } });
    const { kind } = first.mapping;
    const there = afterApplying(kind, first.decisions);
    const again = await ours(name, { ...options, here: { people, [kind]: kind === 'people' && there.length === 0 ? people : [...(kind === 'people' ? people : []), ...there] } });
    expect(again.summary.counts).toMatchObject({ create: 0, change: first.summary.counts.change, refuse: first.summary.counts.refuse });
    expect(again.summary.counts.same).toBe(first.summary.counts.create + first.summary.counts.same);
  });
});

const shared = `${root}../shared/data/`;
const isThere = existsSync(shared);

describe.skipIf(!isThere)(`real files in ../shared/data${isThere ? '' : ' (skipped: the folder is not here)'}`, () => {
  const kinds: Record<string, [kind: string | undefined, ...fields: string[]]> = {
    'accessories-sample.csv': [undefined], 'models-sample.csv': [undefined],
    'assets-sample.csv': ['assets', 'assetTag', 'model', 'cost', 'purchaseOn', 'assigneeUsername', 'heldAt', 'endOfLifeOn'],
    'licenses-sample.csv': ['licences', 'product', 'licenceKey', 'seats', 'holderEmail', 'expiresOn', 'maintained', 'reassignable'],
    'locations-sample.csv': ['locations', 'name', 'street', 'managerUsername', 'currency'],
    'users-sample.csv': ['people', 'givenName', 'email', 'username', 'employeeNumber', 'manager', 'startOn', 'endOn'],
    'shelf.nu-example-asset-import-from-content.csv': ['assets', 'serial', 'cost', 'assigneeName', 'tracking'],
    'shelf.nu-example-asset-import-from-content-with-barcodes.csv': ['assets', 'serial', 'model', 'location'],
    'shelf.nu-example-import-users-from-content.csv': ['accounts', 'username', 'role'],
    'bamboohr-like.csv': ['people', 'employeeNumber', 'email', 'manager', 'managerEmail', 'startOn'],
    'fleet-hosts-report.csv': ['assets', 'serial', 'model', 'manufacturer'],
    'gam-print-cros.csv': ['assets', 'assetTag', 'serial', 'location'],
    'intune-devices-with-inventory-2022.csv': ['assets', 'serial', 'model', 'assigneeEmail', 'ownership'],
    'intune-devices-with-inventory-2025.csv': ['assets', 'serial', 'model', 'assigneeEmail', 'ownership'],
    'jamf-mut-computers.csv': ['assets', 'serial', 'assetTag', 'assigneeEmail', 'cost'],
    'jamf-mut-mobile-devices.csv': ['assets', 'serial', 'assetTag', 'assigneeUsername'],
    'jamf-mut-users.csv': ['people', 'username', 'name', 'email'],
    'windows-autopilot-import.csv': ['assets', 'serial', 'assigneeEmail'],
    'workday-daily-feed.csv': ['people', 'employeeNumber', 'email', 'managerNumber', 'employmentType', 'homeStreet'],
  };
  const files = isThere ? readdirSync(shared, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.csv')) : [];

  it.each(files)('%s is recognised, and no row is lost', async (name) => {
    const [kind, ...fields] = kinds[name.split('/').at(-1) ?? ''] ?? [];
    const table = await readTable(fromFile(shared + name));
    const brought = await bringFile(table, { kind: kind === undefined ? 'assets' : undefined, acceptsProposals: true });
    expect(brought.recognised.kind).toBe(kind);
    expect(used(brought)).toEqual(expect.arrayContaining(fields));
    let rows = 0;
    for await (const row of table.rows()) rows += row.cells.length > 0 ? 1 : 0;
    expect(brought.decisions).toHaveLength(rows);
  });

  it('the users of Snipe-IT’s sample go in, but for those who are their own manager', async () => {
    const brought = await bring(`${shared}snipe-it/users-sample.csv`);
    expect(brought.summary.counts).toMatchObject({ create: 89, refuse: 11 });
    expect(brought.summary.reasons.map((reason) => reason.code)).toEqual(['own_manager', 'unknown_person']);
  });
});

describe('files as people have them', () => {
  const assets = 'Asset Tag,Serial Number,Model,Category,Status';
  const hr = 'Employee Number,Name,Email';
  it.each<[string, string, Record<number, string>]>([
    ['a row cut short among whole ones is that row’s problem', `${assets}\nT-1,PF001,X1,Laptop,Ready\nQ5,short\nT-2,PF002,X1,Laptop,Ready\nT-3,PF003,X1,Laptop,Ready\n`, { 2: 'create', 3: 'too_few_cells', 4: 'create', 5: 'create' }],
    ['rows that leave their empty ends off are whole', `${assets}\nT-1,PF001,X1,Laptop\nT-2,PF002,X1\nT-3,PF003,X1,Laptop,Ready\nT-4,PF004,X1,Laptop,Ready\n`, { 2: 'create', 3: 'create', 4: 'create', 5: 'create' }],
    ['a comma in one model moves that row only', `${assets}\nT-1,PF001,X1,Laptop,Ready\nT-2,PF002,X1, black,Laptop,Ready\n`, { 2: 'create', 3: 'too_many_cells' }],
    ['one tag on two serial numbers is two things', `${assets}\nT-1,PF001,X1,Laptop,Ready\nT-1,PF002,X1,Laptop,Ready\n`, { 2: 'repeated_in_file', 3: 'repeated_in_file' }],
    ['an inch sign that looks like an open quote costs its own line', `${assets},Notes\nT-1,PF001,X1,Laptop,Ready,fine\nT-2,PF002,X1,Laptop,Ready,"24" screen\nT-3,PF003,X1,Laptop,Ready,good\n`, { 2: 'create', 3: 'quote_not_closed', 4: 'create' }],
    ['the header again, a total and what a report writes below are no rows', `${assets}\nT-1,PF001,X1,Laptop,Ready\n${assets}\nTotal,1,,,\nGenerated on 2024-05-01 by ITAM,,,,\n`, { 2: 'create', 3: 'left', 4: 'left', 5: 'left' }],
    ['an address in brackets is one, two in a cell are none', `${hr}\n1,Al One,"Al One <Al.One@Z.example>"\n2,Bo Two,b@z.example; bo@z.example\n3,Cy Three,mailto:c@z.example\n`, { 2: 'create', 3: 'not_an_email', 4: 'create' }],
    ['one address in two spellings is one person twice', `${hr}\n1,Al One,same@z.example\n2,Bo Two,SAME@Z.example\n`, { 2: 'repeated_in_file', 3: 'repeated_in_file' }],
  ])('%s', async (_, text, expected) => {
    const brought = await bringFile(await readTable(fromBytes(Buffer.from(text))), { acceptsProposals: true });
    const ends = brought.decisions.map((each) => [each.line, each.verdict === 'refuse' ? each.reasons[0]?.code : each.verdict]);
    expect(Object.fromEntries(ends)).toEqual(expected);
  });
});
