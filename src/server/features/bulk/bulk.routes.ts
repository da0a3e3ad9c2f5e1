import { applyBulk, cancelBulk, listBulk, listBulkRows, readBulk, startBulk, undoBulk } from '#contract/bulk';
import { handle, handleOpen, type Registered } from '../../platform/http/handle.ts';
import { findBulkChanges, findBulkRows, readBulkChange } from './read-bulk.service.ts';
import { applyBulk as apply, cancelBulk as cancel, startBulk as start, undoBulk as undo } from './start-bulk.service.ts';

export const bulkRoutes = (): Registered[] => [
  handleOpen(startBulk, (call, { body }) => start(call, body)),
  handle(listBulk, (unit, { query }) => findBulkChanges(unit, query)),
  handle(readBulk, (unit, { params }) => readBulkChange(unit, params.bulkId)),
  handle(listBulkRows, (unit, { params, query }) => findBulkRows(unit, params.bulkId, query)),
  handleOpen(applyBulk, (call, { params, body }) => apply(call, params.bulkId, body.version)),
  handleOpen(cancelBulk, (call, { params, body }) => cancel(call, params.bulkId, body.version)),
  handleOpen(undoBulk, (call, { params, body }) => undo(call, params.bulkId, body.version)),
];
