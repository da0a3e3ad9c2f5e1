/**
 * A journey with everything in it that must stay where it is: names, addresses,
 * serial numbers, passwords, PINs, keys, tokens of links and sessions. What was
 * logged at the most talkative level, and every refusal on the way, has none.
 */
import { redeemSignInLink, signIn } from '#contract/auth';
import { createAsset, listAssets, readAsset } from '#contract/assets';
import { askNow, openCase } from '#contract/cases';
import { receiveFile } from '#contract/imports';
import { setOwnPin, updateMember } from '#contract/members';
import { createLocation, createPerson, listPeople, readPerson, updatePerson } from '#contract/people';
import { search } from '#contract/search';
import type { RouteObject } from '#contract/route';
import { readSession, signOut } from '#contract/session';
import { logTo } from '#server/platform/log/log';
import type { Mailer } from '#server/ports/mailer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFrontDoor, type FrontDoor, type Heard, type Sent, type Who } from '../support/front-door.ts';

let door: FrontDoor;
const refusals: { of: string; text: string; sent: string }[] = [];
/** What must be in no log line and in no refusal. */
const planted = new Map<string, string>();

/** A mail server that says no, with the address in its words, as they do. */
const refusing: Mailer = {
  send: ({ to }) => Promise.reject(Object.assign(new Error(`550 5.1.1 <${to.address}> unknown here`), { responseCode: 550, response: `550 <${to.address}>` })), verify: () => Promise.resolve(),
};

async function ask(route: RouteObject, who: Who, sent: Sent = {}): Promise<Heard> {
  const heard = await door.ask(route, who, sent);
  // Who may read people is told whose address it is (people.test.ts); that is the point of this one.
  if (heard.status >= 400 && heard.code !== 'person_exists') refusals.push({ of: route.id, text: heard.text, sent: JSON.stringify(sent) });
  return heard;
}

beforeAll(async () => {
  door = await openFrontDoor({ mailer: refusing });
  const member = await door.join(['owner'], { email: 'planted.member@handback.example', name: 'Planted Membername' });
  const key = await door.keyWith(['people.read']);
  const site = await ask(createLocation, member, { body: { name: 'Plantedsite', timeZone: 'Europe/Lisbon' } });
  const manager = await ask(createPerson, member, { body: { name: 'Planted Managername', email: 'planted.manager@norte.example', locationId: site.body['id'] } });
  const leaver = await ask(createPerson, member, { body: { name: 'Planted Leavername', email: 'planted.leaver@norte.example', personalEmail: 'planted.home@mail.example', phone: '+351 912 000 111', managerId: manager.body['id'], locationId: site.body['id'] } });
  const asset = await ask(createAsset, member, { body: { assetTag: 'PLANTED-TAG', serialNumber: 'PLANTEDSERIAL', category: 'laptop', assigneeId: leaver.body['id'], locationId: site.body['id'], status: 'in_use', custodian: { kind: 'person', id: leaver.body['id'] } } });
  const opened = await ask(openCase, member, { body: { personId: leaver.body['id'], reason: 'dismissal', lastWorkingOn: '2026-11-27', note: 'Planted Casenote' } });
  if (opened.status !== 201) throw new Error(opened.text);
  for (const kind of ['leaver_return', 'manager_confirm']) await ask(askNow, member, { params: { caseId: String(opened.body['id']) }, body: { kind } });
  await door.app.settle();
  const { rows } = await door.database.pool.query<{ body_text: string }>("select body_text from message where kind <> 'sign_in_link'");
  const links = rows.flatMap(({ body_text: text }) => [...text.matchAll(/https:\/\/handback\.example(\/[ar]\/[\w-]+)/g)].map(([, path]) => path ?? ''));
  const link = await door.linkFor(member.email);
  await ask(setOwnPin, member, { body: { pin: '73914682' } });

  // Everything that is refused, or breaks, on the way.
  const stranger = await door.join(['mailroom']);
  for (const route of [readPerson, readAsset, listPeople, listAssets]) await ask(route, stranger, { params: { personId: String(leaver.body['id']), assetId: String(asset.body['id']) } });
  await ask(createPerson, member, { body: { name: 'Somebody Else', email: 'planted.leaver@norte.example' } });
  await ask(createAsset, member, { body: { assetTag: 'planted-tag', category: 'laptop' } });
  await ask(openCase, member, { body: { personId: leaver.body['id'], reason: 'resignation', lastWorkingOn: '2026-11-27' } });
  await ask(signIn, {}, { body: { email: 'planted.member@handback.example', password: 'planted wrong password' } });
  await ask(redeemSignInLink, {}, { body: { token: `${link.slice(0, -2)}zz` } });
  await ask(updateMember, member, { params: { memberId: member.memberId }, body: { name: 'Planted Membername', version: 99 } });
  await ask(listPeople, { bearer: `${key.bearer}x` });
  await ask(receiveFile, member, { search: '?name=planted-file.csv', body: new TextEncoder().encode('employee_id,"name\nE1,Planted Rowname,planted.row@norte.example\n') });
  await ask(search, member, { search: '?q=planted.search@norte.example' });
  await ask(readSession, { cookie: `${String(member.cookie)}x` });
  for (const path of links) {
    await door.get(path);
    await door.get(`${path}?said=planted.query@norte.example`);
    await door.post(path, { email: 'planted.typed@mail.example', 'n.x': 'Planted Typedwords' });
    await door.get(`${path}zz`, { accept: 'text/html' });
  }
  await door.get('/assets/PLANTEDSERIAL?name=Planted%20Urlname');
  await breakTheDatabase(member, String(leaver.body['id']));
  await ask(signOut, member);

  planted.set('the token of a sign-in link', link).set('the key', String(key.bearer)).set('the session', decodeURIComponent(String(member.cookie).split('=')[1] ?? '')).set('the session, encoded', String(member.cookie).split('=')[1] ?? '');
  links.forEach((path, n) => planted.set(`the token of link ${n}`, path.slice(3)));
  for (const word of ['planted', 'leavername', 'norte.example', 'mail.example', 'membername', '912 000 111', '73914682', 'a rather long sentence']) planted.set(word, word);
});
afterAll(() => door.close());

/** The database breaks in the middle, with the values of a row in its words, as PostgreSQL has them. */
async function breakTheDatabase(member: Who, personId: string): Promise<void> {
  await door.database.pool.query(`alter table person add constraint planted_break check (name <> 'Planted Breakname')`);
  const heard = await ask(updatePerson, member, { params: { personId }, body: { name: 'Planted Breakname', version: 1 } });
  if (heard.status !== 500) throw new Error(`It did not break: ${heard.text}`);
}

const without = (text: string, ...own: string[]) => own.reduce((left, word) => left.replaceAll(word, ''), text.toLowerCase());

describe('a journey with secrets in it', () => {
  test('leaves log lines that say which route, and none that says who', () => {
    const log = door.logged();
    expect(log).toContain('/api/people/:personId');
    expect(log).toContain('/a/:token');
    expect(log).toContain('request failed');
    // The constraint is named by the schema, not by anybody.
    const lines = without(log, 'planted_break');
    expect([...planted].filter(([, secret]) => lines.includes(secret.toLowerCase())).map(([what, secret]) => `${what}: …${lines.slice(Math.max(0, lines.indexOf(secret.toLowerCase()) - 160), lines.indexOf(secret.toLowerCase()) + 80)}`)).toEqual([]);
  });

  test('is refused in words that repeat nothing but what the same request said', () => {
    expect(refusals.length).toBeGreaterThan(8);
    const wrong = refusals.flatMap(({ of, text, sent }) => [...planted].filter(([, secret]) => text.toLowerCase().includes(secret.toLowerCase()) && !sent.toLowerCase().includes(secret.toLowerCase())).map(([what]) => `${of} repeats ${what}: ${text}`));
    expect(wrong).toEqual([]);
  });

  test('keeps passwords, PINs, keys and tokens as hashes only', async () => {
    const dump: string[] = [];
    for (const { name } of (await door.database.pool.query<{ name: string }>("select tablename as name from pg_tables where schemaname in ('public', 'pgboss') and tablename <> 'message' and tablename <> 'auth_session' order by 1")).rows) {
      const schema = (await door.database.pool.query<{ s: string }>('select schemaname as s from pg_tables where tablename = $1', [name])).rows[0]?.s ?? 'public';
      dump.push((await door.database.pool.query<{ text: string | null }>(`select string_agg(t::text, ' ') as text from "${schema}"."${name}" t`)).rows[0]?.text ?? '');
    }
    const everything = dump.join('\n');
    const secrets = [...planted].filter(([what]) => /token of|the key|73914682|a rather long/.test(what));
    expect(secrets.length).toBeGreaterThan(4);
    expect(secrets.filter(([, secret]) => everything.includes(secret)).map(([what]) => what)).toEqual([]);
  });
});

test('an error that carries its row is logged without it', () => {
  const lines: string[] = [];
  const log = logTo('debug', { write: (line) => { lines.push(line); } });
  const error = Object.assign(new Error('duplicate key value violates unique constraint "person_email"'), { detail: 'Key (lower(email))=(planted@norte.example) already exists.', where: 'planted', parameters: ['planted'], hint: 'planted', response: '550 <planted@norte.example>', rejected: ['planted@norte.example'], envelope: { to: ['planted@norte.example'] }, query: 'select planted', internalQuery: 'select planted', cause: Object.assign(new Error('beneath'), { detail: 'planted' }) });
  log.error({ err: error }, 'request failed');
  expect(lines.join('')).toContain('person_email');
  expect(lines.join('')).not.toContain('planted');
});
