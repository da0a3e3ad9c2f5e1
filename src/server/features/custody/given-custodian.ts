import type { CustodianGiven } from '#contract/assets';
import type { Custodian } from '#domain/custody/custody';

/** What a request names, as the domain says it. */
export const given = (from: CustodianGiven): Custodian => (from.kind === 'unaccounted' ? { type: 'unaccounted' } : { type: from.kind, id: from.id });
