/** The case page in a real browser: opened by typing, worked by keyboard, moved and ended only after it was said what follows. */
import type { AddressInfo } from 'node:net';
import { listCases, readCase } from '#contract/cases';
import { createLocation, createPerson } from '#contract/people';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildWebIfStale, webBuildFolder } from '../../scripts/web-build.ts';
import { expectNoAxeProblems, launchBrowser } from '../support/browser.ts';
import { openWorld, type Client, type World } from '../support/world.ts';

let world: World;
let browser: Browser;
let address: string;
let manager: Client;
let caseId: string;

/** A page in the session of a member: the world knows who asks by their header. */
async function pageAs(client: Client, width = 1280): Promise<Page> {
  const context = await browser.newContext({ baseURL: address, viewport: { width, height: 900 }, extraHTTPHeaders: { 'x-test-member': client.member.id }, reducedMotion: 'reduce', timezoneId: 'Europe/Berlin' });
  context.setDefaultTimeout(15_000);
  return context.newPage();
}

beforeAll(async () => {
  const build = await buildWebIfStale();
  if (build.outcome === 'failed') throw new Error(build.output);
  world = await openWorld({ at: '2026-11-02T09:00:00.000Z', webFolder: webBuildFolder });
  await world.app.http.listen({ port: 0, host: '127.0.0.1' });
  address = `http://127.0.0.1:${(world.app.http.server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
  manager = await world.as('asset_manager', { name: 'Maria Alves' });
  const siteId = (await manager.do(createLocation, { body: { name: 'Lisbon', timeZone: 'Europe/Lisbon', country: 'PT', isSite: true } })).id;
  const lead = await manager.do(createPerson, { body: { name: 'Inês Lopes', email: 'ines@example.test', locationId: siteId } });
  const duarte = await manager.do(createPerson, { body: { name: 'Duarte Sousa', email: 'duarte@example.test', locationId: siteId, managerId: lead.id, employment: 'contractor', workMode: 'remote', country: 'PT' } });
  await world.database.pool.query(
    `insert into asset (id, asset_tag, category, model, status, data_bearing, assignee_kind, assignee_id, location_id, created_at, updated_at) values (gen_random_uuid(), 'HB-1180', 'laptop', 'MacBook Pro 14', 'in_use', true, 'person', $1, $2, now(), now())`, [duarte.id, siteId]);
  await world.database.pool.query(`insert into account (id, person_id, system, username, created_at, updated_at) values (gen_random_uuid(), $1, 'VPN', 'duarte', now(), now())`, [duarte.id]);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

describe('a new leaver', () => {
  test('is found by typing, planned before anything happens, and opened by a button that says what follows', async () => {
    const page = await pageAs(manager);
    await page.goto('/cases/new');
    await page.getByLabel('Who leaves').fill('duar');
    await page.getByRole('option', { name: /Duarte Sousa/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: /Contract end/ }).check();
    await page.locator('[name="lastWorkingOn"]').fill('2026-11-20');
    await page.getByText('In Lisbon, where Duarte works').waitFor();
    const open = page.getByRole('button', { name: 'Open the case; asks go out on 6 November' });
    await open.waitFor();
    expect((await manager.do(listCases)).rows).toEqual([]);
    await expectNoAxeProblems(page);

    await page.reload();
    expect(await page.locator('[name="lastWorkingOn"]').inputValue()).toBe('2026-11-20');
    await open.click();
    // The page before says "Duarte Sousa is leaving".
    await page.getByRole('heading', { level: 1, name: 'Duarte Sousa', exact: true }).waitFor();
    caseId = (await manager.do(listCases)).rows[0]!.id;
    expect(page.url()).toBe(`${address}/cases/${caseId}`);
    await page.context().close();
  });

  test('who has a case already is led to it', async () => {
    const page = await pageAs(manager);
    const { person } = await manager.do(readCase, { params: { caseId } });
    await page.goto(`/cases/new?person=${person.id}`);
    await page.getByRole('radio', { name: /Resignation/ }).check();
    await page.locator('[name="lastWorkingOn"]').fill('2026-11-20');
    await page.getByRole('link', { name: 'Open that case' }).click();
    await page.getByRole('heading', { level: 1, name: 'Duarte Sousa' }).waitFor();
    expect(page.url()).toBe(`${address}/cases/${caseId}`);
    await page.context().close();
  });
});

describe('the case page', () => {
  test.each([1280, 360])('has nothing for axe to find, in light and dark, %d wide, and never scrolls sideways', async (width) => {
    const page = await pageAs(manager, width);
    await page.goto(`/cases/${caseId}`);
    await page.getByRole('heading', { name: 'Checklist' }).waitFor();
    await expectNoAxeProblems(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await page.context().close();
  });

  test('a task is ticked from the keyboard, and undone from the words that follow', async () => {
    const page = await pageAs(manager);
    await page.goto(`/cases/${caseId}`);
    await page.getByRole('heading', { name: 'Checklist' }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByText('“Confirm the last working day and the reason for Duarte Sousa” is done').waitFor();
    const facts = async () => (await manager.do(readCase, { params: { caseId } })).tasks.find((task) => task.key === 'confirm/facts')?.status;
    expect(await facts()).toBe('done');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('is open again').waitFor();
    expect(await facts()).toBe('open');
    await page.context().close();
  });

  test('dates move only after it was shown what moves with them', async () => {
    const page = await pageAs(manager);
    await page.goto(`/cases/${caseId}`);
    await page.getByRole('button', { name: 'Move dates' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('[name="lastWorkingOn"]').fill('2026-11-27');
    await dialog.getByText(/dates change, .*nothing done is undone/).waitFor();
    await dialog.getByText('What moves').waitFor();
    expect((await manager.do(readCase, { params: { caseId } })).lastWorkingOn).toBe('2026-11-20');
    await dialog.getByRole('button', { name: /Move the dates and \d+ tasks/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect((await manager.do(readCase, { params: { caseId } })).lastWorkingOn).toBe('2026-11-27');
    await page.context().close();
  });

  test('access ends before its cut-off only by a decision with a reason', async () => {
    const security = await world.as('security', { name: 'Sven Eriksson' });
    const page = await pageAs(security);
    await page.goto(`/cases/${caseId}`);
    await page.getByRole('button', { name: 'End VPN now' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'End access now' }).click();
    await dialog.getByText('Say why in a few words').waitFor();
    const account = async () => (await manager.do(readCase, { params: { caseId } })).accounts[0];
    expect((await account())?.status).toBe('active');
    await dialog.getByRole('textbox', { name: /Why before the cut-off/ }).fill('Told on the phone that he is done');
    await dialog.getByRole('button', { name: 'End access now' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await account()).toMatchObject({ status: 'ended', timing: 'early' });
    await page.context().close();
  });

  test('HR is offered no act on a device, and the technician no act on the case', async () => {
    const hr = await pageAs(await world.as('hr'));
    await hr.goto(`/cases/${caseId}`);
    await hr.getByRole('button', { name: 'Move dates' }).waitFor();
    expect(await hr.getByRole('button', { name: /Decide about/ }).count()).toBe(0);
    const technician = await pageAs(await world.as('technician'));
    await technician.goto(`/cases/${caseId}`);
    await technician.getByRole('heading', { name: 'Checklist' }).waitFor();
    expect(await technician.getByRole('button', { name: 'Move dates' }).count()).toBe(0);
    await hr.context().close();
    await technician.context().close();
  });
});
