import type { RecordSearch } from '#contract/exceptions';
import { refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import type { Search } from './exception-search.repo.ts';

export async function recordSearch(_unit: Unit, _search: RecordSearch): Promise<Verdict<Search>> {
  return refuse('not_found');
}
