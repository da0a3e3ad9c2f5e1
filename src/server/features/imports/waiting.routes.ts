import { acceptWaiting, editWaiting, listWaiting, readWaiting, setAside, undoWaiting, waitingGroups } from '#contract/waiting';
import { handle, type Registered } from '../../platform/http/handle.ts';
import { acceptWaiting as accept } from './quarantine-accept.service.ts';
import { editWaiting as edit, setAside as aside, undoWaiting as undo } from './quarantine-fix.service.ts';
import { findGroups, findWaitingRows, readWaiting as read } from './quarantine-read.service.ts';

export const waitingRoutes = (): Registered[] => [
  handle(listWaiting, (unit, { query }) => findWaitingRows(unit, query)),
  handle(waitingGroups, (unit, { query }) => findGroups(unit, query)),
  handle(readWaiting, (unit, { params }) => read(unit, params.rowId)),
  handle(editWaiting, (unit, { params, body }) => edit(unit, params.rowId, body.version, body.edit)),
  handle(undoWaiting, (unit, { params, body }) => undo(unit, params.rowId, body.version)),
  handle(acceptWaiting, (unit, { params, body }) => accept(unit, params.rowId, body.version)),
  handle(setAside, (unit, { params, body }) => aside(unit, params.rowId, body.version, body.note)),
];
