/**
 * What a policy may know about a leaver: the facts that conditions are written
 * on, with their types, so that a misspelt name is refused before a policy is
 * published. Names of people are facts for texts only: no condition can be
 * written on who somebody is.
 * Rule: PRODUCT, "A case is planned from the policy"; source: FIELD (e) 2, 8.
 * Unknown text is the empty string, never null; unknown numbers are 0.
 */
export const employments = ['employee', 'contractor', 'agency', 'intern'] as const;
export type Employment = (typeof employments)[number];

export const workModes = ['office', 'remote', 'hybrid'] as const;
export type WorkMode = (typeof workModes)[number];

export const reasons = ['resignation', 'dismissal', 'redundancy', 'contract_end', 'retirement', 'death', 'internal_transfer'] as const;
export type Reason = (typeof reasons)[number];

export const ownerships = ['own', 'lessor', 'vendor', 'agency', 'client', 'personal'] as const;
export type Ownership = (typeof ownerships)[number];

/** Fields an organisation adds for itself: a condition asks `'key' in person.custom` first. */
export type CustomFacts = { readonly [key: string]: string };

export type PersonFacts = {
  readonly id: string;
  readonly name: string;
  readonly employment: Employment;
  readonly workMode: WorkMode;
  /** ISO 3166 alpha-2 of where the person works. */
  readonly country: string;
  readonly location: { readonly id: string; readonly name: string; readonly country: string; readonly timeZone: string };
  readonly department: string;
  readonly hasManager: boolean;
  /** An address or number outside the organisation, for after the exit. */
  readonly hasPersonalContact: boolean;
  readonly custom: CustomFacts;
};

export type CaseReasonFacts = {
  readonly reason: Reason;
  readonly immediate: boolean;
  readonly embargoed: boolean;
  /** Calendar days from the opening of the case to the last working day; 0 when it is past. */
  readonly noticeDays: number;
};

export type AssetFacts = {
  readonly id: string;
  readonly tag: string;
  readonly category: string;
  readonly model: string;
  readonly ownership: Ownership;
  /** Lessor, vendor, agency or client by name; empty for our own. */
  readonly ownerName: string;
  readonly dataBearing: boolean;
  /** Enrolled in device management: there is a lock to release. */
  readonly managed: boolean;
  /** A pooled device: it goes to the pool's steward. */
  readonly shared: boolean;
  readonly custom: CustomFacts;
};

export type SeatFacts = {
  readonly id: string;
  readonly product: string;
  readonly licence: string;
  /** Can be given to another person at once. */
  readonly reclaimable: boolean;
  readonly holdsData: boolean;
};

export type AccountFacts = {
  readonly id: string;
  readonly system: string;
  readonly username: string;
  readonly privileged: boolean;
  readonly holdsData: boolean;
};

export type CaseFacts = {
  readonly person: PersonFacts;
  readonly case: CaseReasonFacts;
  readonly assets: readonly AssetFacts[];
  readonly seats: readonly SeatFacts[];
  readonly accounts: readonly AccountFacts[];
};

/** The names and types that conditions see; item variables exist inside `forEach` only. */
export const factTypes = {
  Location: { id: 'string', name: 'string', country: 'string', timeZone: 'string' },
  Person: {
    employment: 'string', workMode: 'string', country: 'string', location: 'Location', department: 'string',
    hasManager: 'bool', hasPersonalContact: 'bool', custom: 'map<string, string>',
  },
  Case: { reason: 'string', immediate: 'bool', embargoed: 'bool', noticeDays: 'int' },
  Asset: {
    id: 'string', tag: 'string', category: 'string', model: 'string', ownership: 'string', ownerName: 'string',
    dataBearing: 'bool', managed: 'bool', shared: 'bool', custom: 'map<string, string>',
  },
  Seat: { id: 'string', product: 'string', licence: 'string', reclaimable: 'bool', holdsData: 'bool' },
  Account: { id: 'string', system: 'string', username: 'string', privileged: 'bool', holdsData: 'bool' },
} as const;

/** Facts whose values are a closed list: comparing with anything else is a slip of the pen. */
export const factValues: { readonly [fact: string]: readonly string[] } = {
  'person.employment': employments,
  'person.workMode': workModes,
  'case.reason': reasons,
  'asset.ownership': ownerships,
};
