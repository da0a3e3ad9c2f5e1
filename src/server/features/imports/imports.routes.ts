import {
  applyImport, cancelImport, forgetMapping, keepMapping, listAbsent, listImportRows, listImports, listMappings, mapImport, previewImport, previewUndo, readAgain, readImport, receiveFile, refusedRows,
  renameMapping, stopImport, undoImport,
} from '#contract/imports';
import { handle, handleOpen, type Registered } from '../../platform/http/handle.ts';
import { findAbsent, findImports, findRows, readImport as read } from './find-import.service.ts';
import { forgetKept, keepByName, listKept, renameKept } from './kept-mappings.service.ts';
import { mapColumns } from './map-columns.service.ts';
import { readAgain as again } from './read-again.service.ts';
import { receiveFile as receive } from './receive-file.service.ts';
import { refusedFile } from './refused-rows.service.ts';
import { previewUndo as previewOfUndo } from './undo-import.service.ts';
import { cancelImport as cancel, startApplying, startPreview, startUndo, stopImport as stop } from './run-import.service.ts';

export const importRoutes = (): Registered[] => [
  handleOpen(receiveFile, (call, input) => receive(call, input)),
  handle(listImports, (unit, { query }) => findImports(unit, query)),
  handle(readImport, (unit, { params }) => read(unit, params.importId)),
  handleOpen(mapImport, (call, { params, body }) => mapColumns(call, params.importId, body)),
  handleOpen(readAgain, (call, { params, body }) => again(call, params.importId, body)),
  handleOpen(previewImport, (call, { params, body }) => startPreview(call, params.importId, body.version)),
  handle(listImportRows, (unit, { params, query }) => findRows(unit, params.importId, query)),
  handle(listAbsent, (unit, { params, query }) => findAbsent(unit, params.importId, query)),
  handleOpen(applyImport, (call, { params, body }) => startApplying(call, params.importId, body.version)),
  handle(stopImport, (unit, { params, body }) => stop(unit, params.importId, body.version)),
  handleOpen(previewUndo, (call, { params }) => previewOfUndo(call, params.importId)),
  handleOpen(undoImport, (call, { params, body }) => startUndo(call, params.importId, body.version)),
  handle(cancelImport, (unit, { params, body }) => cancel(unit, params.importId, body.version)),
  handle(listMappings, (unit) => listKept(unit)),
  handle(keepMapping, (unit, { body }) => keepByName(unit, body)),
  handle(renameMapping, (unit, { params, body }) => renameKept(unit, params.mappingId, body.name)),
  handle(forgetMapping, (unit, { params }) => forgetKept(unit, params.mappingId)),
  handleOpen(refusedRows, (call, { params }) => refusedFile(call, params.importId)),
];
