/**
 * Telling people of lists that are not empty: at once, row by row in one
 * message, or in one digest a day or a week, in the morning of the zone they
 * work in. One message for one intent: the cause names person and day, or
 * person and rows.
 * Rule: a message is seen by whoever reads the outbox, so what it says is
 * counted without anybody's circle: nothing of a case under embargo is in it
 * (PRODUCT 7). Within their sites and rights each person is told what they may see.
 */
import { consolePage } from '#contract/console-page';
import type { Role } from '#domain/access/permission';
import { permissionsOf } from '#domain/access/permission';
import { localDateAt } from '#domain/case/dates';
import { dueDigests, localHourAt, type Digest } from '#domain/exception/digest';
import { counted } from '#domain/exception/sentence';
import { needsSomebody } from '#domain/exception/list-settings';
import { renderMail } from '../../platform/mail/render-mail.ts';
import type { Actor } from '../../platform/work/actor.ts';
import type { RunUnit, Unit } from '../../platform/work/unit-of-work.ts';
import { findMembers, getMember } from '../members/find-member.service.ts';
import { queueMessage } from '../messages/queue-message.service.ts';
import { listLocations } from '../people/find-location.service.ts';
import { newRows, noteDigest, noteTold } from './exception-count.repo.ts';
import { countRows, findRow } from './exception.repo.ts';
import { exceptionRow, isTold } from './exceptions.presenter.ts';
import { watchedLists, type Watched } from './watched-lists.service.ts';

type Reader = { readonly id: string; readonly name: string; readonly email: string; readonly roles: readonly Role[]; readonly siteIds: readonly string[]; readonly zone: string };

/** The reader's rights and sites, and nobody's circle. */
const sightOf = (reader: Reader): Actor => ({ kind: 'key', id: 'exceptions', name: 'Handback', permissions: permissionsOf(reader.roles), sites: reader.siteIds.length === 0 ? 'all' : reader.siteIds });

async function readers(unit: Unit): Promise<Reader[]> {
  const members = await findMembers(unit);
  if (!members.ok) return [];
  const sites = await listLocations(unit);
  const zoneOf = (ids: readonly string[]) => (sites.find((site) => ids.includes(site.id)) ?? sites.find((site) => site.is_site))?.time_zone ?? 'UTC';
  const found: Reader[] = [];
  for (const { id } of members.value.rows) {
    const row = await getMember(unit, id);
    if (row === undefined || row.disabled_at !== null) continue;
    found.push({ id, name: row.name, email: row.email, roles: row.roles as Role[], siteIds: row.site_ids, zone: zoneOf(row.site_ids) });
  }
  return found;
}

const asLines = (lists: readonly { list: Watched; rows: number }[]): string[] => lists.map(({ list, rows }) => `${list.title}: ${counted(rows, 'row')}`);

/** Everything a reader is told of daily, or weekly too on the first morning of the week: one message. */
async function sendDigest(unit: Unit, reader: Reader, lists: readonly Watched[], digest: Digest): Promise<void> {
  const wanted = lists.filter((list) => !list.isOff && digest.tellings.includes(list.tell) && isTold(list, reader));
  const counts = new Map((await countRows(unit.tx, wanted, { now: unit.now, site: undefined })).map((count) => [count.key, count.rows]));
  const full = wanted.map((list) => ({ list, rows: counts.get(list.key) ?? 0 })).filter(({ list, rows }) => needsSomebody({ count: rows, allowed: list.allowed, isOff: false }));
  if (full.length === 0) return;
  const total = full.reduce((sum, { rows }) => sum + rows, 0);
  const mail = renderMail({
    title: `${counted(total, 'row')} in ${counted(full.length, 'list')} ${total === 1 ? 'needs' : 'need'} somebody`,
    paragraphs: [`Good morning ${reader.name},`, 'these lists should be empty and are not.'],
    list: asLines(full), action: { label: 'See the lists', url: `${unit.publicUrl}${consolePage.exceptions()}` },
    footer: 'You are told because a list names you or your role. Each list says so on its page, where it can be changed.',
  });
  await queueMessage(unit, { cause: `exceptions:${reader.id}:${digest.on}`, kind: 'exception_digest', to: { name: reader.name, email: reader.email }, ...mail });
}

const shownAtOnce = 10;

/** Rows that are new since the reader was last told, all lists in one message. */
async function sendAtOnce(unit: Unit, reader: Reader, lists: readonly Watched[]): Promise<void> {
  const sentences: string[] = [];
  const told: { key: string; ids: string[] }[] = [];
  for (const list of lists) {
    if (list.isOff || list.tell !== 'at_once' || !isTold(list, reader)) continue;
    const ids = (await newRows(unit.tx, list, reader.id, unit.now)).map((row) => row.id);
    if (ids.length === 0) continue;
    told.push({ key: list.key, ids });
    for (const id of ids.slice(0, shownAtOnce - sentences.length)) {
      const row = await findRow(unit.tx, list, id, unit.now);
      if (row) sentences.push(exceptionRow(list, row, unit.now).sentence);
    }
  }
  const total = told.reduce((sum, { ids }) => sum + ids.length, 0);
  if (total === 0) return;
  const more = total - sentences.length;
  const mail = renderMail({
    title: total === 1 && sentences[0] !== undefined ? sentences[0] : `${counted(total, 'new row')} in lists that should be empty`,
    paragraphs: [`Hello ${reader.name},`, total === 1 ? 'this has just come up.' : 'these have just come up.'],
    list: more > 0 ? [...sentences, `and ${more.toLocaleString('en-GB')} more`] : sentences,
    action: { label: 'See the lists', url: `${unit.publicUrl}${consolePage.exceptions()}` },
    footer: 'You are told at once because a list names you or your role. Each list says so on its page, where it can be changed.',
  });
  for (const { key, ids } of told) await noteTold(unit.tx, key, reader.id, ids, unit.now);
  // The rows noted above are the intent: nobody else can note them for this reader.
  await queueMessage(unit, { cause: `exceptions-now:${reader.id}:${unit.newId()}`, kind: 'exception_now', to: { name: reader.name, email: reader.email }, ...mail });
}

/** One reader, one transaction: what was noted as told and the message that tells it stand or fall together. */
async function tellReader(unit: Unit, reader: Reader): Promise<void> {
  const lists = await watchedLists(unit);
  await sendAtOnce(unit, reader, lists);
  const digest = dueDigests({ on: localDateAt(unit.now, reader.zone), hour: localHourAt(unit.now, reader.zone) });
  if (digest !== null && (await noteDigest(unit.tx, reader.id, digest.on, unit.now))) await sendDigest(unit, reader, lists, digest);
}

/** Tells whoever is due. Asked again in the same minute it says nothing twice. */
export async function tellExceptions(run: RunUnit): Promise<void> {
  const everybody = await run({ kind: 'system', id: 'exceptions', name: 'exceptions' }, async (unit) => {
    const told = (await watchedLists(unit)).filter((list) => !list.isOff && list.tell !== 'never');
    return told.length === 0 ? [] : (await readers(unit)).filter((reader) => told.some((list) => isTold(list, reader)));
  });
  for (const reader of everybody) await run(sightOf(reader), (unit) => tellReader(unit, reader));
}
