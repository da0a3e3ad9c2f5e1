/** A site with a mailroom, and those who work at it: what the tests of the station start from. */
import { readCase } from '#contract/cases';
import { readChain } from '#contract/custody';
import { listOpenIntakes } from '#contract/intake';
import type { z } from 'zod';
import { furnished, type Site } from './coming-home.ts';
import { openWorld, type Client, type World } from './world.ts';

type Reason = NonNullable<z.input<NonNullable<typeof listOpenIntakes.query>>['reason']>;

export async function openStation(at: string) {
  const world: World = await openWorld({ at });
  const manager: Client = await world.as('asset_manager');
  const technician: Client = await world.as('technician');
  const clerk: Client = await world.as('mailroom', { name: 'Rosa Dias' });
  const site: Site = await furnished(manager, { ordinary: 'A1..F9', quarantine: 'Q1..Q9' });
  return {
    world, manager, technician, clerk, site,
    lineOf: async (caseId: string, assetId: string) => (await manager.do(readCase, { params: { caseId } })).assets.find((line) => line.assetId === assetId)?.status,
    custodianOf: async (assetId: string) => (await manager.do(readChain, { params: { assetId } })).custodian,
    openOf: async (reason: Reason) => (await manager.do(listOpenIntakes, { query: { reason } })).rows,
  };
}
export type Station = Awaited<ReturnType<typeof openStation>>;

export const first = <T>(list: readonly T[]): T => { if (list[0] === undefined) throw new Error('expected one'); return list[0]; };
