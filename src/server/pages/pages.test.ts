import { listAsks, readAsk, withdrawAsk } from '#contract/asks';
import { actOnTask, cancelCase, readCase } from '#contract/cases';
import { createPerson } from '#contract/people';
import { listThanks } from '#contract/thanks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asked, linkTo, visitor, type Asked } from '../../../tests/support/asked.ts';
import { furnished, type Site } from '../../../tests/support/coming-home.ts';
import { openWorld, type Client, type World } from '../../../tests/support/world.ts';

let world: World;
let owner: Client;
let site: Site;
let helper: ReturnType<typeof visitor>;

beforeAll(async () => {
  world = await openWorld({ at: '2026-11-16T09:00:00.000Z' });
  owner = await world.as('owner');
  site = await furnished(owner);
  helper = visitor(world);
});
afterAll(() => world.close());

const caseOf = (who: Asked) => owner.do(readCase, { params: { caseId: who.caseId } });
const askOf = async (who: Asked, kind: 'leaver_return' | 'manager_confirm') => {
  const row = (await owner.do(listAsks, { query: { case: who.caseId, kind } })).rows.at(-1)!;
  return owner.do(readAsk, { params: { askId: row.id } });
};
const claims = (who: Asked, said: readonly string[], more: Record<string, string> = {}) => ({ ...Object.fromEntries(who.assetIds.map((id, n) => [`c.${id}`, said[n] ?? ''])), ...more });
/** Everything a page could have changed, as one text. */
async function everything(): Promise<string> {
  const tables = ['ask', 'ask_link', 'case_asset', 'task', 'offboarding_case', 'case_contact', 'parcel', 'shipment', 'deed', 'thanks', 'message', 'deadline', 'audit_event'];
  const counts = await Promise.all(tables.map(async (table) => `${table} ${JSON.stringify((await world.database.pool.query(`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from ${table} t`)).rows)}`));
  return counts.join('\n');
}

describe('a link that is only looked at', () => {
  test('changes nothing, whoever opens it how often', async () => {
    const who = await asked(world, owner, site);
    const before = await everything();
    for (const path of ['', '?lang=de', '?edit=1', '/later', '/help', '/not-me', '/cant']) {
      for (const link of [who.leaverLink, who.managerLink]) {
        expect((await helper.open(`${link}${path}`)).status).toBe(200);
        expect((await helper.head(`${link}${path}`)).status).toBe(200);
      }
    }
    expect(await everything()).toBe(before);
    expect((await askOf(who, 'leaver_return')).openedAt).toBeNull();
  });

  test('is not kept, not indexed, carries no script and speaks to nobody else', async () => {
    const who = await asked(world, owner, site);
    const { headers, html } = await helper.open(who.leaverLink);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' });
    expect(String(headers['content-security-policy'])).toBe("default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    expect(html).not.toMatch(/<script|javascript:|\son\w+=|https?:\/\//i);
  });

  test('is small: page and style together under 60 KB, the style under 15', async () => {
    const who = await asked(world, owner, site);
    for (const link of [who.leaverLink, who.managerLink]) {
      const { html } = await helper.open(`${link}?lang=de`);
      const style = await helper.open(/href="(\/a\/style-[^"]+)"/.exec(html)?.[1] ?? '');
      expect(style.headers['cache-control']).toContain('immutable');
      expect(Buffer.byteLength(style.html)).toBeLessThan(15_000);
      expect(Buffer.byteLength(html) + Buffer.byteLength(style.html)).toBeLessThan(60_000);
    }
  });

  test('with another end it is a kind page that says nothing about anybody', async () => {
    const who = await asked(world, owner, site);
    const tampered = `${who.leaverLink.slice(0, -2)}zz`;
    const page = await helper.open(tampered);
    expect(page.status).toBe(404);
    expect(page.text).toContain('We do not know this link');
    expect(page.text).not.toMatch(/Duarte|MacBook/);
    expect((await helper.post(tampered, { answer: 'done' })).status).toBe(404);
  });
});

describe("the leaver's page", () => {
  test('names the things by what people call them and the ends of their serials, in their own language', async () => {
    const who = await asked(world, owner, site, { locale: 'pt-PT' });
    const page = await helper.open(who.leaverLink);
    expect(page.html).toContain('lang="pt"');
    expect(page.text).toContain('Duarte, três coisas para devolver');
    expect(page.text).toContain('MacBook Pro 14');
    expect(page.text).toContain('K7Q2P'.slice(-4));
    expect((await helper.open(`${who.leaverLink}?lang=en`)).text).toContain('Duarte, three things to send back');
  });

  test('each answer finds its line: what comes is announced with a slip, what is disputed is looked into', async () => {
    const who = await asked(world, owner, site);
    const page = await helper.send(who.leaverLink, claims(who, ['have', 'have', 'dont_have'], { way: 'mailroom', [`n.${who.assetIds[2]}`]: 'given back at the desk in March' }));
    expect(page.text).toMatch(/Your answers for three things are here/);
    expect(page.text).toContain('You wrote: “given back at the desk in March”');
    const after = await caseOf(who);
    const line = (n: number) => after.assets.find((asset) => asset.assetId === who.assetIds[n]);
    expect([line(0)?.status, line(1)?.status, line(2)?.status]).toEqual(['expected', 'expected', 'disputed']);
    expect(line(2)).toMatchObject({ claim: 'dont_have', claimNote: 'given back at the desk in March' });
    expect(after.tasks.find((task) => task.key === `dispute/${who.assetIds[2]}`)).toMatchObject({ status: 'open', owner: 'it' });
    expect(after.tasks.find((task) => task.key === 'ask_leaver/list')?.status).toBe('done');
    expect(after.tasks.find((task) => task.key === 'ask_manager/list')?.status).toBe('open');
    const slip = await world.app.http.inject({ method: 'GET', url: `${who.leaverLink}/slip.pdf` });
    expect(slip.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect(page.text).toMatch(/HB-[0-9A-Z]{4,}/);
  });

  test('a part of the answer is kept, and the rest stays open under the same link', async () => {
    const who = await asked(world, owner, site);
    const page = await helper.send(who.leaverLink, claims(who, ['', '', 'other'], { [`o.${who.assetIds[2]}`]: 'mine' }));
    expect(page.text).toContain('two things are still open');
    const ask = await askOf(who, 'leaver_return');
    expect(ask).toMatchObject({ status: 'sent', answer: 'later' });
    await helper.send(who.leaverLink, claims(who, ['have', 'have', 'other'], { [`o.${who.assetIds[2]}`]: 'mine', way: 'hand_in' }));
    expect((await askOf(who, 'leaver_return')).status).toBe('answered');
  });

  test('the same answer twice is the same answer', async () => {
    const who = await asked(world, owner, site);
    const form = claims(who, ['have', 'have', 'have'], { way: 'hand_in', email: 'home@example.test' });
    await helper.send(who.leaverLink, form);
    const before = await everything();
    await helper.send(who.leaverLink, { ...form, email: '' });
    expect(await everything()).toBe(before);
  });

  test('two presses at once are one answer and one box', async () => {
    const who = await asked(world, owner, site);
    const form = claims(who, ['have', 'have', 'have'], { way: 'mailroom' });
    const replies = await Promise.all([helper.post(who.leaverLink, form), helper.post(who.leaverLink, form)]);
    expect(replies.filter((reply) => reply.status === 303).length).toBeGreaterThanOrEqual(1);
    expect(replies.every((reply) => reply.status === 303 || reply.status === 409)).toBe(true);
    const { rows } = await world.database.pool.query(`select status from parcel where case_id = $1 and status = 'expected'`, [who.caseId]);
    expect(rows).toHaveLength(1);
  });

  test('another answer replaces the first and moves only what differs', async () => {
    const who = await asked(world, owner, site);
    await helper.send(who.leaverLink, claims(who, ['have', 'dont_have', 'have'], { way: 'mailroom' }));
    expect((await helper.open(`${who.leaverLink}?edit=1`)).html).toContain('checked');
    await helper.send(who.leaverLink, claims(who, ['have', 'have', 'have'], { way: 'hand_in' }));
    const after = await caseOf(who);
    expect(after.assets.map((asset) => asset.status)).toEqual(['expected', 'expected', 'expected']);
    const { rows } = await world.database.pool.query(`select way, status from parcel where case_id = $1 order by created_at, way`, [who.caseId]);
    expect(rows.filter((row: { status: string }) => row.status === 'expected')).toEqual([{ way: 'hand_in', status: 'expected' }]);
  });

  test('before anything is posted the batteries are looked at; what was chosen is still there', async () => {
    const who = await asked(world, owner, site, { workMode: 'remote' });
    const form = claims(who, ['have', 'have', 'dont_have'], { way: 'post', [`n.${who.assetIds[2]}`]: 'never had one' });
    const first = await helper.post(who.leaverLink, form);
    expect(first.status).toBe(422);
    expect(first.text).toContain('One question before anything travels');
    expect(first.html).toContain('never had one');
    expect((await askOf(who, 'leaver_return')).status).toBe('sent');
    const unsafe = await helper.post(who.leaverLink, { ...form, battery: 'unsafe' });
    expect(unsafe.text).toContain('With these answers that way does not work');
    await helper.send(who.leaverLink, { ...form, battery: 'safe' });
    const { rows } = await world.database.pool.query(`select way from parcel where case_id = $1`, [who.caseId]);
    expect(rows).toEqual([{ way: 'post' }]);
  });

  test('a battery that looks wrong brings a person and no label', async () => {
    const who = await asked(world, owner, site, { workMode: 'remote' });
    const page = await helper.send(who.leaverLink, claims(who, ['have', 'have', 'have'], { way: 'person', battery: 'unsafe' }));
    expect(page.text).toContain('Then leave it where it is');
    const after = await caseOf(who);
    expect(after.tasks.some((task) => task.key === `battery/${who.assetIds[0]}` && task.status === 'open')).toBe(true);
    expect((await world.database.pool.query(`select id from parcel where case_id = $1`, [who.caseId])).rows).toEqual([]);
  });

  test('a dispute stops the reminders about that thing only, and holds up nothing else', async () => {
    const who = await asked(world, owner, site);
    await helper.send(who.leaverLink, claims(who, ['have', 'have', 'other'], { [`o.${who.assetIds[2]}`]: 'mine', way: 'hand_in' }));
    const statuses = (await caseOf(who)).assets.map((asset) => [asset.claim, asset.status]);
    expect(statuses).toContainEqual(['mine', 'disputed']);
    expect(statuses.filter(([, status]) => status === 'expected')).toHaveLength(2);
  });

  test('the address for afterwards is kept with the case, and a wrong one is said', async () => {
    const who = await asked(world, owner, site);
    const wrong = await helper.post(who.leaverLink, claims(who, ['have', 'have', 'have'], { way: 'hand_in', email: 'at home' }));
    expect(wrong.text).toContain('We could not read that e-mail address');
    expect(wrong.html).toMatch(/name="email"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*name="email"/);
    await helper.send(who.leaverLink, claims(who, ['have', 'have', 'have'], { way: 'hand_in', email: 'Duarte@Home.test' }));
    expect((await caseOf(who)).contact).toMatchObject({ email: 'duarte@home.test' });
  });

  test('what is typed is shown as text and never as a page', async () => {
    const who = await asked(world, owner, site);
    const page = await helper.send(who.leaverLink, claims(who, ['dont_have', 'have', 'have'], { way: 'hand_in', [`n.${who.assetIds[0]}`]: '<img src=x onerror=alert(1)>"\'' }));
    expect(page.html).not.toContain('<img');
    expect(page.html).toContain('&lt;img');
  });
});

describe("the manager's page", () => {
  test('is one question, prefilled; one press answers it and makes a thank-you', async () => {
    const who = await asked(world, owner, site);
    const page = await helper.open(who.managerLink);
    expect(page.text).toContain('Is this everything Duarte has from us?');
    expect(page.html.match(/class="tick"[^>]* checked/g)).toHaveLength(3);
    expect(page.text).toContain('Asked the person who leaves ourselves');
    const done = await helper.send(who.managerLink, { there: [...who.assetIds], successor: '' });
    expect(done.text).toContain('Your part is done');
    const after = await caseOf(who);
    expect(after.assets.every((asset) => asset.managerConfirmed)).toBe(true);
    expect(after.tasks.find((task) => task.key === 'ask_manager/list')?.status).toBe('done');
    expect(after.tasks.find((task) => task.key === 'ask_leaver/list')?.status).not.toBe('done');
    const thanks = (await owner.do(listThanks, { query: { status: 'draft' } })).rows.filter((row) => row.caseId === who.caseId);
    expect(thanks).toMatchObject([{ what: 'looked over the list of what Duarte has from us' }]);
  });

  test('what is unticked is looked into, what is added becomes ours to do, and no record changes', async () => {
    const who = await asked(world, owner, site);
    const [laptop, key, monitor] = who.assetIds as [string, string, string];
    await helper.send(who.managerLink, { there: [laptop, key], else: 'a second monitor at home' });
    const after = await caseOf(who);
    expect(after.assets.find((asset) => asset.assetId === monitor)).toMatchObject({ managerConfirmed: false, status: 'expected' });
    expect(after.tasks.filter((task) => task.ruleKey === 'by_hand').map((task) => task.title)).toEqual(expect.arrayContaining([expect.stringContaining('Dell U2720Q'), expect.stringContaining('a second monitor at home')]));
  });

  test('names who takes over by typing; two of one name are asked about once more', async () => {
    const who = await asked(world, owner, site);
    const rita = await owner.do(createPerson, { body: { name: 'Rita Prado', title: 'Engineer', managerId: who.managerId, email: 'rita@example.test' } });
    await owner.do(createPerson, { body: { name: 'Rita Prado', title: 'Designer', managerId: who.managerId } });
    const form = { there: [...who.assetIds], successor: 'rita prado' };
    const again = await helper.post(who.managerLink, form);
    expect(again.status).toBe(422);
    expect(again.text).toContain('There are several of that name');
    const done = await helper.send(who.managerLink, { ...form, successor_id: rita.id });
    expect(done.text).toContain('Rita Prado is asked to take over');
    expect((await caseOf(who)).successor).toEqual({ id: rita.id, name: 'Rita Prado' });
  });

  test('somebody outside the team is found by name; somebody unknown becomes a question to HR', async () => {
    const who = await asked(world, owner, site);
    const far = await owner.do(createPerson, { body: { name: 'Yuki Tanabe', email: 'yuki@example.test' } });
    await helper.send(who.managerLink, { there: [...who.assetIds], successor: 'Yuki Tanabe' });
    expect((await caseOf(who)).successor?.id).toBe(far.id);
    const other = await asked(world, owner, site);
    await helper.send(other.managerLink, { there: [...other.assetIds], successor: 'Nobody Wehave' });
    const after = await caseOf(other);
    expect(after.successor).toBeNull();
    expect(after.tasks.find((task) => task.key.startsWith('successor/'))).toMatchObject({ owner: 'hr' });
  });
});

describe('later, help, not me, can’t', () => {
  test('later keeps the ask and its page, and quiets it until that day', async () => {
    const who = await asked(world, owner, site);
    expect((await helper.post(`${who.managerLink}/later`, { on: '2026-11-16' })).text).toContain('from tomorrow on');
    const page = await helper.send(`${who.managerLink}/later`, { on: '2026-11-20' });
    expect(page.text).toContain('Friday 20 November');
    expect(await askOf(who, 'manager_confirm')).toMatchObject({ status: 'sent', answer: 'later', laterUntil: '2026-11-20T09:00:00.000Z' });
    expect((await helper.open(who.managerLink)).text).toContain('Is this everything');
  });

  test.each([['help', 'need_help', 'A person reads your words'], ['cant', 'cant', 'We find another way']] as const)('%s is an answer: reminders stop and a person of ours is asked', async (path, answer, words) => {
    const who = await asked(world, owner, site);
    const page = await helper.send(`${who.leaverLink}/${path}`, { note: 'I am in hospital' });
    expect(page.text).toContain(words);
    const ask = await askOf(who, 'leaver_return');
    expect(ask).toMatchObject({ status: 'answered', answer, answerNote: 'I am in hospital', needsHand: true });
    const after = await caseOf(who);
    expect(after.tasks.find((task) => task.key === `answer/${answer}/${ask.id}`)?.because).toContain('I am in hospital');
    expect((await world.database.pool.query(`select id from deadline where subject_id = $1 and status = 'waiting'`, [ask.id])).rows).toEqual([]);
  });

  test('"not me: ask Priya" asks Priya at once, says who sent us, and thanks for the way', async () => {
    const who = await asked(world, owner, site);
    const mail = `priya-${who.caseId.slice(0, 6)}@example.test`;
    await owner.do(createPerson, { body: { name: 'Priya Nair', email: mail, managerId: who.managerId, locale: 'de' } });
    const page = await helper.send(`${who.managerLink}/not-me`, { name: 'Priya Nair' });
    expect(page.text).toContain('We ask Priya Nair');
    await world.settle();
    const { rows } = await world.database.pool.query(`select body_text, subject from message where recipient = $1`, [mail]);
    expect(rows[0].body_text).toMatch(/Inês meint, dass Sie es am besten wissen/);
    const asks = (await owner.do(listAsks, { query: { case: who.caseId, kind: 'manager_confirm' } })).rows;
    expect(asks.find((one) => one.helper.name === 'Priya Nair')?.status).toBe('sent');
    expect(asks.find((one) => one.helper.name !== 'Priya Nair')?.status).toBe('answered');
    await helper.send(await linkTo(world, mail), { there: [...who.assetIds], successor: '' });
    expect((await caseOf(who)).tasks.find((task) => task.key === 'ask_manager/list')?.status).toBe('done');
    expect((await owner.do(listThanks, { query: { q: 'sent us to Priya Nair' } })).rows.some((row) => row.caseId === who.caseId)).toBe(true);
  });

  test('not knowing who is an answer too, and naming nobody without saying so is asked once more', async () => {
    const who = await asked(world, owner, site);
    expect((await helper.post(`${who.managerLink}/not-me`, {})).text).toContain('Name a person, or tick');
    await helper.send(`${who.managerLink}/not-me`, { unknown: '1' });
    expect(await askOf(who, 'manager_confirm')).toMatchObject({ answer: 'not_me' });
  });
});

describe('taken back', () => {
  test('within ten minutes everything is as it was before; after them it stands', async () => {
    world.clock.set('2026-11-17T09:00:00.000Z');
    const who = await asked(world, owner, site);
    await helper.send(who.leaverLink, claims(who, ['have', 'dont_have', 'have'], { way: 'mailroom' }));
    world.clock.set('2026-11-17T09:09:00.000Z');
    expect((await helper.open(who.leaverLink)).text).toContain('You can take it back until 09:10');
    await helper.send(`${who.leaverLink}/take-back`);
    const after = await caseOf(who);
    expect(after.assets.map((asset) => [asset.status, asset.claim])).toEqual([['expected', null], ['expected', null], ['expected', null]]);
    expect(after.tasks.find((task) => task.key === 'ask_leaver/list')?.status).toBe('open');
    expect(after.tasks.filter((task) => task.key.startsWith('dispute/') && task.status === 'open')).toEqual([]);
    expect((await world.database.pool.query(`select id from parcel where case_id = $1 and status = 'expected'`, [who.caseId])).rows).toEqual([]);
    expect((await askOf(who, 'leaver_return')).status).toBe('sent');

    await helper.send(who.managerLink, { there: [...who.assetIds] });
    world.clock.set('2026-11-17T09:19:01.000Z');
    const late = await helper.post(`${who.managerLink}/take-back`);
    expect(late.status).toBe(409);
    expect((await askOf(who, 'manager_confirm')).status).toBe('answered');
  });

  test("a manager's press taken back withdraws the thank-you and who was asked instead", async () => {
    world.clock.set('2026-11-17T10:00:00.000Z');
    const who = await asked(world, owner, site);
    const mail = `paulo-${who.caseId.slice(0, 6)}@example.test`;
    await owner.do(createPerson, { body: { name: 'Paulo Reis', email: mail, managerId: who.managerId } });
    await helper.send(`${who.managerLink}/not-me`, { name: 'Paulo Reis' });
    await world.settle();
    const paulo = await linkTo(world, mail);
    await helper.send(`${who.managerLink}/take-back`);
    expect((await helper.open(paulo)).text).toContain('We took this question back');
    expect((await owner.do(listThanks, { query: { status: 'draft', q: 'Paulo Reis' } })).rows).toEqual([]);
    await helper.send(who.managerLink, { there: [...who.assetIds] });
    expect((await askOf(who, 'manager_confirm')).needsHand).toBe(false);
  });
});

describe('a link that has done its work', () => {
  test('of a withdrawn ask says never mind, and thank you', async () => {
    const who = await asked(world, owner, site);
    await owner.do(withdrawAsk, { params: { askId: (await askOf(who, 'manager_confirm')).id }, body: {} });
    const page = await helper.open(who.managerLink);
    expect([page.status, page.text.includes('We took this question back')]).toEqual([410, true]);
    expect((await helper.post(who.managerLink, { there: [] })).status).toBe(410);
  });

  test('of a cancelled case is withdrawn for everyone', async () => {
    const who = await asked(world, owner, site);
    const { version } = await caseOf(who);
    await owner.do(cancelCase, { params: { caseId: who.caseId }, body: { reason: 'Stays after all', version } });
    for (const link of [who.leaverLink, who.managerLink]) expect((await helper.open(link)).text).toContain('We took this question back');
  });

  test('that is too old brings a fresh one, to the known address only and once an hour', async () => {
    const who = await asked(world, owner, site, { personalEmail: 'duarte.outside@example.test', lastWorkingOn: '2027-03-01' });
    const before = world.clock.now();
    world.clock.set('2027-03-20T09:00:00.000Z');
    const page = await helper.open(who.leaverLink);
    expect(page.text).toContain('The link has become too old');
    for (let n = 0; n < 3; n += 1) expect((await helper.post(`${who.leaverLink}/fresh`)).text).toContain('If the question is still open');
    const { rows } = await world.database.pool.query(`select recipient from message where case_id = $1 and kind = 'fresh_link'`, [who.caseId]);
    expect(rows).toEqual([{ recipient: 'duarte.outside@example.test' }]);
    expect((await helper.open(await linkTo(world, 'duarte.outside@example.test'))).text).toContain('Duarte, three things');
    world.clock.set(before);
  });

  test('an unknown link asked for afresh sends nothing and says the same', async () => {
    const before = await everything();
    expect((await helper.post(`/a/${'x'.repeat(43)}/fresh`)).text).toContain('If the question is still open');
    expect(await everything()).toBe(before);
  });

  test('pressed far too often slows down, in the same look', async () => {
    const replies = [];
    for (let n = 0; n < 25; n += 1) replies.push(await helper.post(`/a/${'y'.repeat(43)}`, {}));
    expect(replies.at(0)?.status).toBe(404);
    expect(replies.at(-1)?.status).toBe(429);
    expect(replies.at(-1)?.text).toContain('A little slower, please');
  });
});

test('what is told to HR first is not asked: a task ticked by hand is not undone by a page', async () => {
  const who = await asked(world, owner, site);
  const before = (await caseOf(who)).tasks.find((task) => task.key === 'ask_manager/list')!;
  await owner.do(actOnTask, { params: { taskId: before.id }, body: { action: 'skip', version: before.version } });
  await helper.send(who.managerLink, { there: [...who.assetIds] });
  expect((await caseOf(who)).tasks.find((task) => task.key === 'ask_manager/list')?.status).toBe('not_needed');
});
