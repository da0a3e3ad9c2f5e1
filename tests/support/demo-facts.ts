/** What stands behind `:caseId` and the like in the demo company, after a morning's work that leaves something on every page. */
import { consolePage } from '#contract/console-page';
import { listAsks } from '#contract/asks';
import { listAccounts } from '#contract/accounts';
import { listAssets } from '#contract/assets';
import { applyBulk, readBulk, startBulk } from '#contract/bulk';
import { listCases, readCase } from '#contract/cases';
import { handOver } from '#contract/custody';
import { applyImport, keepMapping, mapImport, previewImport, readImport, receiveFile } from '#contract/imports';
import { listOpenIntakes } from '#contract/intake';
import { listLicences } from '#contract/licences';
import { listMessages, readMessage } from '#contract/messages';
import { listPartners } from '#contract/partners';
import { listParcels } from '#contract/parcels';
import { listPickups, readPickup, scanPickup, setOut, settleItem } from '#contract/pickups';
import { listPlaces } from '#contract/places';
import { listWaiting, makeRule } from '#contract/waiting';
import { listJobs } from '#contract/workshop';
import { readSession } from '#contract/session';
import type { Api } from './api.ts';

export type Morning = { readonly owner: Api; readonly manager: Api; readonly technician: Api; readonly settle: () => Promise<void> };
export type Facts = Readonly<Record<string, string>>;

const first = <T>(rows: readonly T[], what: string, is: (row: T) => boolean = () => true): T => {
  const found = rows.find(is);
  if (found === undefined) throw new Error(`The demo company has no ${what}`);
  return found;
};

export async function demoFacts(morning: Morning): Promise<Facts> {
  const { owner } = morning;
  const { rows: cases } = await owner(listCases, { query: { limit: 100 } });
  const caseOf = (name: string) => first(cases, `case of ${name}`, (row) => row.person.name === name);
  const { rows: partners } = await owner(listPartners);
  const { rows: licences } = await owner(listLicences);
  const { rows: asks } = await owner(listAsks, { query: { limit: 50 } });
  const { rows: parcels } = await owner(listParcels, { query: { limit: 50 } });
  const ordinary = caseOf('Tomasz Wilk');
  const { assets } = await owner(readCase, { params: { caseId: ordinary.id } });
  const { rows: inUse } = await owner(listAssets, { query: { status: 'in_use', limit: 100 } });
  const leaving = new Set(cases.map((row) => row.person.id));
  const holder = first(inUse.flatMap((asset) => (asset.assignee?.kind === 'person' ? [asset.assignee] : [])), 'colleague with a device', (person) => !leaving.has(person.id));
  return {
    exceptionKey: 'task_overdue', caseId: ordinary.id, personId: ordinary.person.id, assetId: first(assets, 'device of a leaver').assetId,
    clearedCaseId: first(cases, 'cleared case', (row) => row.status === 'cleared').id, deathCaseId: caseOf('Wanjiru Kamau').id, cancelledCaseId: first(cases, 'cancelled case', (row) => row.status === 'cancelled').id,
    siteCaseId: first(cases, 'open case in Lisbon', (row) => row.site?.name === 'Lisbon' && row.status === 'open').id, holderId: holder.id,
    lateCaseId: caseOf('Joana Reis').id, partnerId: first(partners, 'partner', (row) => row.department === 'Mailroom').id, licenceId: first(licences, 'licence').id,
    askId: first(asks, 'answered ask', (row) => row.answeredAt !== null).id, openAskId: first(asks, 'open ask', (row) => row.answeredAt === null).id,
    parcelId: first(parcels, 'announced parcel', (row) => row.case !== null).id, intakeId: first((await owner(listOpenIntakes)).rows, 'thing to decide').id,
    ...(await links(morning)), ...(await run(morning)), ...(await benches(morning)), ...(await files(morning)), ...(await together(morning)), ...(await receipt(morning)),
  };
}

/** The newest message that says this, with the token of its link. */
async function tokenIn({ owner, settle }: Morning, is: (row: { kind: string; askId: string | null }) => boolean, path: string): Promise<{ messageId: string; token: string }> {
  await settle();
  const { rows } = await owner(listMessages, { query: { limit: 200 } });
  const message = first(rows, `message with ${path}`, (row) => row.status === 'held' && is(row));
  const token = new RegExp(`/${path}/([\\w-]+)`).exec((await owner(readMessage, { params: { messageId: message.id } })).text)?.[1];
  if (token === undefined) throw new Error(`no ${path} link in a message of kind ${message.kind}`);
  return { messageId: message.id, token };
}

async function links(morning: Morning): Promise<Facts> {
  const { rows: asks } = await morning.owner(listAsks, { query: { limit: 100 } });
  const tokenOf = async (kind: string, isOpen: boolean) => {
    const ids = new Set(asks.filter((ask) => ask.kind === kind && (ask.answeredAt === null) === isOpen && ask.status !== 'withdrawn').map((ask) => ask.id));
    return tokenIn(morning, (row) => row.askId !== null && ids.has(row.askId) && (row.kind === 'ask' || row.kind === 'reminder'), 'a');
  };
  const leaver = await tokenOf('leaver_return', true);
  return {
    messageId: leaver.messageId, leaverToken: leaver.token, managerToken: (await tokenOf('manager_confirm', true)).token,
    answeredLeaverToken: (await tokenOf('leaver_return', false)).token, answeredManagerToken: (await tokenOf('manager_confirm', false)).token,
  };
}

/** João is out in Lisbon: two boxes taken, one is not where it should be, the rest still to walk. */
async function run({ technician, owner }: Morning): Promise<Facts> {
  const planned = first((await technician(listPickups)).rows, 'planned run');
  const params = { runId: planned.id };
  const { now } = await technician(readSession);
  await technician(setOut, { params, body: { version: planned.version } });
  const { list } = await technician(readPickup, { params });
  const box = first(list, 'box on the run', (item) => item.parcelId !== null);
  for (const item of [box, ...list.filter((one) => one !== box).slice(0, 1)]) await technician(scanPickup, { params, body: { raw: item.label, scannedAt: now, clientId: crypto.randomUUID() } });
  const missing = first(list, 'third thing on the run', (item) => item !== box && item !== list[0]);
  await technician(settleItem, { params: { ...params, itemId: missing.id }, body: { state: 'missing', note: 'The slot is empty' } });
  const { rows } = await owner(listParcels, { query: { limit: 100 } });
  return { runId: planned.id, collectedParcelId: first(rows, 'collected parcel', (row) => row.status === 'collected').id };
}

/** One device at each step of the workshop: the demo company has them. */
async function benches({ manager }: Morning): Promise<Facts> {
  const { rows } = await manager(listJobs, { query: { limit: 100 } });
  const jobIn = (status: string): string => first(rows, `device in the workshop that is ${status}`, (row) => row.status === status && row.site?.name === 'Lisbon' && row.asset.category === 'laptop').asset.id;
  return { waitingJobId: jobIn('queued'), checkingJobId: jobIn('checking'), verifyingJobId: jobIn('verifying'), gradedJobId: jobIn('grading') };
}

const csv = (...lines: string[]): Uint8Array => new TextEncoder().encode(`${lines.join('\r\n')}\r\n`);
const newcomers = csv('Employee Number,First Name,Last Name,Email,Department,Location,Country,Manager', 'N-1,Tess,Brook,tess.brook@varanda.example,Finance,Lisbon,PT,', 'N-2,Noor,Amin,noor.amin@varanda.example,Finance,Porto,PT,N-1', 'N-3,,,nobody,Finance,Lisbon,PT,');

/** A change of many that waits for its decision, and an account. */
async function together(morning: Morning): Promise<Facts> {
  const { manager } = morning;
  const { rows } = await manager(listAssets, { query: { limit: 20 } });
  const bulk = await manager(startBulk, { body: { kind: 'asset', selection: { ids: rows.map((row) => row.id) }, changes: [{ field: 'reservedFor', do: 'set', value: 'Spring starters' }] } });
  const applied = await manager(startBulk, { body: { kind: 'asset', selection: { ids: rows.slice(0, 3).map((row) => row.id) }, changes: [{ field: 'reservedFor', do: 'set', value: 'Summer starters' }] } });
  const previewed = async (bulkId: string) => {
    for (;;) {
      const now = await manager(readBulk, { params: { bulkId } });
      if (now.status !== 'previewing' && now.status !== 'applying') return now;
      await morning.settle();
    }
  };
  await manager(applyBulk, { params: { bulkId: applied.id }, body: { version: (await previewed(applied.id)).version } });
  await previewed(applied.id);
  return { bulkId: bulk.id, changedBulkId: applied.id, accountId: first((await manager(listAccounts, { query: { limit: 1 } })).rows, 'account').id };
}

/** A file at each step of its way in. */
async function files({ manager }: Morning): Promise<Facts> {
  const bring = (name: string, bytes: Uint8Array) => manager(receiveFile, { query: { name, zone: 'Europe/Lisbon' }, body: bytes });
  const settled = async (importId: string) => {
    for (;;) {
      const now = await manager(readImport, { params: { importId } });
      if (now.status !== 'previewing' && now.status !== 'applying') return now;
    }
  };
  const preview = async (name: string, bytes: Uint8Array) => {
    const received = await bring(name, bytes);
    const params = { importId: received.id };
    const mapped = await manager(mapImport, { params, body: { version: received.version, acceptProposals: true } });
    await manager(previewImport, { params, body: { version: mapped.version } });
    return settled(received.id);
  };
  const columns = await bring('newcomers.csv', newcomers);
  const previewed = await preview('newcomers-again.csv', newcomers);
  const done = await preview('one-more.csv', csv('Employee Number,First Name,Last Name,Email,Location,Country', 'N-9,Iris,Holm,iris.holm@varanda.example,Lisbon,PT', 'N-10,Nils,Dahl,nils.dahl(at)varanda.example,Lisbon,PT'));
  await manager(applyImport, { params: { importId: done.id }, body: { version: done.version } });
  await settled(done.id);
  await manager(keepMapping, { body: { importId: done.id, name: 'HR, weekly' } });
  const waiting = first((await manager(listWaiting, { query: { limit: 20 } })).rows, 'row that waits', (row) => row.importId === done.id);
  await manager(makeRule, { params: { rowId: waiting.id }, body: { name: 'Nobody of that name', what: { do: 'skip', column: 0, text: 'N-77' } } });
  return { columnsImportId: columns.id, previewedImportId: previewed.id, appliedImportId: done.id, waitingRowId: waiting.id };
}

/** Somebody hands a device in at the desk and gets a receipt. */
async function receipt(morning: Morning): Promise<Facts> {
  const { owner, technician } = morning;
  const { rows: cases } = await owner(listCases, { query: { limit: 100 } });
  const { assets } = await owner(readCase, { params: { caseId: first(cases, 'case of Joana Reis', (row) => row.person.name === 'Joana Reis').id } });
  const { rows: places } = await owner(listPlaces, { query: {} });
  const workshop = first(places, 'workshop in Lisbon', (row) => row.kind === 'workshop' && row.location.name === 'Lisbon');
  const thing = first(assets, 'thing Joana has', (line) => line.status === 'expected' || line.status === 'handed_over');
  await technician(handOver, { params: { assetId: thing.assetId }, body: { kind: 'received', to: { kind: 'place', id: workshop.id }, condition: 'good' } });
  const { token } = await tokenIn(morning, (row) => row.kind === 'receipt', 'r');
  return { receiptToken: token, setupPath: consolePage.setup('spent') };
}
