import { listExceptionRows, listExceptions, snoozeException, unsnoozeException } from '#contract/exceptions';
import { allow } from '#domain/verdict';
import { handle, type Registered } from '../../platform/http/handle.ts';
import { countExceptions } from './count-exceptions.service.ts';
import { findExceptionRows } from './find-exceptions.service.ts';
import { snoozeRow, wakeRow } from './snooze-exception.service.ts';

export const exceptionRoutes = (): Registered[] => [
  handle(listExceptions, async (unit, { query }) => allow({ rows: await countExceptions(unit, query.site) })),
  handle(listExceptionRows, (unit, input) => findExceptionRows(unit, input)),
  handle(snoozeException, (unit, { params, body }) => snoozeRow(unit, params, body)),
  handle(unsnoozeException, (unit, { params }) => wakeRow(unit, params)),
];
