import { readCounts, readToday } from '#contract/today';
import { handle, type Registered } from '../../platform/http/handle.ts';
import { readCounts as counts, readToday as read } from './read-today.service.ts';

export const todayRoutes = (): Registered[] => [
  handle(readToday, (unit, { query }) => read(unit, query)),
  handle(readCounts, (unit, { query }) => counts(unit, query)),
];
