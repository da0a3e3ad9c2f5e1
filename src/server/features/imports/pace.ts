/**
 * How much an import asks of the database at a time. PostgreSQL works beside us:
 * large batches, two under way. The embedded engine works within this process,
 * on one connection: a batch is as long as somebody who looks at a list can wait.
 */
import type { RunUnit } from '../../platform/work/unit-of-work.ts';

export type Pace = { /** Rows decided in one transaction. */ readonly decided: number; /** Rows written in one. */ readonly written: number; /** Rows of a table read whole, a page at a time. */ readonly page: number; readonly lanes: 1 | 2 };

const beside: Pace = { decided: 1_000, written: 1_000, page: 5_000, lanes: 2 };
const within: Pace = { decided: 100, written: 40, page: 1_000, lanes: 1 };

export const paceOf = (run: RunUnit): Pace => (run.engine === 'embedded' ? within : beside);
