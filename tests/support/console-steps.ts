/** Steps that people take in the console's screens, by clicking and typing alone: a member let in, a file brought, a link found in the outbox. */
import type { Locator, Page } from 'playwright-core';

/** The plain text of the newest message to somebody, as the outbox shows it. */
export async function messageTo(owner: Page, recipient: string, settle: () => Promise<void>): Promise<string> {
  await settle();
  await owner.goto('/outbox');
  await owner.getByRole('table', { name: 'Messages' }).getByRole('link', { name: new RegExp(`to ${recipient}`) }).first().click();
  await owner.getByRole('tab', { name: 'Plain text' }).click();
  return owner.getByRole('tabpanel').innerText();
}

export async function linkIn(text: Promise<string>, path: RegExp): Promise<string> {
  const said = await text;
  const link = path.exec(said)?.[0];
  if (link === undefined) throw new Error(`no link in: ${said}`);
  return link;
}

/** The owner lets somebody in at the settings. */
export async function invite(owner: Page, name: string, email: string, role: string): Promise<void> {
  await owner.goto('/settings/members');
  await owner.getByRole('button', { name: 'Invite somebody' }).click();
  const form = owner.getByRole('dialog', { name: 'Invite somebody' });
  await form.getByLabel('Name').fill(name);
  await form.getByLabel('E-mail', { exact: true }).fill(email);
  await form.getByRole('checkbox', { name: role, exact: true }).check();
  await form.getByRole('button', { name: 'Let them in' }).click();
  await form.waitFor({ state: 'detached' });
  await owner.getByRole('list', { name: 'Members' }).getByText(email).waitFor();
}

/** A file dropped, its questions answered as proposed, its preview looked at, done. */
export async function bring(page: Page, name: string, rows: Uint8Array, act: RegExp): Promise<void> {
  await page.goto('/bring');
  await page.getByLabel('Drop a file here, or choose one').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(rows) });
  const answer = page.getByRole('button', { name: /^Answer / });
  const preview = page.getByRole('button', { name: /^Preview / });
  await answer.or(preview).first().waitFor();
  if (await answer.isVisible()) await answer.click();
  await preview.click();
  await page.getByRole('button', { name: act }).click();
  await page.getByRole('link', { name: 'Bring another file' }).waitFor();
}

/** What the browser saves when this is pressed. */
export async function savedBy(page: Page, button: Locator): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return download.path();
}

/** Presses each button of this name that is there, until none is. */
export async function pressEach(page: Page, name: RegExp, press: (button: Locator) => Promise<void>): Promise<number> {
  const buttons = page.getByRole('button', { name });
  const many = await buttons.count();
  for (let left = many; left > 0; left -= 1) {
    await press(buttons.first());
    await buttons.nth(left - 1).waitFor({ state: 'detached' });
  }
  return many;
}
