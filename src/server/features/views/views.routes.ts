import { countList, createView, deleteView, exportList, readViews, savePreference, updateView } from '#contract/views';
import { handle, handleOpen, type Registered } from '../../platform/http/handle.ts';
import { exportList as write } from './export-list.service.ts';
import { changeView, createView as create, forgetView } from './keep-view.service.ts';
import { countList as count, preferList, readViews as read } from './read-views.service.ts';

export const viewRoutes = (): Registered[] => [
  handle(readViews, (unit, { params }) => read(unit, params.list)),
  handle(createView, (unit, { params, body }) => create(unit, params.list, body)),
  handle(updateView, (unit, { params, body }) => changeView(unit, params.viewId, body)),
  handle(deleteView, (unit, { params }) => forgetView(unit, params.viewId)),
  handle(savePreference, (unit, { params, body }) => preferList(unit, params.list, body)),
  handle(countList, (unit, { params, query }) => count(unit, params.list, query)),
  handleOpen(exportList, (call, { params, query }) => write(call, params.list, query)),
];
