/** What the screen of policies reads. The only caller of the API in this slice. */
import { useQuery } from '@tanstack/react-query';
import { checkPolicy, listPolicies, readPolicy } from '#contract/policies';
import type { Answer } from '#contract/route';
import { call } from '../../platform/api.ts';
import type { Problem } from '../../platform/problem.ts';
import { useRead } from '../../platform/read.ts';

export const usePolicies = () => useRead(listPolicies, {});

export const usePolicy = (versionId: string | null) => useRead(readPolicy, { params: { versionId: versionId ?? '' } }, { enabled: versionId !== null });

/** What is wrong in a file, changing nothing. Asked again when the text changes. */
export const usePolicyCheck = (source: string) =>
  useQuery<Answer<typeof checkPolicy>, Problem>({
    queryKey: [checkPolicy.id, source],
    queryFn: ({ signal }) => call(checkPolicy, { body: { source } }, { signal }),
    enabled: source.trim() !== '',
    staleTime: Infinity,
    gcTime: 60_000,
  });
