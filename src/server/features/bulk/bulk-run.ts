/** A bulk change as the slice's own code sees it: its JSON columns with their types. */
import type { FieldChange } from '#domain/bulk/decide-row';
import type { FieldKind } from '#domain/field/custom-field';
import type { Permission } from '#domain/access/permission';
import { mayDo, type Actor, type Sites } from '../../platform/work/actor.ts';
import type { BulkRowOf } from './bulk.repo.ts';

type KeptActor = { readonly kind: 'member' | 'key' | 'system'; readonly id: string; readonly name: string; readonly roles: readonly never[]; readonly permissions: readonly Permission[]; readonly sites: Sites };
export type Bulk = Omit<BulkRowOf, 'kind' | 'changes' | 'actor'> & { readonly kind: FieldKind; readonly changes: readonly FieldChange[]; readonly actor: KeptActor };

export const bulkOf = (row: BulkRowOf): Bulk => row as unknown as Bulk;

export const writePermission: { readonly [K in FieldKind]: Permission } = { asset: 'assets.write', person: 'people.write', licence: 'licences.write', account: 'accounts.write' };

/** Its preview and its rows say what stands in the records: whoever may not read those has none to read here. */
const readPermission: { readonly [K in FieldKind]: Permission } = { asset: 'assets.read', person: 'people.read', licence: 'licences.read', account: 'accounts.read' };
export const readableKinds = (actor: Actor): FieldKind[] => (Object.keys(readPermission) as FieldKind[]).filter((kind) => mayDo(actor, readPermission[kind]));

/** Who began it, with the sites of that moment: it goes on in their name and sight, never further. */
export const keptActor = (actor: Actor): KeptActor => (actor.kind === 'member' || actor.kind === 'key'
  ? { kind: actor.kind, id: actor.id, name: actor.name, roles: [], permissions: [...actor.permissions], sites: actor.sites }
  : { kind: 'system', id: actor.id, name: actor.name, roles: [], permissions: [], sites: 'all' });

export const actorOf = ({ kind, id, name, roles, permissions, sites }: KeptActor): Actor =>
  (kind === 'member' ? { kind, id, name, roles, permissions, sites } : kind === 'key' ? { kind, id, name, permissions, sites } : { kind, id, name });
