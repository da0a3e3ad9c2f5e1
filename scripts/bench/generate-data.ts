/**
 * The benchmark's company as CSV files: seeded, so the same bytes on every
 * machine. `fingerprint` of the usual size is checked before anything is
 * measured; a figure on other data is no figure.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { categories, checklist, departments, employments, familyNames, givenNames, sites, spareStatuses } from './company.ts';

export type Size = { readonly people: number; readonly assets: number; readonly offboarded: number; readonly events: number };
export const usualSize: Size = { people: 20_000, assets: 100_000, offboarded: 4_000, events: 200_000 };
export const usualFingerprint = '1ddf117fef599f4ad05619e5c5e23df3652598d9f62e57988efa8ae0eddfff15';

const seed = 20_260_101;
const serialLetters = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** How many assets each person holds; it repeats every ten people, four on average. */
const heldByTen = [2, 3, 4, 4, 4, 4, 4, 4, 5, 6];

/** Mulberry32. */
function dice(from: number) {
  let state = from >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { next, below, pick: <T>(list: readonly T[]): T => list[below(list.length)] as T };
}

const day = (year: number, days: number): string => new Date(Date.UTC(year, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
const instant = (year: number, seconds: number): string => `${new Date(Date.UTC(year, 0, 1) + seconds * 1000).toISOString().slice(0, 19)}Z`;
const padded = (number: number, width: number): string => String(number).padStart(width, '0');

type Cell = string | number | null | undefined;

function csvFile(folder: string, name: string, header: string) {
  const stream = createWriteStream(join(folder, name));
  let waiting = `${header}\n`;
  return {
    async row(...cells: Cell[]): Promise<void> {
      waiting += `${cells.map((cell) => (cell === null || cell === undefined ? '' : /[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell)).join(',')}\n`;
      if (waiting.length <= 1 << 20) return;
      const part = waiting;
      waiting = '';
      if (!stream.write(part)) await once(stream, 'drain');
    },
    async end(): Promise<void> {
      stream.end(waiting);
      await once(stream, 'finish');
    },
  };
}

type Dice = ReturnType<typeof dice>;
type Person = { readonly id: number; readonly number: string; readonly site: string };

async function writePeople(folder: string, size: Size, { pick, below }: Dice): Promise<Person[]> {
  const file = csvFile(folder, 'people.csv', 'employee_id,name,email,personal_email,department,manager_id,location,country,timezone,employment_type,status,start_date,end_date');
  const people: Person[] = [];
  const namesakes = new Map<string, number>();
  for (let id = 1; id <= size.people; id++) {
    const [given, family] = [pick(givenNames), pick(familyNames)];
    const address = `${given}.${family}`.toLowerCase();
    const nth = (namesakes.get(address) ?? 0) + 1;
    namesakes.set(address, nth);
    const site = pick(sites);
    const isGone = id <= size.offboarded;
    const number = `E${padded(id, 6)}`;
    people.push({ id, number, site: site[0] });
    await file.row(
      number, `${given} ${family}`, `${address}${nth > 1 ? nth : ''}@example.com`, `${address}${id}@mail.example`, pick(departments),
      id > 200 ? `E${padded(1 + below(size.people > 16_200 ? 200 : 20), 6)}` : '', ...site, pick(employments), isGone ? 'offboarded' : 'active', day(2016, below(2900)), isGone ? day(2025, below(360)) : '',
    );
  }
  await file.end();
  return people;
}

type Held = { readonly asset: number; readonly person: number };

/** First what people hold, person by person, then the spares. */
async function writeAssets(folder: string, size: Size, people: readonly Person[], { next, pick, below }: Dice): Promise<Held[]> {
  const assets = csvFile(folder, 'assets.csv', 'asset_tag,serial,model,category,purchase_date,purchase_cost,currency,status,assignee,location');
  const assignments = csvFile(folder, 'assignments.csv', 'asset_tag,employee_id,assigned_at');
  const parcels = csvFile(folder, 'case_assets.csv', 'case_ref,asset_tag,tracking,returned_at');
  const serials = new Set<string>();
  const held: Held[] = [];
  const serialOf = (category: string): string => {
    for (;;) {
      const prefix = category === 'laptop' ? 'PF' : category === 'phone' ? 'F2' : 'CN';
      const serial = prefix + Array.from({ length: 8 }, () => serialLetters[below(serialLetters.length)]).join('');
      if (!serials.has(serial)) {
        serials.add(serial);
        return serial;
      }
    }
  };
  const write = async (person: Person | null, nth: number): Promise<void> => {
    const id = held.length + 1;
    const category = person === null ? pick(categories) : categories[nth % categories.length] as (typeof categories)[number];
    const serial = serialOf(category.name);
    const tag = `HB-${padded(id, 6)}`;
    const isGone = person !== null && person.id <= size.offboarded;
    const isBack = isGone && next() < 0.97;
    const status = person === null ? pick(spareStatuses) : isGone ? (isBack ? 'in_stock' : 'pending_return') : 'deployed';
    const site = person?.site ?? pick(sites)[0];
    const holder = person !== null && !isBack ? person.number : '';
    await assets.row(tag, serial, pick(category.models), category.name, day(2019, below(2500)), (category.cost * (0.8 + next() * 0.4)).toFixed(2), 'EUR', status, holder, site);
    if (holder !== '') await assignments.row(tag, holder, instant(2022, below(1e8)));
    if (isGone) await parcels.row(`C${padded(person.id, 6)}`, tag, `1Z${padded(100_000_000 + id * 7, 10)}`, isBack ? instant(2025, 1e6 + below(2.9e7)) : '');
    held.push({ asset: id, person: person?.id ?? 0 });
  };
  for (const person of people) {
    for (let nth = 0; nth < (heldByTen[(person.id - 1) % 10] ?? 0) && held.length < size.assets; nth++) await write(person, nth);
  }
  while (held.length < size.assets) await write(null, 0);
  for (const file of [assets, assignments, parcels]) await file.end();
  return held;
}

/** A case for each person who is gone: twelve items, about four cases in a hundred with an open one. */
async function writeCases(folder: string, size: Size, { next, below }: Dice): Promise<void> {
  const cases = csvFile(folder, 'cases.csv', 'case_ref,employee_id,status,opened_at,due_date,closed_at');
  const items = csvFile(folder, 'case_items.csv', 'case_ref,position,title,owner_role,status,done_at');
  for (let id = 1; id <= size.offboarded; id++) {
    const isOpen = next() < 0.04;
    const reference = `C${padded(id, 6)}`;
    const second = below(2.8e7);
    const due = day(2025, Math.floor(second / 86_400) + 14);
    await cases.row(reference, `E${padded(id, 6)}`, isOpen ? 'open' : 'closed', instant(2025, second), due, isOpen ? '' : instant(2025, second + 1.2e6));
    for (const [at, { title, owner }] of checklist.entries()) {
      const stays = isOpen && next() < 0.25;
      await items.row(reference, at + 1, title, owner, stays ? 'open' : 'done', stays ? '' : instant(2025, second + below(1.1e6)));
    }
  }
  for (const file of [cases, items]) await file.end();
}

/** Bought, handed over, and then counted until there are enough. */
async function writeEvents(folder: string, size: Size, held: readonly Held[], { pick, below }: Dice): Promise<void> {
  const file = csvFile(folder, 'events.csv', 'asset_tag,employee_id,kind,at,actor,note');
  const tag = (asset: number): string => `HB-${padded(asset, 6)}`;
  let written = 0;
  for (const { asset } of held) if (written++ < size.events) await file.row(tag(asset), '', 'purchased', instant(2019, below(1e8)), 'import', '');
  for (const { asset, person } of held) {
    if (person !== 0 && written++ < size.events) await file.row(tag(asset), `E${padded(person, 6)}`, 'assigned', instant(2022, below(1e8)), 'it-desk', 'Handed over in person');
  }
  while (written++ < size.events) {
    const { asset, person } = pick(held);
    await file.row(tag(asset), person === 0 ? '' : `E${padded(person, 6)}`, 'checked', instant(2025, below(3e7)), 'audit-team', 'Yearly inventory check');
  }
  await file.end();
}

export async function generateData(folder: string, size: Size = usualSize): Promise<void> {
  await mkdir(folder, { recursive: true });
  const thrown = dice(seed);
  const people = await writePeople(folder, size, thrown);
  const held = await writeAssets(folder, size, people, thrown);
  await writeCases(folder, size, thrown);
  await writeEvents(folder, size, held, thrown);
}

/** sha256 of the lines of sha256 of all files, in the order of their names. */
export async function fingerprint(folder: string): Promise<string> {
  const all = createHash('sha256');
  for (const name of (await readdir(folder)).filter((each) => each.endsWith('.csv')).sort()) {
    const one = createHash('sha256');
    for await (const part of createReadStream(join(folder, name))) one.update(part as Buffer);
    all.update(`${one.digest('hex')}\n`);
  }
  return all.digest('hex');
}
