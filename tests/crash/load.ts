/**
 * What people do all day, all at once: records, files, hand-overs, scans,
 * leavers, answers on pages without a login, dates that move, looks at the
 * audit log. Each is noted in the outside log when its answer was read.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Chance } from '#server/demo/chance';
import type { Act, Caller, Heard } from './caller.ts';
import type { Held, Leaver, Ledger } from './ledger.ts';
import type { Received } from './mail.ts';

export type Site = { readonly locationId: string; readonly mailroomId: string; readonly stockroomId: string; readonly workshopId: string };
export type User = { readonly name: string; readonly caller: Caller; readonly chance: Chance; readonly ledger: Ledger; readonly site: Site; readonly mail: readonly Received[]; readonly wrong: string[]; count: number };

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const unique = (user: User): string => `${user.name}-${(user.count += 1)}`;

/** A refusal is an answer too; one that this load gives no cause for is a fault. */
async function done(user: User, act: Act, allowed: readonly string[] = []): Promise<Heard | null> {
  const heard = await user.caller.ask(act);
  if (heard.status < 400) return heard;
  if (!allowed.includes(String(heard.body['code']))) user.wrong.push(`${act.method} ${act.path}: ${heard.status} ${heard.text.slice(0, 400)}`);
  return null;
}

async function addPerson(user: User, more: object = {}): Promise<{ id: string; name: string } | null> {
  const name = `Person ${unique(user)}`;
  const heard = await done(user, { method: 'POST', path: '/api/people', body: { name, locationId: user.site.locationId, ...more } });
  if (heard === null) return null;
  const id = String(heard.body['id']);
  user.ledger.people.set(name, id);
  return { id, name };
}

export async function addAsset(user: User, personId?: string): Promise<Held | null> {
  const tag = `T-${unique(user)}`;
  const who = personId === undefined ? { status: 'ready', custodian: { kind: 'place', id: user.site.stockroomId } } : { status: 'in_use', assigneeId: personId, custodian: { kind: 'person', id: personId } };
  const heard = await done(user, { method: 'POST', path: '/api/assets', body: { assetTag: tag, category: 'laptop', model: 'ThinkPad X1', locationId: user.site.locationId, ...who } });
  if (heard === null) return null;
  const held: Held = { id: String(heard.body['id']), tag, seq: 1, custodian: who.custodian.id };
  // What belongs to a leaver moves by answers and scans; these are moved by hand, each by one person.
  if (personId === undefined) user.ledger.assets.push(held);
  return held;
}

async function handOver(user: User, mine: readonly Held[]): Promise<void> {
  const asset = mine[user.chance.int(mine.length)];
  if (asset === undefined) return;
  const to = asset.custodian === user.site.stockroomId ? user.site.workshopId : user.site.stockroomId;
  const heard = await done(user, { method: 'POST', path: `/api/assets/${asset.id}/custody`, body: { kind: 'moved', to: { kind: 'place', id: to }, seen: asset.seq } });
  if (heard === null) return;
  asset.seq = Number(heard.body['seq']);
  asset.custodian = to;
}

async function scan(user: User): Promise<void> {
  const clientId = crypto.randomUUID();
  const leaver = user.chance.pick(user.ledger.leavers.length > 0 ? user.ledger.leavers : [null]);
  const raw = leaver && user.chance.may(0.5) ? user.chance.pick(leaver.tags) : `JD0${String(user.chance.int(1e9)).padStart(9, '0')}${user.count}`;
  const body = { placeId: user.chance.may(0.5) ? user.site.mailroomId : user.site.stockroomId, clientId, raw, scannedAt: new Date().toISOString() };
  const heard = await done(user, { method: 'POST', path: '/api/station/scan', body });
  if (heard === null) return;
  user.ledger.scans.set(clientId, heard.text);
  // The station asks again with its own id after a reload, without knowing the key it used.
  if (!user.chance.may(0.15)) return;
  const again = await done(user, { method: 'POST', path: '/api/station/scan', body });
  if (again !== null && !isDeepStrictEqual(again.body, heard.body)) user.wrong.push(`the scan ${clientId} was answered ${heard.text} and then ${again.text}`);
}

async function openLeaver(user: User): Promise<void> {
  const email = `l${unique(user)}@norte.example`;
  const person = await addPerson(user, { email, personalEmail: `home-${email}` });
  if (person === null) return;
  const assets = [await addAsset(user, person.id), await addAsset(user, person.id)].flatMap((one) => (one === null ? [] : [one]));
  const lastWorkingOn = day(10 + user.chance.int(20));
  const opened = await done(user, { method: 'POST', path: '/api/cases', body: { personId: person.id, reason: 'resignation', lastWorkingOn } });
  if (opened === null) return;
  const leaver: Leaver = { caseId: String(opened.body['id']), personId: person.id, assetIds: assets.map(({ id }) => id), tags: assets.map(({ tag }) => tag), email, version: Number(opened.body['version']), lastWorkingOn, moves: 0, answered: null, isBusy: true };
  user.ledger.leavers.push(leaver);
  const asked = await done(user, { method: 'POST', path: `/api/cases/${leaver.caseId}/ask`, body: { kind: 'leaver_return' } }, ['wrong_state']);
  if (asked !== null) leaver.version = Number(asked.body['version']);
  leaver.isBusy = false;
}

/** One at a time for a case: others would be told that somebody was faster. */
async function withLeaver(user: User, holds: (leaver: Leaver) => boolean, work: (leaver: Leaver) => Promise<void>): Promise<void> {
  const free = user.ledger.leavers.filter((leaver) => !leaver.isBusy && holds(leaver));
  const leaver = free[user.chance.int(free.length)];
  if (leaver === undefined) return;
  leaver.isBusy = true;
  try {
    await work(leaver);
  } finally {
    leaver.isBusy = false;
  }
}

const moveDates = (user: User) => withLeaver(user, () => true, async (leaver) => {
  const now = await done(user, { method: 'GET', path: `/api/cases/${leaver.caseId}` });
  if (now === null) return;
  // Deadlines and scans change a case too: then there is a conflict, and nothing has moved.
  const lastWorkingOn = day(5 + user.chance.int(60));
  const moved = await done(user, { method: 'POST', path: `/api/cases/${leaver.caseId}/dates`, body: { lastWorkingOn, version: now.body['version'] } }, ['conflict']);
  if (moved === null) return;
  leaver.lastWorkingOn = lastWorkingOn;
  leaver.moves += 1;
});

/** What the leaver does with the link that came by mail. */
const answer = (user: User) => withLeaver(user, ({ email, answered }) => answered === null && user.mail.some((one) => one.link !== null && one.to.endsWith(email)), async (leaver) => {
  const link = user.mail.find((one) => one.link !== null && one.to.endsWith(leaver.email))?.link as string;
  const said = user.chance.pick(['have', 'dont_have', 'cant', 'later']);
  const small = said === 'cant' || said === 'later';
  const form: Record<string, string> = small ? { note: 'It was taken at the airport', on: day(3) } : { ...Object.fromEntries(leaver.assetIds.map((id) => [`c.${id}`, said])), way: 'mailroom', battery: 'safe' };
  const act: Act = { method: 'POST', path: small ? `${link}/${said}` : link, body: new URLSearchParams(form), isOpen: true };
  const heard = await user.caller.ask(act);
  // What was handed in meanwhile is no longer asked about.
  if ([409, 410, 422].includes(heard.status)) return;
  if (heard.status !== 303) { user.wrong.push(`an answer at ${act.path}: ${heard.status} ${heard.text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').slice(0, 300)}`); return; }
  leaver.answered = small ? said : 'done';
  // A finger that slips sends it twice.
  if (user.chance.may(0.3)) await user.caller.ask(act);
});

async function bringFile(user: User): Promise<void> {
  const rows = user.chance.may(0.12) ? 1_200 : 20 + user.chance.int(60);
  const stem = unique(user);
  const names = Array.from({ length: rows }, (_, n) => `Brought ${stem} ${n}`);
  const bytes = new TextEncoder().encode(`employee_id,name,email\n${names.map((name, n) => `E${stem}-${n},${name},e${stem}-${n}@norte.example`).join('\n')}\n`);
  const received = await done(user, { method: 'POST', path: `/api/imports?name=${stem}.csv`, body: bytes });
  if (received === null) return;
  const path = `/api/imports/${String(received.body['id'])}`;
  let run = await done(user, { method: 'POST', path: `${path}/preview`, body: { version: received.body['version'] } });
  for (let looks = 0; run !== null && run.body['status'] === 'previewing' && looks < 8; looks += 1) {
    await new Promise((resolve) => { setTimeout(resolve, 400); });
    run = await done(user, { method: 'GET', path });
  }
  // One that a dead process had goes on in a minute; nobody waits for it here.
  if (run?.body['status'] !== 'previewed') return;
  const applied = await done(user, { method: 'POST', path: `${path}/apply`, body: { version: run.body['version'] } });
  if (applied !== null) user.ledger.imports.set(String(received.body['id']), names);
}

async function lookAtLog(user: User): Promise<void> {
  const head = await done(user, { method: 'GET', path: '/api/audit/checkpoint' }, ['nothing_sealed']);
  if (head !== null) user.ledger.heads.set(Number(head.body['size']), String(head.body['root']));
}

/** One thing, chosen by chance. */
export async function doSomething(user: User, mine: readonly Held[]): Promise<void> {
  const acts: readonly (readonly [number, () => Promise<unknown>])[] = [
    [3, () => addPerson(user)], [5, () => handOver(user, mine)], [5, () => scan(user)], [2, () => openLeaver(user)], [4, () => moveDates(user)], [4, () => answer(user)], [1, () => bringFile(user)], [1, () => lookAtLog(user)],
  ];
  let at = user.chance.next() * acts.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, act] of acts) {
    at -= weight;
    if (at < 0) { await act(); return; }
  }
}
