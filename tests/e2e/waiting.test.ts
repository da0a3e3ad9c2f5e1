/** Rows that wait, in a real browser: mended in place by keyboard, decided many at once, and two people on one row. */
import type { AddressInfo } from 'node:net';
import { applyImport, mapImport, previewImport, readImport, receiveFile } from '#contract/imports';
import { editWaiting, listWaiting } from '#contract/waiting';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWebIfStale, webBuildFolder } from '../../scripts/web-build.ts';
import { expectNoAxeProblems, launchBrowser } from '../support/browser.ts';
import { openWorld, type Client, type World } from '../support/world.ts';

let world: World;
let browser: Browser;
let address: string;
let manager: Client;
let colleague: Client;

const staff = `employee_id,name,email,department,manager_id
W1,Kim Lee,kim@norte.example,Sales,
W2,Jo Day,jo(at)norte.example,Sales,W1
W3,Al Roe,al@norte.example,Legal,W99
W4,Eva Sol,eva norte,Legal,W1
`;
const laptops = `Asset Tag,Serial,Model,Manufacturer,Category,Status
A-1,SC02XG1JYJGH5,MacBook Pro,Apple,Laptop,ready
A-2,SC02XG1JYJGH6,MacBook Pro,Apple,Laptop,ready
A-3,6.37702E+15,ThinkPad X1,Lenovo,Laptop,ready
`;

async function bring(name: string, text: string): Promise<string> {
  const read = await manager.do(receiveFile, { query: { name, zone: 'Europe/Lisbon' }, body: new TextEncoder().encode(text) });
  const mapped = await manager.do(mapImport, { params: { importId: read.id }, body: { version: read.version, acceptProposals: true } });
  const previewed = await manager.do(previewImport, { params: { importId: read.id }, body: { version: mapped.version } });
  await manager.do(applyImport, { params: { importId: read.id }, body: { version: previewed.version } });
  await world.settle();
  return (await manager.do(readImport, { params: { importId: read.id } })).id;
}

async function pageAs(client: Client, width = 1280): Promise<Page> {
  const context = await browser.newContext({ baseURL: address, viewport: { width, height: 900 }, extraHTTPHeaders: { 'x-test-member': client.member.id }, reducedMotion: 'reduce', timezoneId: 'Europe/Berlin' });
  context.setDefaultTimeout(20_000);
  return context.newPage();
}

beforeAll(async () => {
  const build = await buildWebIfStale();
  if (build.outcome === 'failed') throw new Error(build.output);
  world = await openWorld({ webFolder: webBuildFolder });
  await world.app.http.listen({ port: 0, host: '127.0.0.1' });
  address = `http://127.0.0.1:${(world.app.http.server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
  manager = await world.as('asset_manager', { name: 'Maria Alves' });
  colleague = await world.as('asset_manager', { name: 'Rui Faria' });
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

test('while nothing waits, the page says what would be there', async () => {
  const page = await pageAs(manager);
  await page.goto('/waiting');
  await page.getByRole('heading', { name: 'Nothing waits', level: 1 }).waitFor();
  await expectNoAxeProblems(page);
  await page.context().close();
});

test('a refused row is mended where it stands, by keyboard, and goes in', async () => {
  await bring('staff.csv', staff);
  const page = await pageAs(manager);
  await page.goto('/bring');
  await page.getByRole('link', { name: 'Look at them' }).click();
  await page.getByRole('heading', { name: '3 rows wait for you' }).waitFor();
  await expectNoAxeProblems(page);
  await page.getByRole('searchbox').or(page.getByPlaceholder('Search rows by anything in them')).first().fill('Jo Day');
  await page.getByText('1 row', { exact: true }).waitFor();
  await page.locator('main h1').click();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Jo Day' }).waitFor();
  await expectNoAxeProblems(page);
  await page.keyboard.press('1');
  await page.getByRole('heading', { name: 'What goes in' }).waitFor();
  await page.keyboard.press('a');
  await page.getByText('Jo Day is in').waitFor();
  const here = (await world.database.pool.query(`select email from person where employee_number = 'W2'`)).rows as { email: string }[];
  expect(here).toEqual([{ email: 'jo@norte.example' }]);
  await page.context().close();
});

test('what somebody typed survives that another was faster', async () => {
  const { rows } = await manager.do(listWaiting, { query: { q: 'Eva Sol' } });
  const row = rows[0]!;
  const page = await pageAs(manager, 360);
  await page.goto(`/waiting/${row.id}`);
  const field = page.getByRole('textbox', { name: /^email/ });
  await field.fill('eva@norte.example');
  await colleague.do(editWaiting, { params: { rowId: row.id }, body: { version: row.version, edit: { cells: { 3: 'Finance' } } } });
  await page.getByRole('button', { name: 'Keep this change and look again' }).click();
  await page.getByText('Somebody was faster').waitFor();
  expect(await field.inputValue()).toBe('eva@norte.example');
  await page.reload();
  expect(await page.getByRole('textbox', { name: /^email/ }).inputValue()).toBe('eva@norte.example');
  await page.getByRole('button', { name: 'Keep this change and look again' }).click();
  await page.getByRole('button', { name: 'Create the person' }).click();
  await page.getByText('Eva Sol is in').waitFor();
  expect((await world.database.pool.query(`select email, department from person where employee_number = 'W4'`)).rows).toEqual([{ email: 'eva@norte.example', department: 'Finance' }]);
  await page.context().close();
});

test('rows with one reason are one decision, seen before it is taken', async () => {
  await bring('laptops.csv', laptops);
  const page = await pageAs(manager);
  await page.goto('/waiting');
  await page.getByRole('button', { name: /A prefix before the serial/ }).click();
  await page.getByRole('button', { name: 'Decide all 2 rows at once' }).click();
  await page.getByRole('combobox', { name: 'What to do' }).click();
  await page.getByRole('option', { name: /Serial number: as proposed for each row/ }).click();
  await page.getByRole('button', { name: 'See what it would do' }).click();
  await page.getByText('2 would go in.').waitFor();
  await expectNoAxeProblems(page);
  await page.getByRole('button', { name: 'Take 2 rows in' }).click();
  await page.getByText('2 rows went in').waitFor();
  expect((await world.database.pool.query(`select asset_tag, serial_number from asset order by 1`)).rows).toEqual([{ asset_tag: 'A-1', serial_number: 'C02XG1JYJGH5' }, { asset_tag: 'A-2', serial_number: 'C02XG1JYJGH6' }]);
  await page.context().close();
});

test('a rule is made from a cell, listed and ended', async () => {
  const { rows } = await manager.do(listWaiting, { query: { q: 'Al Roe' } });
  const page = await pageAs(manager);
  await page.goto(`/waiting/${rows[0]!.id}`);
  await page.getByRole('button', { name: 'Always…' }).first().click();
  await page.getByRole('textbox', { name: 'Name of the rule' }).fill('W99 has left');
  await page.getByRole('button', { name: 'Always do this' }).click();
  await page.getByText('From now on').waitFor();
  await page.getByRole('button', { name: 'Create the person' }).waitFor();
  await page.goto('/waiting/rules');
  await page.getByText('W99 has left').waitFor();
  await expectNoAxeProblems(page);
  await page.getByRole('button', { name: 'End the rule W99 has left' }).click();
  await page.getByRole('button', { name: 'End it', exact: true }).last().click();
  await page.getByRole('heading', { name: 'Ended' }).waitFor();
  await page.context().close();
});
