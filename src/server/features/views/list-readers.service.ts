/** Every kind of list by its name, for what works on any of them: exports, selections, exceptions that are saved searches. */
import type { ListKind } from '#domain/list/catalogue';
import { listDefinitions } from '#domain/list/catalogue';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { ListReader } from '../../platform/db/list-reader.ts';
import { mayDo, type Actor } from '../../platform/work/actor.ts';
import { accountReader } from '../accounts/save-account.service.ts';
import { askReader } from '../asks/find-ask.service.ts';
import { assetReader } from '../assets/find-asset.service.ts';
import { caseReader } from '../cases/read-case.service.ts';
import { licenceReader } from '../licences/save-licence.service.ts';
import { personReader } from '../people/find-person.service.ts';
import { parcelReader } from '../shipments/find-parcel.service.ts';

export const listReaders: { readonly [K in ListKind]: ListReader } = {
  people: personReader, assets: assetReader, licences: licenceReader, accounts: accountReader, cases: caseReader, asks: askReader, parcels: parcelReader,
};

/** A list is as open as its own route. */
export function mayRead(actor: Actor, list: ListKind): Verdict<true> {
  const { permission } = listDefinitions[list];
  return mayDo(actor, permission) ? allow(true) : refuse('forbidden', { permission });
}
