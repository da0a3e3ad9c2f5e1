import { actOnAsset, createAsset, readHistory } from '#contract/assets';
import { correctCustody, handOver, readChain } from '#contract/custody';
import { handle, type Registered } from '../../platform/http/handle.ts';
import { actOnAsset as act, correctByHand, handOverByHand, type AfterHandOver } from './hand-over-by-hand.service.ts';
import { readChain as chain } from './read-chain.service.ts';
import { readHistory as history } from './read-history.service.ts';
import { registerByHand } from './register-asset.service.ts';

export const custodyRoutes = (after?: AfterHandOver): Registered[] => [
  handle(createAsset, (unit, { body }) => registerByHand(unit, body)),
  handle(actOnAsset, (unit, { params, body }) => act(unit, params.assetId, body, after)),
  handle(readHistory, (unit, { params }) => history(unit, params.assetId)),
  handle(readChain, (unit, { params }) => chain(unit, params.assetId)),
  handle(handOver, (unit, { params, body }) => handOverByHand(unit, params.assetId, body, after)),
  handle(correctCustody, (unit, { params, body }) => correctByHand(unit, params.assetId, params.seq, body)),
];
