/** What the screens of cases read and do. The only caller of the API in this slice. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { listAudit } from '#contract/audit';
import { openCase, previewCase, readCase } from '#contract/cases';
import type { Case, OpenCase, PlanPreview } from '#contract/cases';
import { listPeople, readPerson } from '#contract/people';
import type { Answer, RouteObject } from '#contract/route';
import { useAct } from '../../platform/act.ts';
import type { Act, ActSettings } from '../../platform/act.ts';
import { call } from '../../platform/api.ts';
import type { Input } from '../../platform/api.ts';
import { asProblem } from '../../platform/problem.ts';
import type { Problem } from '../../platform/problem.ts';
import { queryClient } from '../../platform/query-client.ts';
import { keyOf, readOptions, useRead } from '../../platform/read.ts';

export const useCase = (caseId: string) => useRead(readCase, { params: { caseId } }, { refreshEvery: 60_000 });

const keep = (one: Case): void => {
  queryClient.setQueryData(keyOf(readCase, { params: { caseId: one.id } }), one);
};

const isCase = (answer: unknown): answer is Case => typeof answer === 'object' && answer !== null && 'tasks' in answer && 'lastWorkingOn' in answer;

/** An act on a case that answers with the case as it is now: shown at once, before anything is read again. */
export function useCaseAct<R extends RouteObject>(route: R, settings: ActSettings<R> = {}): Act<R> {
  return useAct(route, {
    ...settings,
    onDone: async (answer: Answer<R>, input) => {
      if (isCase(answer)) keep(answer);
      await settings.onDone?.(answer, input);
    },
  });
}

export const useOpenCase = (onDone: (one: Case) => void) => useCaseAct(openCase, { onDone });

/** The value once it has stood still. */
export function useSettled<T>(value: T, afterMs: number): T {
  const [settled, setSettled] = useState(value);
  const print = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(print) as T), afterMs);
    return () => clearTimeout(timer);
  }, [print, afterMs]);
  return settled;
}

/** People by what is typed; the answer before stays while the next is on its way. */
export const usePeople = (text: string) =>
  useQuery({ ...readOptions(listPeople, { query: { q: text.trim(), status: 'active', limit: 8 } }), enabled: text.trim().length > 0, placeholderData: keepPreviousData });

export const usePerson = (personId: string | null) => useRead(readPerson, { params: { personId: personId ?? '' } }, { enabled: personId !== null });

/** The plan for what is typed so far. While another date is worked out the last one stands in, never another person's. */
export function usePlanPreview(wish: OpenCase | null): { preview: PlanPreview | null; problem: Problem | null; working: boolean; again: () => void } {
  const settled = useSettled(wish, 250);
  const query = useQuery<PlanPreview, Problem>({
    queryKey: [previewCase.id, settled],
    queryFn: ({ signal }) => call(previewCase, { body: settled as OpenCase }, { signal }),
    enabled: settled !== null,
    staleTime: 5_000,
    placeholderData: (last, lastQuery) => ((lastQuery?.queryKey[1] as OpenCase | null)?.personId === settled?.personId ? last : undefined),
  });
  const again = useCallback(() => void query.refetch(), [query]);
  const isCurrent = wish !== null && settled?.personId === wish.personId;
  return {
    preview: isCurrent && !query.isError ? (query.data ?? null) : null,
    problem: isCurrent && query.isError ? query.error : null,
    working: wish !== null && (query.isFetching || JSON.stringify(wish) !== JSON.stringify(settled)),
    again,
  };
}

/** What a change to a case would touch, worked out while it is typed; null until it is known for exactly what is typed now. */
export function useChangePreview<R extends RouteObject, Body extends object>(route: R, caseId: string, wish: Body | null): { preview: Answer<R> | null; problem: Problem | null; working: boolean } {
  const settled = useSettled(wish, 250);
  const query = useQuery<Answer<R>, Problem>({
    queryKey: [route.id, caseId, settled],
    queryFn: ({ signal }) => call(route, { params: { caseId }, body: settled } as unknown as Input<R>, { signal }),
    enabled: settled !== null,
    staleTime: 0,
    retry: false,
  });
  const isCurrent = JSON.stringify(wish) === JSON.stringify(settled);
  return { preview: wish !== null && isCurrent && query.isSuccess ? query.data : null, problem: isCurrent && query.isError ? asProblem(query.error) : null, working: wish !== null && (!isCurrent || query.isFetching) };
}

/** The audit entries of a case, newest first, page by page. */
export const useHistory = (caseId: string) =>
  useInfiniteQuery<Answer<typeof listAudit>, Problem, { pages: Answer<typeof listAudit>[] }, readonly unknown[], string | undefined>({
    queryKey: [listAudit.id, 'of-case', caseId],
    queryFn: ({ pageParam, signal }) => call(listAudit, { query: { case: caseId, limit: 40, ...(pageParam === undefined ? {} : { after: pageParam }) } }, { signal }),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
