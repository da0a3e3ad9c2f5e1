import { handOver } from '#contract/custody';
import { createPerson } from '#contract/people';
import { system } from '#server/platform/work/actor';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asked, linkTo, visitor } from '../../../../tests/support/asked.ts';
import { furnished, leaverWith, type Site } from '../../../../tests/support/coming-home.ts';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';
import { issueReceipt, type HandOverDraft } from './issue-receipt.service.ts';

let world: World;
let owner: Client;
let site: Site;

beforeAll(async () => {
  world = await openWorld({ at: '2026-11-19T09:00:00.000Z' });
  owner = await world.as('owner');
  site = await furnished(owner);
});
afterAll(() => world.close());

const draftOf = (caseId: string, assetIds: readonly string[], more: Partial<HandOverDraft> = {}): HandOverDraft => ({
  cause: `intake:${caseId}`, caseId, receiver: { name: 'Tagus Labs', role: 'Mailroom' }, place: 'Mailroom, Lisbon', handedOverAt: '2026-11-19T08:30:00.000Z', zone: 'Europe/Lisbon', boxCode: 'HB-4821',
  items: assetIds.map((assetId) => ({ assetId, what: 'MacBook Pro 14', category: 'laptop', serialEnd: '7Q2P', assetTag: 'LT-1', condition: 'sealed' })), ...more,
});
const issue = (draft: HandOverDraft) => world.app.run(system('test'), (unit) => issueReceipt(unit, draft));

describe('a receipt', () => {
  test('is a page and a PDF in the language of who gave the thing, once for a hand-over', async () => {
    const who = await asked(world, owner, site, { locale: 'pt' });
    const draft = draftOf(who.caseId, who.assetIds.slice(0, 1));
    expect(await issue(draft)).not.toBeNull();
    expect(await issue(draft)).toBeNull();
    await world.settle();
    const { rows } = await world.database.pool.query(`select subject, attachments from message where case_id = $1 and kind = 'receipt'`, [who.caseId]);
    expect(rows).toMatchObject([{ subject: 'Recibo: MacBook Pro 14' }]);
    const link = await linkTo(world, who.leaverMail);
    const page = await visitor(world).open(link);
    expect(page.text).toContain('Recebemos: uma coisa');
    expect(page.text).toContain('quinta-feira, 19 de novembro, 08:30 (hora de Lisboa)');
    expect(page.text).toContain('HB-4821');
    const pdf = await world.app.http.inject({ method: 'GET', url: `${link}/receipt.pdf` });
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('of somebody who is no leaver goes to them', async () => {
    const who = await asked(world, owner, site);
    const rui = await owner.do(createPerson, { body: { name: 'Rui Costa', email: 'rui.costa@example.test' } });
    await issue(draftOf(who.caseId, who.assetIds, { cause: 'custody:1', giverId: rui.id }));
    expect((await visitor(world).open(await linkTo(world, 'rui.costa@example.test'))).text).toContain('Received: three things');
  });

  test('is given at the desk as well, where a hand-over is recorded by hand', async () => {
    const who = await asked(world, owner, site);
    await owner.do(handOver, { params: { assetId: who.assetIds[0]! }, body: { kind: 'received', to: { kind: 'place', id: site.stockroomId } } });
    await world.settle();
    const page = await visitor(world).open(await linkTo(world, who.leaverMail));
    expect(page.text).toContain('Received: one thing');
    expect(page.text).toContain('MacBook Pro 14');
  });

  test('to somebody who was not told yet that they leave is kept and not sent', async () => {
    const leaver = await leaverWith(owner, site, 1, { reason: 'dismissal' });
    expect(await issue(draftOf(leaver.caseId, leaver.assetIds))).not.toBeNull();
    expect((await world.database.pool.query(`select 1 from message where case_id = $1 and kind = 'receipt'`, [leaver.caseId])).rows).toEqual([]);
  });

  test('after a death is kept and sent to nobody', async () => {
    const leaver = await leaverWith(owner, site, 1, { reason: 'death' });
    expect(await issue(draftOf(leaver.caseId, leaver.assetIds))).not.toBeNull();
    expect((await world.database.pool.query(`select 1 from message where case_id = $1`, [leaver.caseId])).rows).toEqual([]);
  });

  test('with another end is not found, and says nothing', async () => {
    const page = await visitor(world).open(`/r/${'q'.repeat(43)}`);
    expect(page.status).toBe(404);
    expect(page.text).toContain('We do not know this link');
  });
});
