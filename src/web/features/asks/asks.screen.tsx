/** Everybody we asked, and what they answered; answers that ask for a hand come with the one act that closes them. */
import { IconMessageQuestion } from '@tabler/icons-react';
import { askAnswers, askKinds, askStatuses } from '#contract/asks';
import type { AskRow } from '#contract/asks';
import { consolePage } from '#contract/console-page';
import { DataList } from '../../ui/data-list.tsx';
import type { Column } from '../../ui/data-list.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { answerWords, kindWords, listTitle, standing } from './ask-words.ts';
import { useAsks } from './queries.ts';
import css from './asks.module.css';

const statusLabels = { prepared: 'Prepared', sent: 'Asked', answered: 'Answered', withdrawn: 'Withdrawn', expired: 'Link too old' } as const;
const filters = [
  { id: 'hand', label: 'Our turn', choices: [{ value: 'true', label: 'Waiting for us' }] },
  { id: 'status', label: 'State', choices: askStatuses.map((value) => ({ value, label: statusLabels[value] })) },
  { id: 'answer', label: 'Answer', choices: askAnswers.map((value) => ({ value, label: answerWords[value] })) },
  { id: 'kind', label: 'About', choices: askKinds.map((value) => ({ value, label: kindWords[value] })) },
];

const columns: readonly Column<AskRow>[] = [
  { id: 'helper', header: 'Helper', sort: true, card: 'title', width: '34%', cell: (ask) => <span className={css.person}><PersonAvatar name={ask.helper.name} size={26} silent /><span className={css.two}><span>{ask.helper.name}</span><span className={css.quiet}>{kindWords[ask.kind]}{ask.leaver !== null && ask.kind === 'manager_confirm' ? `, about ${ask.leaver.name}` : ''}</span></span></span> },
  { id: 'state', field: 'status', header: 'Stands', card: 'state', cell: (ask) => <StateBadge tone={standing(ask).tone}>{standing(ask).label}</StateBadge> },
  { id: 'answer', field: 'words', header: 'In their words', from: 820, cell: (ask) => (ask.answerNote === null ? <span className="hb-quiet">–</span> : <span className={css.note}>“{ask.answerNote}”</span>) },
  { id: 'sent', header: 'Asked', sort: true, cell: (ask) => (ask.sentAt === null ? <span className="hb-quiet">not yet</span> : <InstantText at={ask.sentAt} as="ago" />) },
  { id: 'due', header: 'Would suit us', sort: true, cell: (ask) => (ask.laterUntil !== null && ask.status === 'sent' ? <>later: <InstantText at={ask.laterUntil} /></> : ask.dueAt === null ? '' : <InstantText at={ask.dueAt} />) },
];

export function AsksScreen() {
  const list = useAsks({ kind: 'asks', filters, sorts: ['sent', 'due', 'helper'] });
  const waiting = list.rows.filter((ask) => ask.needsHand).length;
  return (
    <Page title={listTitle(list.loading ? null : waiting)} subtitle="“Later”, “not me” and “can’t” are answers. Silence gets a reminder that asks for less each time.">
      <DataList
        id="asks" label="Asks" list={list} columns={columns} rowKey={(ask) => ask.id} rowLabel={(ask) => `${ask.helper.name}: ${ask.title}`} rowHref={(ask) => consolePage.ask(ask.id)} searchLabel="Search helper or leaver"
        empty={<EmptyState icon={IconMessageQuestion} title="Nobody was asked yet">When a case reaches its time, the leaver and the manager each get one message and one page. Both stand here.</EmptyState>}
      />
    </Page>
  );
}
