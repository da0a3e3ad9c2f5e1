import { cancelPrint, downloadPrint, printLabels, readPrint } from '#contract/labels';
import { handle, handleOpen, type Registered } from '../../platform/http/handle.ts';
import { cancelLabels, labelFile, readLabels, startLabels } from './draw-labels.service.ts';

export const labelRoutes = (): Registered[] => [
  handleOpen(printLabels, (call, { body }) => startLabels(call, body)),
  handle(readPrint, (unit, { params }) => readLabels(unit, params.printId)),
  handle(cancelPrint, (unit, { params }) => cancelLabels(unit, params.printId)),
  handle(downloadPrint, (unit, { params }) => labelFile(unit, params.printId)),
];
