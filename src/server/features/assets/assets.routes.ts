import { askHoldRelease, keepHold, listAssets, listHolds, placeHold, readAsset, releaseHold, updateAsset } from '#contract/assets';
import { handle, type Registered } from '../../platform/http/handle.ts';
import { findAssets, readAsset as read } from './find-asset.service.ts';
import { askRelease, keepHold as keep, listHolds as holds, placeHold as place, releaseHold as release } from './hold-asset.service.ts';
import { changeAsset } from './save-asset.service.ts';

/** Registering, acting on and the history of an asset touch its chain: those routes are the custody slice's. */
export const assetRoutes = (): Registered[] => [
  handle(listAssets, (unit, { query }) => findAssets(unit, query)),
  handle(readAsset, (unit, { params }) => read(unit, params.assetId)),
  handle(updateAsset, (unit, { params, body }) => changeAsset(unit, params.assetId, body)),
  handle(listHolds, (unit, { params }) => holds(unit, params.assetId)),
  handle(placeHold, (unit, { params, body }) => place(unit, params.assetId, body.matter)),
  handle(askHoldRelease, (unit, { params, body }) => askRelease(unit, params.assetId, params.holdId, body.reason)),
  handle(keepHold, (unit, { params }) => keep(unit, params.assetId, params.holdId)),
  handle(releaseHold, (unit, { params }) => release(unit, params.assetId, params.holdId)),
];
