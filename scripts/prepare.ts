/** Runs at the end of `npm ci`: makes the empty database that new data folders are copied from. Handback runs without it, only starts slower. */
import { keepEmpty } from '#server/platform/db/empty-cluster';

try {
  await keepEmpty();
} catch (error) {
  process.stderr.write(`No empty database was prepared (${error instanceof Error ? error.message : String(error)}). Handback makes one at its first start, which takes some seconds longer.\n`);
}
