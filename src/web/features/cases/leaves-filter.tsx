/** Who leaves when: after one day, before another. In the address like every other filter. */
import { Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { parseSearch, stringifySearch } from '../../platform/search-text.ts';
import { useNow } from '../../platform/session.ts';
import { dateIn, dateText, readerZone } from '../../platform/zone.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { DateField } from '../../ui/field.tsx';
import { leavesRange, leavesText, rangeOfDays } from './leaves-range.ts';
import type { LeavesRange } from './leaves-range.ts';
import css from './cases.module.css';

/** The range of the address, and how to change it. */
export function useLeavesRange(): [LeavesRange, (range: LeavesRange) => void] {
  const router = useRouter();
  const search = useRouterState({ select: (state) => state.location.searchStr });
  const change = (range: LeavesRange) => {
    const { pathname, searchStr } = router.state.location;
    router.history.replace(pathname + stringifySearch({ ...parseSearch(searchStr), leavesAfter: range.leavesAfter, leavesBefore: range.leavesBefore }));
  };
  return [leavesRange(parseSearch(search)), change];
}

export function LeavesFilter({ range, change }: { range: LeavesRange; change: (range: LeavesRange) => void }) {
  const [open, setOpen] = useState(false);
  const now = useNow();
  const today = dateIn(readerZone(), now);
  const isChosen = range.leavesAfter !== undefined || range.leavesBefore !== undefined;
  const bound = (name: 'leavesAfter' | 'leavesBefore') => ({ name, value: range[name] ?? '', error: null, onBlur: () => undefined, onChange: (value: string) => change({ ...range, [name]: value === '' ? undefined : value }) });
  const choose = (next: LeavesRange) => {
    change(next);
    setOpen(false);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={css.filter} data-chosen={isChosen || undefined} aria-expanded={open} onClick={() => setOpen(!open)}>
          Leaves
          {isChosen ? <strong>{leavesText(range, (on) => dateText(on, today))}</strong> : null}
          <IconChevronDown size={15} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Leaves after and before">
        <div className={css.range}>
          <div className={css.presets}>
            <ActButton size="xs" onClick={() => choose(rangeOfDays(today, -7, 0))}>Last 7 days</ActButton>
            <ActButton size="xs" onClick={() => choose(rangeOfDays(today, 0, 7))}>Next 7 days</ActButton>
            <ActButton size="xs" onClick={() => choose(rangeOfDays(today, 0, 30))}>Next 30 days</ActButton>
          </div>
          <DateField label="Leaves after" {...bound('leavesAfter')} />
          <DateField label="Leaves before" {...bound('leavesBefore')} />
          {isChosen ? <ActButton kind="bare" size="xs" onClick={() => choose({})}>Any day</ActButton> : null}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
