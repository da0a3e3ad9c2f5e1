/** One check of the house: what it is called and what it found. No problems means it holds. */
export type Outcome = {
  readonly problems: readonly string[];
  /** One short fact worth showing when it holds: "412 files", "211 KB of 250". */
  readonly note?: string;
};

export type Check = { readonly name: string; readonly run: () => Promise<Outcome> };
