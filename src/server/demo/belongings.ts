/** What the people of Varanda Labs have: devices with their first custody, seats, accounts; and what lies in the stockrooms. */
import type { Unit } from '../platform/work/unit-of-work.ts';
import { createAccounts, type AccountDraft } from '../features/accounts/bring-accounts.service.ts';
import { createAssets, noAsset, type AssetDraft } from '../features/assets/bring-assets.service.ts';
import { registerCustody, type CustodySaid } from '../features/custody/bring-custody.service.ts';
import { assignSeats, createLicences, noLicence } from '../features/licences/bring-licences.service.ts';
import type { Chance } from './chance.ts';
import { badges, docks, keys, laptops, licences, monitors, phones, systems, type DemoModel } from './equipment.ts';
import type { DemoPerson, Workforce } from './workforce.ts';

export type DemoAsset = { readonly id: string; readonly tag: string; readonly serial: string; readonly category: string; readonly model: string; readonly holderId: string | null };

const cause = { source: 'demo', facts: {} } as const;

export async function handOutBelongings(unit: Unit, chance: Chance, workforce: Workforce): Promise<DemoAsset[]> {
  const drafts: { asset: AssetDraft; said: CustodySaid; made: DemoAsset }[] = [];
  let count = 1100;
  const serial = (model: DemoModel) => `${model.serial}${chance.int(36 ** 5).toString(36).toUpperCase().padStart(5, '7').replace(/[OI]/g, 'K')}`;
  const add = (model: DemoModel, person: DemoPerson | null, site: string, more: Partial<AssetDraft['columns']> = {}) => {
    count += 1;
    const id = unit.newId();
    const place = workforce.places.get(site)!;
    const tag = `VL-${count}`;
    const serialNumber = serial(model);
    const columns = {
      ...noAsset, asset_tag: tag, serial_number: serialNumber, manufacturer: model.manufacturer, model: model.model, category: model.category, status: person ? 'in_use' : 'ready', assignee_kind: person ? 'person' : null, assignee_id: person?.id ?? null,
      location_id: place.locationId, purchased_on: `20${22 + chance.int(4)}-${String(1 + chance.int(12)).padStart(2, '0')}-${String(1 + chance.int(28)).padStart(2, '0')}`, purchase_cost: model.cost, currency: 'EUR', ...more,
    };
    const said: CustodySaid = { assetId: id, to: person ? { type: 'person', id: person.id } : { type: 'place', id: place.stockroomId }, locationId: place.locationId };
    drafts.push({ asset: { id, columns }, said, made: { id, tag, serial: serialNumber, category: model.category, model: model.model, holderId: person?.id ?? null } });
  };
  for (const person of workforce.people) equip(chance, person, (model, more) => { add(model, person, person.site, more); });
  for (const site of workforce.places.keys()) for (let n = 0; n < 6; n += 1) add(chance.pick([...laptops, ...monitors]), null, site);
  await createAssets(unit, drafts.map((draft) => draft.asset), cause);
  await registerCustody(unit, drafts.map((draft) => draft.said), { source: 'demo' });
  return drafts.map((draft) => draft.made);
}

type Add = (model: DemoModel, more?: Partial<AssetDraft['columns']>) => void;

function equip(chance: Chance, person: DemoPerson, add: Add): void {
  const isField = person.department === 'Field engineering';
  if (person.employment === 'agency') add(chance.pick(laptops), { ownership: 'agency', owner_name: 'Brightstaff' });
  else add(person.department === 'Design' || person.name === 'Joana Reis' || person.name === 'Duarte Sousa' ? laptops[0]! : chance.pick(laptops), chance.may(0.06) ? { ownership: 'lessor', owner_name: 'Grenke', lease_ends_on: '2027-05-31' } : {});
  if (isField || chance.may(0.16)) add(chance.pick(phones));
  if (person.workMode !== 'office' && chance.may(0.55)) add(chance.pick(monitors));
  if (person.department === 'Engineering' || person.name === 'Duarte Sousa' || chance.may(0.1)) add(keys[0]!);
  if (person.workMode === 'hybrid' && chance.may(0.25)) add(docks[0]!);
  if (person.workMode === 'office' && chance.may(0.32)) add(badges[0]!);
  if (chance.may(0.03)) add(phones[1]!, { ownership: 'personal', owner_name: person.name });
}

export async function grantAccess(unit: Unit, chance: Chance, workforce: Workforce): Promise<void> {
  const accounts: AccountDraft[] = [];
  const grants = licences.map((licence) => ({ licence, id: unit.newId() }));
  const seats: { licenceId: string; personId: string }[] = [];
  for (const person of workforce.people) {
    for (const system of systems) {
      if ((system.departments && !system.departments.includes(person.department)) || !chance.may(system.share)) continue;
      accounts.push({ id: unit.newId(), columns: { person_id: person.id, system: system.name, username: person.email.split('@')[0] ?? person.email, is_privileged: system.privileged, holds_data: system.holdsData, status: 'active', ended_at: null, ended_by_name: null, custom: {} } });
    }
    for (const { licence, id } of grants) {
      if ((!licence.departments || licence.departments.includes(person.department)) && chance.may(licence.share)) seats.push({ licenceId: id, personId: person.id });
    }
  }
  await createLicences(unit, grants.map(({ licence, id }) => ({ id, columns: { ...noLicence, product: licence.product, vendor: licence.vendor, seats_total: licence.seats, renews_on: licence.renewsOn, seat_cost: licence.cost, currency: 'EUR', holds_data: licence.holdsData } })), cause);
  await assignSeats(unit, seats, cause);
  await createAccounts(unit, accounts, cause);
}
