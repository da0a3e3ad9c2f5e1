/** The people of Varanda Labs: sites with their rooms, leads, teams; some work from home, some come from an agency. */
import type { Unit } from '../platform/work/unit-of-work.ts';
import { createPeople, noPerson, setManagers, type PersonDraft } from '../features/people/bring-people.service.ts';
import { createLocation } from '../features/people/save-location.service.ts';
import { furnishSite, type SiteFurniture } from '../features/places/furnish-site.service.ts';
import { departments, mailDomain, sites, titles, type DemoSite } from './company.ts';
import type { Chance } from './chance.ts';

export type DemoPerson = { readonly id: string; readonly name: string; readonly email: string; readonly site: string; readonly department: string; readonly title: string; readonly workMode: string; readonly employment: string; readonly managerId: string | null };
export type DemoPlace = SiteFurniture & { readonly locationId: string };
export type Workforce = { readonly people: readonly DemoPerson[]; readonly places: ReadonlyMap<string, DemoPlace> };

const cause = { source: 'demo', facts: {} } as const;

/** People the pictures and stories know by name; the rest is drawn. */
const known: readonly { name: string; site: string; department: string; title: string; workMode?: string; employment?: string }[] = [
  { name: 'Isabel Prata', site: 'lisbon', department: 'Operations', title: 'Chief operating officer' },
  { name: 'Marta Antunes', site: 'lisbon', department: 'Operations', title: 'IT asset manager' },
  { name: 'João Tavares', site: 'lisbon', department: 'Operations', title: 'IT technician' },
  { name: 'Rosa Almeida', site: 'lisbon', department: 'Operations', title: 'Mailroom lead' },
  { name: 'Helena Duarte', site: 'lisbon', department: 'People', title: 'People partner' },
  { name: 'Samir Khalil', site: 'berlin', department: 'Engineering', title: 'Head of security' },
  { name: 'Clara Nunes', site: 'lisbon', department: 'Finance', title: 'Controller' },
  { name: 'Marek Zieliński', site: 'krakow', department: 'Operations', title: 'Receptionist' },
  { name: 'Jan Dudek', site: 'krakow', department: 'Operations', title: 'IT technician' },
  { name: 'Aiko Mori', site: 'osaka', department: 'People', title: 'People partner' },
  { name: 'Inês Lopes', site: 'lisbon', department: 'Field engineering', title: 'Head of field engineering' },
  { name: 'Duarte Sousa', site: 'lisbon', department: 'Field engineering', title: 'Field engineer', workMode: 'remote', employment: 'contractor' },
  { name: 'Joana Reis', site: 'lisbon', department: 'Sales', title: 'Account manager', workMode: 'remote' },
  { name: 'Tomasz Wilk', site: 'krakow', department: 'Engineering', title: 'Senior engineer' },
  { name: 'Ewa Nowak', site: 'krakow', department: 'Engineering', title: 'Data engineer' },
  { name: 'Priya Nair', site: 'austin', department: 'Product', title: 'Product manager', workMode: 'remote' },
  { name: 'Kenji Tanaka', site: 'osaka', department: 'Engineering', title: 'Software engineer', workMode: 'remote' },
  { name: 'Wanjiru Kamau', site: 'nairobi', department: 'Support', title: 'Support specialist' },
  { name: 'Lena Schröder', site: 'berlin', department: 'Design', title: 'Designer', workMode: 'hybrid' },
  { name: 'Paul Vogel', site: 'berlin', department: 'Engineering', title: 'Site reliability engineer', workMode: 'hybrid' },
  { name: 'Grace Bennett', site: 'austin', department: 'Sales', title: 'Sales engineer' },
  { name: 'Piotr Lis', site: 'krakow', department: 'Support', title: 'Support lead' },
];

const plainLetters = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[łŁ]/g, 'l').replace(/ı/g, 'i').replace(/ß/g, 'ss').toLowerCase();

function draw(chance: Chance, site: DemoSite, taken: Set<string>): string {
  for (;;) {
    const name = `${chance.pick(site.given)} ${chance.pick(site.family)}`;
    if (!taken.has(name)) {
      taken.add(name);
      return name;
    }
  }
}

export async function buildWorkforce(unit: Unit, chance: Chance): Promise<Workforce> {
  const places = new Map<string, DemoPlace>();
  for (const site of sites) places.set(site.key, await buildSite(unit, site));
  const people = drawPeople(unit, chance, places);
  await createPeople(unit, people.map((person, index): PersonDraft => draftOf(person, index, places)), cause);
  await setManagers(unit, people.flatMap((person) => (person.managerId ? [{ id: person.id, managerId: person.managerId }] : [])), cause);
  return { people, places };
}

async function buildSite(unit: Unit, site: DemoSite): Promise<DemoPlace> {
  const location = await createLocation(unit, { name: site.name, country: site.country, timeZone: site.timeZone, address: site.address, holidays: [...site.holidays] });
  if (!location.ok) throw new Error(`demo: ${location.error.code}`);
  const rooms = await furnishSite(unit, location.value.id);
  if (!rooms.ok) throw new Error(`demo: ${rooms.error.code}`);
  return { ...rooms.value, locationId: location.value.id };
}

function drawPeople(unit: Unit, chance: Chance, places: ReadonlyMap<string, DemoPlace>): DemoPerson[] {
  const taken = new Set(known.map((person) => person.name));
  const emails = new Set<string>();
  const list: DemoPerson[] = [];
  const add = (person: Omit<DemoPerson, 'id' | 'email'>): DemoPerson => {
    const base = plainLetters(person.name).replace(/\s+/g, '.');
    let email = `${base}@${mailDomain}`;
    for (let n = 2; emails.has(email); n += 1) email = `${base}${n}@${mailDomain}`;
    emails.add(email);
    const made = { ...person, id: unit.newId(), email };
    list.push(made);
    return made;
  };
  const chief = add({ ...known[0]!, workMode: 'office', employment: 'employee', managerId: null });
  for (const site of sites) {
    const lead = site.key === 'lisbon' ? chief : add({ name: draw(chance, site, taken), site: site.key, department: 'Operations', title: `Head of ${site.name}`, workMode: 'office', employment: 'employee', managerId: chief.id });
    const heads = new Map<string, DemoPerson>();
    for (const person of known.slice(1).filter((one) => one.site === site.key)) {
      const head = heads.get(person.department);
      const made = add({ name: person.name, site: site.key, department: person.department, title: person.title, workMode: person.workMode ?? 'office', employment: person.employment ?? 'employee', managerId: person.title.startsWith('Head of') ? lead.id : (head?.id ?? lead.id) });
      if (!head && !['contractor', 'agency'].includes(made.employment)) heads.set(person.department, made);
    }
    while (list.filter((person) => person.site === site.key).length < site.people) {
      const department = chance.pick([...departments, 'Engineering', 'Engineering', 'Field engineering', 'Sales', 'Support'] as const);
      const head = heads.get(department);
      const person = add({
        name: draw(chance, site, taken), site: site.key, department, title: head ? chance.pick(titles[department]) : `Head of ${department.toLowerCase()}, ${site.name}`,
        workMode: chance.may(0.24) ? 'remote' : chance.may(0.45) ? 'hybrid' : 'office', employment: head && chance.may(0.1) ? chance.pick(['contractor', 'contractor', 'agency', 'intern']) : 'employee', managerId: head?.id ?? lead.id,
      });
      if (!head) heads.set(department, person);
    }
  }
  if (!places.size) throw new Error('demo: no sites');
  return list;
}

function draftOf(person: DemoPerson, index: number, places: ReadonlyMap<string, DemoPlace>): PersonDraft {
  const site = sites.find((one) => one.key === person.site)!;
  const [given, ...family] = person.name.split(' ');
  return {
    id: person.id,
    columns: {
      ...noPerson, name: person.name, given_name: given ?? null, family_name: family.join(' '), employee_number: `V${String(1001 + index)}`, username: person.email.split('@')[0] ?? null, email: person.email, department: person.department, title: person.title,
      location_id: places.get(person.site)!.locationId, employment: person.employment, work_mode: person.workMode, country: site.country, locale: site.locale, starts_on: `20${String(14 + (index % 12)).padStart(2, '0')}-0${1 + (index % 9)}-01`,
    },
    ...(person.managerId ? { laterManagerId: person.managerId } : {}),
  };
}
