import { acceptWaiting, doBulk, editWaiting, endRule, listRules, listWaiting, makeRule, previewBulk, readWaiting, setAside, undoWaiting, waitingFile, waitingGroups } from '#contract/waiting';
import { handle, handleOpen, type Registered } from '../../platform/http/handle.ts';
import { acceptWaiting as accept } from './quarantine-accept.service.ts';
import { doBulk as bulk, previewBulk as tryBulk } from './quarantine-bulk.service.ts';
import { waitingFile as file } from './quarantine-file.service.ts';
import { endRule as end, findRules, makeRule as make } from './quarantine-rule.service.ts';
import { editWaiting as edit, setAside as aside } from './quarantine-fix.service.ts';
import { undoWaiting as undo } from './quarantine-undo.service.ts';
import { findGroups, findWaitingRows, readWaiting as read } from './quarantine-read.service.ts';

export const waitingRoutes = (): Registered[] => [
  handle(listWaiting, (unit, { query }) => findWaitingRows(unit, query)),
  handle(waitingGroups, (unit, { query }) => findGroups(unit, query)),
  handle(readWaiting, (unit, { params }) => read(unit, params.rowId)),
  handle(editWaiting, (unit, { params, body }) => edit(unit, params.rowId, body.version, body.edit)),
  // Judged with every case in sight, as the undoing of a whole import is; told without naming any.
  handle(undoWaiting, (unit, { params, body }) => undo(unit, params.rowId, body.version), { sight: 'system' }),
  handle(acceptWaiting, (unit, { params, body }) => accept(unit, params.rowId, body.version)),
  handle(setAside, (unit, { params, body }) => aside(unit, params.rowId, body.version, body.note)),
  handleOpen(previewBulk, (call, { body }) => tryBulk(call, body)),
  handleOpen(doBulk, (call, { body }) => bulk(call, body)),
  handle(listRules, (unit, { query }) => findRules(unit, query)),
  handle(makeRule, (unit, { params, body }) => make(unit, params.rowId, body)),
  handle(endRule, (unit, { params }) => end(unit, params.ruleId)),
  handleOpen(waitingFile, (call, { query }) => file(call, query)),
];
