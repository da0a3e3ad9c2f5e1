/** An embedded database with nothing in it, in a folder that goes with it: copied from the prepared one, since making one in memory takes seconds. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded, type OpenDatabase } from '#server/platform/db/open-database';

export async function emptyEmbedded(): Promise<OpenDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'handback-database-'));
  const database = await openEmbedded({ folder });
  return { ...database, close: async () => { await database.close(); await rm(folder, { recursive: true }); } };
}
