import { callOffPickup, finishPickup, listPickups, listWaiting, pickupPaper, planPickup, readPickup, scanPickup, setOut, settleItem } from '#contract/pickups';
import type { Verdict } from '#domain/verdict';
import { handle, type Registered } from '../../platform/http/handle.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { listWhatWaits } from './find-waiting.service.ts';
import { finishRun } from './finish-run.service.ts';
import { callOffRun, planRun, setOutOn } from './plan-run.service.ts';
import { findRuns, printRun, readRun } from './read-runs.service.ts';
import { scanOut, settleOne } from './scan-out.service.ts';

/** A trip moves things of cases its technician may not see: system sight; the presenters name boxes, not leavers. */
const system = { sight: 'system' } as const;

/** What happens to things that were seen on their way in: the workshop begins. */
export type AfterArrival = (unit: Unit, assetIds: readonly string[]) => Promise<Verdict<unknown>>;

export const pickupRoutes = (afterArrival: AfterArrival): Registered[] => [
  handle(listWaiting, (unit) => listWhatWaits(unit), system),
  handle(listPickups, (unit, { query }) => findRuns(unit, query)),
  handle(planPickup, (unit, { body }) => planRun(unit, body), system),
  handle(readPickup, (unit, { params }) => readRun(unit, params.runId), system),
  handle(pickupPaper, (unit, { params }) => printRun(unit, params.runId), system),
  handle(setOut, (unit, { params, body }) => setOutOn(unit, params.runId, body.version), system),
  handle(scanPickup, (unit, { params, body }) => scanOut(unit, params.runId, body), system),
  handle(settleItem, (unit, { params, body }) => settleOne(unit, params.runId, params.itemId, body), system),
  handle(finishPickup, (unit, { params, body }) => finishRun(unit, params.runId, body, afterArrival), system),
  handle(callOffPickup, (unit, { params, body }) => callOffRun(unit, params.runId, body.version, body.reason), system),
];
