/** What the workshop's screens ask and do: the only place that names its routes. */
import type { Answer, RouteObject } from '#contract/route';
import { pathOf } from '#contract/route';
import { listAssets } from '#contract/assets';
import {
  admitAsset, answerCheck, blockJob, callOffJob, changeJob, decideDisposition, disposeJob, finishChecks, gradeJob, listJobs, noteMedium, printJobLabels, readCertificate, readJobOfAsset, readLanes, recordSanitisation,
  strikeMedium, takeJob, unblockJob, validateRecord, verifyRecord,
} from '#contract/workshop';
import { useAct } from '../../platform/act.ts';
import type { Act } from '../../platform/act.ts';
import { useRead } from '../../platform/read.ts';
import { showToast } from '../../platform/toast.ts';
import { useList } from '../../platform/use-list.ts';
import type { ListSettings } from '../../platform/use-list.ts';

export const acts = {
  admit: admitAsset, take: takeJob, change: changeJob, answer: answerCheck, finishChecks, noteMedium, strikeMedium, record: recordSanitisation, verify: verifyRecord, validate: validateRecord, grade: gradeJob,
  dispose: disposeJob, decide: decideDisposition, block: blockJob, unblock: unblockJob, callOff: callOffJob,
} as const;

/** An act on a job: what it changes is read again, what it did is said in a few words. */
export function useJobAct<R extends RouteObject>(route: R, said?: string | ((answer: Answer<R>) => string), onDone?: () => void): Act<R> {
  return useAct(route, {
    refreshes: ['workshop', 'assets', 'today'],
    onDone: (answer) => {
      if (said !== undefined) showToast(typeof said === 'string' ? said : said(answer));
      onDone?.();
    },
  });
}

export const useQueue = (settings: ListSettings) => useList(listJobs, { ...settings, refreshEvery: 30_000 });
export const useLanes = (site: string | null) => useRead(readLanes, { query: site === null ? {} : { site } }, { refreshEvery: 30_000 });
export const useJob = (assetId: string) => useRead(readJobOfAsset, { params: { assetId } }, { refreshEvery: 30_000 });
export const useDevices = (q: string) => useRead(listAssets, { query: { q, limit: 6 } }, { enabled: q.trim().length >= 2 });

export const certificateHref = (jobId: string): string => pathOf(readCertificate, { jobId });
export const labelsHref = (jobIds: readonly string[]): string => `${printJobLabels.path}?jobs=${jobIds.join(',')}`;
