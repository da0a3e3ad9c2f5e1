import { listMessages, readMessage, resendMessage } from '#contract/messages';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';
import { openMailer } from '../../app.ts';
import { system } from '../../platform/work/actor.ts';
import { queueMessage } from './queue-message.service.ts';
import { withdrawMessages } from './withdraw-messages.service.ts';

type Arrived = { to: string[]; subject: string | undefined; messageId: string | undefined; text: string | undefined };
const arrived: Arrived[] = [];
let refuseWith: number | null = null;
let server: SMTPServer;
let world: World;
let manager: Client;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) => { done(refuseWith === null ? null : Object.assign(new Error('not now'), { responseCode: refuseWith })); },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(parts)).then((mail) => {
          arrived.push({ to: session.envelope.rcptTo.map((one) => one.address), subject: mail.subject, messageId: mail.messageId, text: mail.text });
          done();
        });
      });
    },
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.server.address() as { port: number };
  world = await openWorld({ mailer: openMailer(`smtp://127.0.0.1:${port}`, 'Handback <handback@example.test>') });
  manager = await world.as('asset_manager');
});
afterAll(async () => {
  await world.close();
  await new Promise<void>((resolve) => { server.close(() => { resolve(); }); });
});
beforeEach(() => { arrived.length = 0; refuseWith = null; });

const queue = (cause: string, more: { notBefore?: string } = {}) => world.app.run(system('test'), (unit) => queueMessage(unit, {
  cause, kind: 'test', to: { name: 'Inês Łukasik', email: 'ines@example.test' }, subject: `About ${cause}`, text: 'A plain sentence — with a dash.', html: '<p>A plain sentence.</p>', ...more,
}));
const statusOf = async (id: string | null) => (await manager.do(listMessages, { query: { limit: 200 } })).rows.find((row) => row.id === id);

test('a message reaches a real mail server once, with its words as they were', async () => {
  const id = await queue('first');
  await world.settle();
  await world.settle();
  expect(arrived).toHaveLength(1);
  expect(arrived[0]).toMatchObject({ to: ['ines@example.test'], subject: 'About first', messageId: `<${id}@handback>` });
  expect(arrived[0]?.text).toContain('A plain sentence — with a dash.');
  expect((await statusOf(id))?.status).toBe('sent');
});

test('the same intent to the same person is one message, however often it is queued', async () => {
  const once = await queue('same');
  expect(await queue('same')).toBeNull();
  await world.settle();
  expect(once).not.toBeNull();
  expect(arrived).toHaveLength(1);
});

test('a server that says “later” is asked again later, and the message keeps its identity', async () => {
  refuseWith = 451;
  const id = await queue('later');
  await world.settle();
  expect(await statusOf(id)).toMatchObject({ status: 'queued', attempts: 1 });
  refuseWith = null;
  await world.settle();
  expect(arrived).toHaveLength(0);
  world.clock.advance(2 * 60_000);
  await queue('wakes the courier');
  await world.settle();
  expect(arrived.map((mail) => mail.subject)).toContain('About later');
  expect((await statusOf(id))?.status).toBe('sent');
});

test('a server that says “no” makes the message failed, with the reason; a person may send it again', async () => {
  refuseWith = 550;
  const id = await queue('refused');
  await world.settle();
  const row = await statusOf(id);
  expect(row).toMatchObject({ status: 'failed', attempts: 1 });
  expect(row?.lastError).toContain('not now');
  refuseWith = null;
  await manager.do(resendMessage, { params: { messageId: id ?? '' } });
  await world.settle();
  expect((await statusOf(id))?.status).toBe('sent');
});

test('who reads a message cannot act as its recipient', async () => {
  const token = 'a'.repeat(43);
  const write = (cause: string, kind: string, path: string) => world.app.run(system('test'), (unit) => queueMessage(unit, { cause, kind, to: { name: null, email: 'ana@example.test' }, subject: cause, text: `http://handback.test${path}${token}`, html: `<a href="http://handback.test${path}${token}">x</a>` }));
  const [ask, signIn] = [await write('an ask', 'ask', '/a/'), await write('a way in', 'sign_in_link', '/sign-in/link?token=')];
  await world.settle();
  const auditor = await world.as('auditor');
  for (const id of [ask, signIn]) {
    const seen = await auditor.do(readMessage, { params: { messageId: id ?? '' } });
    expect(seen.status).toBe('sent');
    expect(seen.text + seen.html).not.toContain(token);
  }
});

test('what was withdrawn before it left never leaves', async () => {
  const askId = '0199d000-0000-7000-8000-000000000001';
  await world.app.run(system('test'), async (unit) => {
    await queueMessage(unit, { cause: 'withdrawn', kind: 'test', to: { name: null, email: 'rui@example.test' }, askId, subject: 'Never', text: 'x', html: 'x' });
    await withdrawMessages(unit, { askId });
  });
  await world.settle();
  expect(arrived).toHaveLength(0);
});

test('two couriers at once deliver each message once', async () => {
  for (let n = 0; n < 6; n += 1) await queue(`race ${n}`);
  await Promise.all([world.settle(), world.settle()]);
  expect(arrived.map((mail) => mail.subject).sort()).toEqual([0, 1, 2, 3, 4, 5].map((n) => `About race ${n}`));
});

test('many messages wake the courier once, who delivers them all', async () => {
  const walks = async () => Number(/^handback_jobs_total\{job="deliver-messages",outcome="done"\} (\d+)/m.exec((await world.app.http.inject({ url: '/metrics' })).body)?.[1] ?? 0);
  for (let n = 0; n < 25; n += 1) await queue(`crowd ${n}`);
  const before = await walks();
  await world.settle();
  expect(arrived).toHaveLength(25);
  expect((await walks()) - before).toBeLessThan(5);
});
