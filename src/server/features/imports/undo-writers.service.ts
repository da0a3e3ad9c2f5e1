/** A batch of an import taken back: changed records get their values again, new ones are withdrawn. Which of them may is decided before. */
import type { Custodian } from '#domain/custody/custody';
import type { ImportKind } from '#domain/import/field';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { changeAccounts, findAccountsByIds } from '../accounts/bring-accounts.service.ts';
import { changeAssets, findAssetsByIds } from '../assets/bring-assets.service.ts';
import { takeBackCustody } from '../custody/bring-custody.service.ts';
import { changeLicences, countSeatsAgain, findLicencesByIds } from '../licences/bring-licences.service.ts';
import { allLocations, changeLocations } from '../people/bring-locations.service.ts';
import { changePeople, findPeopleByIds } from '../people/bring-people.service.ts';
import { columnsOfAccount } from './write-accounts.service.ts';
import { columnsOfAsset } from './write-assets.service.ts';
import { columnsOfLicence } from './write-licences.service.ts';
import { columnsOfLocation } from './write-locations.service.ts';
import { columnsOfPerson } from './write-people.service.ts';
import type { BeforeRow } from './import-before.repo.ts';
import { releaseSeatsOf, withdraw, type UndoRow } from './import-undo.repo.ts';

type Back = { readonly runId: string; readonly kind: ImportKind; readonly rows: readonly UndoRow[]; readonly before: ReadonlyMap<number, BeforeRow> };
type Cause = { readonly source: string; readonly facts: { readonly undoes: string } };

const changesOf = ({ rows, before }: Back) => rows.filter((row) => row.verdict === 'change').flatMap((row) => before.get(row.line) ?? []);
const was = (row: BeforeRow) => row.was as Record<string, unknown>;

/** Pairs a record as it is with the columns it had; who was changed meanwhile has another version and is not written. */
function again<R extends { id: string; version: number }, C extends object>(changes: readonly BeforeRow[], now: readonly R[], columnsOf: (row: R) => C) {
  const byId = new Map(now.map((row) => [row.id, row]));
  return changes.flatMap((change) => {
    const row = byId.get(change.record_id);
    return row === undefined || Object.keys(was(change)).length === 0 ? [] : [{ id: row.id, version: row.version, before: row, columns: { ...columnsOf(row), ...was(change) } as C }];
  });
}

async function takeBackAssets(unit: Unit, back: Back, cause: Cause): Promise<void> {
  const changes = changesOf(back);
  await changeAssets(unit, again(changes, await findAssetsByIds(unit, changes.map((row) => row.record_id)), columnsOfAsset), cause);
  const nobody: Custodian = { type: 'unaccounted' };
  const moved = changes.flatMap((row) => {
    const custody = row.custody as { kind: string; id: string | null; seq: number } | null;
    return custody === null ? [] : [{ assetId: row.record_id, seq: custody.seq, to: custody.id === null ? nobody : ({ type: custody.kind, id: custody.id } as Custodian) }];
  });
  const registered = back.rows.filter((row) => row.verdict === 'create').map((row) => ({ assetId: row.record_id, seq: 1, to: nobody }));
  await takeBackCustody(unit, [...moved, ...registered], { undoes: back.runId });
}

async function takeBackLicences(unit: Unit, back: Back, cause: Cause): Promise<void> {
  const ids = [...new Set(back.rows.map((row) => row.record_id))];
  for (const seat of await releaseSeatsOf(unit.tx, back.runId, ids, unit.actor.kind === 'system' ? 'Handback' : unit.actor.name, unit.now)) {
    unit.audit({ action: 'seat.released', entity: { kind: 'seat', id: seat.id }, facts: { licence: seat.licence_id, person: seat.person_id, ...cause.facts } });
  }
  await countSeatsAgain(unit, ids);
  const changes = changesOf(back);
  await changeLicences(unit, again(changes, await findLicencesByIds(unit, changes.map((row) => row.record_id)), columnsOfLicence), cause);
}

async function revert(unit: Unit, back: Back, cause: Cause): Promise<void> {
  const changes = changesOf(back);
  const ids = changes.map((row) => row.record_id);
  switch (back.kind) {
    case 'people': await changePeople(unit, again(changes, await findPeopleByIds(unit, ids), columnsOfPerson), cause); return;
    case 'assets': await takeBackAssets(unit, back, cause); return;
    case 'licences': await takeBackLicences(unit, back, cause); return;
    case 'accounts': await changeAccounts(unit, again(changes, await findAccountsByIds(unit, ids), columnsOfAccount), cause); return;
    case 'locations': {
      const here = new Map((await allLocations(unit)).map((row) => [row.id, row]));
      await changeLocations(unit, changes.flatMap((change) => {
        const row = here.get(change.record_id);
        return row === undefined ? [] : [{ id: row.id, seenAt: row.updated_at, fields: Object.keys(was(change)), columns: { ...columnsOfLocation(row), ...was(change) } }];
      }), cause);
    }
  }
}

const entityOf = { people: 'person', assets: 'asset', licences: 'licence', accounts: 'account' } as const;

export async function takeBack(unit: Unit, back: Back): Promise<void> {
  await revert(unit, back, { source: 'file', facts: { undoes: back.runId } });
  if (back.kind === 'locations') return;
  const kind = back.kind;
  const gone = await withdraw(unit.tx, kind, back.rows.filter((row) => row.verdict === 'create').map((row) => row.record_id), unit.now);
  for (const id of gone) unit.audit({ action: `${entityOf[kind]}.withdrawn`, entity: { kind: entityOf[kind], id }, facts: { because: 'registered in error', undoes: back.runId } });
}
