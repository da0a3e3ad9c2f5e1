import { search } from '#contract/search';
import { handle, type Registered } from '../../platform/http/handle.ts';
import { findAll } from './find-everywhere.service.ts';

export const searchRoutes = (): Registered[] => [handle(search, (unit, { query }) => findAll(unit, query.q))];
