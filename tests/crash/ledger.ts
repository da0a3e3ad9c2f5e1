/** The outside log: what was acknowledged, kept where no crash reaches it. */
export type Held = { readonly id: string; seq: number; readonly tag: string; custodian: string };
export type Leaver = { readonly caseId: string; readonly personId: string; readonly assetIds: readonly string[]; readonly tags: readonly string[]; readonly email: string; version: number; lastWorkingOn: string; moves: number; answered: string | null; isBusy: boolean };

export type Ledger = {
  /** By name, which each person has alone. */
  readonly people: Map<string, string>;
  readonly assets: Held[];
  readonly leavers: Leaver[];
  /** Scans by the station's own id, and the answer, word for word. */
  readonly scans: Map<string, string>;
  /** Imports whose applying was acknowledged, and the names of the people in them. */
  readonly imports: Map<string, readonly string[]>;
  /** Heads of the audit log that were shown to somebody. */
  readonly heads: Map<number, string>;
};

export const emptyLedger = (): Ledger => ({ people: new Map(), assets: [], leavers: [], scans: new Map(), imports: new Map(), heads: new Map() });
