import { addExceptionList, changeExceptionList, countExceptionDays, endExceptionList, listExceptionRows, listExceptions, readExceptionList, snoozeException, unsnoozeException } from '#contract/exceptions';
import { allow } from '#domain/verdict';
import { handle, type Registered } from '../../platform/http/handle.ts';
import { countDays, countExceptions } from './count-exceptions.service.ts';
import { findExceptionRows } from './find-exceptions.service.ts';
import { addList, changeList, endExceptionList as end, readExceptionSettings } from './save-exception-list.service.ts';
import { snoozeRow, wakeRow } from './snooze-exception.service.ts';

export const exceptionRoutes = (): Registered[] => [
  handle(listExceptions, async (unit, { query }) => allow({ rows: await countExceptions(unit, query.site) })),
  handle(addExceptionList, (unit, { body }) => addList(unit, body)),
  handle(listExceptionRows, (unit, input) => findExceptionRows(unit, input)),
  handle(countExceptionDays, (unit, { params, query }) => countDays(unit, params.key, query)),
  handle(readExceptionList, (unit, { params }) => readExceptionSettings(unit, params.key)),
  handle(changeExceptionList, (unit, { params, body }) => changeList(unit, params.key, body)),
  handle(endExceptionList, (unit, { params, query }) => end(unit, params.key, query.version)),
  handle(snoozeException, (unit, { params, body }) => snoozeRow(unit, params, body)),
  handle(unsnoozeException, (unit, { params }) => wakeRow(unit, params)),
];
