/** Lists of the kit in each state, over rows that live here. */
import { IconUserMinus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ListState } from '../../platform/list-url.ts';
import { noConnection } from '../../platform/problem.ts';
import type { ListControl } from '../../platform/use-list.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { DataList } from '../../ui/data-list.tsx';
import type { Column } from '../../ui/data-list.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import type { Tone } from '../../ui/state-badge.tsx';

type Leaver = { id: string; name: string; place: string; lastDayOn: string; tone: Tone; state: string; devices: string; tag: string };

const leavers: readonly Leaver[] = [
  { id: '1', name: 'Duarte Sousa', place: 'Lisbon, works remotely', lastDayOn: '2026-11-20', tone: 'moving', state: '2 of 3 coming home', devices: '3', tag: 'HB-1180' },
  { id: '2', name: 'Joana Reis', place: 'Porto', lastDayOn: '2026-11-18', tone: 'late', state: 'late', devices: '1', tag: 'HB-2207' },
  { id: '3', name: 'Tomasz Wilk', place: 'Kraków', lastDayOn: '2026-11-24', tone: 'due', state: 'other serial', devices: '2', tag: 'HB-0070' },
  { id: '4', name: 'Aiko Tanaka-Bergström of the Northern Harbour Programme', place: 'Osaka', lastDayOn: '2026-12-04', tone: 'home', state: 'all home', devices: '12', tag: 'HB-4821' },
  { id: '5', name: 'Priya Nair', place: 'Bengaluru', lastDayOn: '2026-11-28', tone: 'quiet', state: 'agreed', devices: '2', tag: 'HB-3300' },
  { id: '6', name: 'Harbour matter', place: 'Rotterdam', lastDayOn: '2025-11-28', tone: 'hold', state: 'legal hold', devices: '3', tag: 'HB-0912' },
];

const columns: readonly Column<Leaver>[] = [
  { id: 'name', header: 'Leaver', cell: (row) => row.name, sort: true, card: 'title', width: '34%' },
  { id: 'place', header: 'Place', cell: (row) => row.place, from: 760 },
  { id: 'lastDay', header: 'Last day', cell: (row) => <DateText on={row.lastDayOn} />, sort: true },
  { id: 'tag', header: 'Asset tag', cell: (row) => <span className="hb-serial">{row.tag}</span>, from: 900 },
  { id: 'owner', header: 'Owner', cell: () => <PersonAvatar name="Maria Alves" />, optional: true },
  { id: 'devices', header: 'Devices', cell: (row) => row.devices, align: 'end', sort: true },
  { id: 'state', header: 'State', cell: (row) => <StateBadge tone={row.tone}>{row.state}</StateBadge>, card: 'state' },
];

const shape = { filters: [{ id: 'state', label: 'State', several: true, choices: [{ value: 'late', label: 'Late' }, { value: 'moving', label: 'Moving' }, { value: 'home', label: 'Home' }] }, { id: 'site', label: 'Site', choices: [{ value: 'lis', label: 'Lisbon' }, { value: 'krk', label: 'Kraków' }] }], sorts: ['name', 'lastDay', 'devices'] };

export function KitList({ state: which }: { state: 'rows' | 'empty' | 'narrowed' | 'loading' | 'error' }) {
  const [state, setState] = useState<ListState>({ q: which === 'narrowed' ? 'zzz' : '', sort: 'lastDay', filters: which === 'narrowed' ? { state: ['late'] } : {} });
  const list: ListControl<Leaver> = {
    shape,
    state,
    change: (change) => setState({ ...state, ...change }),
    rows: which === 'rows' ? leavers : [],
    total: which === 'rows' ? 1204 : 0,
    loading: which === 'loading',
    refreshing: false,
    problem: which === 'error' ? noConnection() : null,
    more: which === 'rows' ? () => undefined : null,
    loadingMore: false,
    retry: () => undefined,
  };
  return (
    <DataList
      id="kit"
      label={`Leavers, ${which}`}
      list={list}
      columns={columns}
      rowKey={(row) => row.id}
      rowLabel={(row) => row.name}
      rowHref={(row) => `/ui?row=${row.id}`}
      selection={({ keys }) => <ActButton size="xs">Remind {keys.length}</ActButton>}
      searchLabel="Search leavers"
      empty={
        <EmptyState icon={IconUserMinus} title="Nobody is leaving" act={<ActButton kind="primary">New leaver</ActButton>}>
          Each leaver’s case would stand here, with what is home and what is not.
        </EmptyState>
      }
    />
  );
}
