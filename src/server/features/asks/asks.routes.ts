import { handleAsk, listAsks, readAsk, withdrawAsk } from '#contract/asks';
import { handle, type Registered } from '../../platform/http/handle.ts';
import { findAsks, markHandled, readOne, withdrawByHand } from './find-ask.service.ts';

export const askRoutes = (): Registered[] => [
  handle(listAsks, (unit, { query }) => findAsks(unit, query)),
  handle(readAsk, (unit, { params }) => readOne(unit, params.askId)),
  handle(withdrawAsk, (unit, { params, body }) => withdrawByHand(unit, params.askId, body.reason)),
  handle(handleAsk, (unit, { params, body }) => markHandled(unit, params.askId, body.note)),
];
