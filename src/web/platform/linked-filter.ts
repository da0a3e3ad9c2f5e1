/**
 * A filter that other pages link to by id ("the 3 assets with Duarte"): shown
 * with its name while the address carries it, absent otherwise.
 */
import { useRouterState } from '@tanstack/react-router';
import type { FilterSpec } from './list-url.ts';

/** The value the address carries for a name, or null. */
export const useAddressValue = (name: string): string | null =>
  useRouterState({ select: (state) => new URLSearchParams(state.location.searchStr).get(name) });

export const linkedFilter = (id: string, label: string, value: string | null, name: string | null | undefined): readonly FilterSpec[] =>
  value === null || value === '' ? [] : [{ id, label, choices: [{ value, label: name ?? 'the one linked' }] }];
