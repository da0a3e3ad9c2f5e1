/**
 * What an organisation says of a list that must be empty: its words, whose it
 * is, from when on a row belongs in it, how many rows are still fine, and who
 * is told how often. A built-in list has a definition; its settings say only
 * what was changed. Source: issue 3 (6), ADR 6.
 */
import type { Permission, Role } from '../access/permission.ts';
import { listDefinitions, type ListKind } from '../list/catalogue.ts';
import type { ExceptionDefinition, ExceptionTone, Threshold } from './definitions.ts';

export const tellings = ['never', 'at_once', 'daily', 'weekly'] as const;
export type Telling = (typeof tellings)[number];

/** As it is kept; null means as the definition says. */
export type ListSettings = {
  readonly title: string | null;
  readonly about: string | null;
  readonly tone: ExceptionTone | null;
  readonly ownerRole: Role | null;
  readonly ownerId: string | null;
  readonly thresholdMinutes: number | null;
  readonly allowed: number;
  readonly isOff: boolean;
  readonly tell: Telling;
  readonly tellRoles: readonly Role[];
  readonly tellIds: readonly string[];
};

export const noSettings: ListSettings = {
  title: null, about: null, tone: null, ownerRole: null, ownerId: null, thresholdMinutes: null, allowed: 0, isOff: false, tell: 'never', tellRoles: [], tellIds: [],
};

/** A list as it is in force: its own words, or those of its definition. */
export type WatchedList = {
  readonly key: string;
  readonly isOwn: boolean;
  readonly title: string;
  readonly about: string;
  readonly tone: ExceptionTone;
  readonly owner: Role;
  readonly ownerId: string | null;
  readonly permission: Permission;
  readonly threshold: Threshold | null;
  readonly allowed: number;
  readonly isOff: boolean;
  readonly tell: Telling;
  readonly tellRoles: readonly Role[];
  readonly tellIds: readonly string[];
};

const minutesOf = { minutes: 1, hours: 60, days: 1440 } as const;

/** A threshold's length in minutes; none counts from the moment itself. */
export const thresholdMinutes = (threshold: Threshold | null): number => (threshold === null ? 0 : threshold.amount * minutesOf[threshold.unit]);

/** Minutes in the largest unit that says them whole: 2,880 are 2 days. */
export function inLargestUnit(minutes: number): Pick<Threshold, 'amount' | 'unit'> {
  if (minutes % 1440 === 0 && minutes > 0) return { amount: minutes / 1440, unit: 'days' };
  if (minutes % 60 === 0) return { amount: minutes / 60, unit: 'hours' };
  return { amount: minutes, unit: 'minutes' };
}

const thresholdInForce = (own: Threshold | null, minutes: number | null): Threshold | null => (own === null || minutes === null ? own : { ...inLargestUnit(minutes), after: own.after });

type Common = Pick<WatchedList, 'allowed' | 'isOff' | 'tell' | 'tellRoles' | 'tellIds' | 'ownerId'>;
const commonOf = ({ allowed, isOff, tell, tellRoles, tellIds, ownerId }: ListSettings): Common => ({ allowed, isOff, tell, tellRoles, tellIds, ownerId });

/** A built-in list with what was changed of it. A list without a threshold has no moment to move. */
export function builtInList(key: string, definition: ExceptionDefinition, settings: ListSettings = noSettings): WatchedList {
  return {
    key, isOwn: false, title: settings.title ?? definition.title, about: settings.about ?? definition.about, tone: settings.tone ?? definition.tone, owner: settings.ownerRole ?? definition.owner,
    permission: definition.permission, threshold: thresholdInForce(definition.threshold, settings.thresholdMinutes), ...commonOf(settings),
  };
}

/** A list of the organisation's own, made from a list of records. */
export function ownList(key: string, kind: ListKind, settings: ListSettings): WatchedList {
  const { permission, nouns } = listDefinitions[kind];
  return {
    key, isOwn: true, title: settings.title ?? nouns[1], about: settings.about ?? '', tone: settings.tone ?? 'due', owner: settings.ownerRole ?? 'asset_manager', permission, threshold: null, ...commonOf(settings),
  };
}

/** True when the list needs somebody: it is on, and holds more than is still fine. */
export const needsSomebody = (list: { readonly count: number; readonly allowed: number; readonly isOff: boolean }): boolean => !list.isOff && list.count > list.allowed;
