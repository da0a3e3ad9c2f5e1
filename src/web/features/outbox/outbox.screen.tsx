/** The outbox: everything that was or would be sent, word for word. */
import { IconMailbox } from '@tabler/icons-react';
import { consolePage } from '#contract/console-page';
import { messageStatuses } from '#contract/messages';
import type { MessageRow } from '#contract/messages';
import { useMay } from '../../platform/session.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { DataList } from '../../ui/data-list.tsx';
import type { Column } from '../../ui/data-list.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { kindText, maySend, statusWords } from './message-words.ts';
import { useOutbox, useSend } from './queries.ts';
import css from './outbox.module.css';

const filters = [{ id: 'status', label: 'State', choices: messageStatuses.map((value) => ({ value, label: statusWords[value].label })) }];

function Send({ message }: { message: MessageRow }) {
  const may = useMay();
  const send = useSend();
  if (!maySend(message.status) || !may('asks.send')) return null;
  return <ActButton size="xs" busy={send.busy} onClick={() => void send.run({ params: { messageId: message.id } })} aria-label={`Send “${message.subject}” to ${message.recipientName ?? message.recipient}`}>Send</ActButton>;
}

const columns: readonly Column<MessageRow>[] = [
  { id: 'subject', header: 'Message', card: 'title', width: '40%', cell: (one) => <span className={css.two}><span>{one.subject}</span><span className={css.quiet}>{kindText(one.kind)} to {one.recipientName ?? one.recipient}</span></span> },
  { id: 'status', header: 'State', card: 'state', cell: (one) => <StateBadge tone={statusWords[one.status].tone}>{statusWords[one.status].label}</StateBadge> },
  { id: 'created', header: 'Written', cell: (one) => <InstantText at={one.createdAt} as="ago" /> },
  { id: 'recipient', header: 'Address', from: 900, cell: (one) => <span className={css.address}>{one.recipient}</span> },
  { id: 'act', header: 'Next', cell: (one) => <Send message={one} /> },
];

export function OutboxScreen() {
  const list = useOutbox({ filters });
  return (
    <Page title="Every message, word for word" subtitle="What was sent, what waits, and what would be sent if there were a mail server.">
      <DataList
        id="outbox" label="Messages" list={list} columns={columns} rowKey={(one) => one.id} rowLabel={(one) => `${one.subject}, to ${one.recipientName ?? one.recipient}`} rowHref={(one) => consolePage.message(one.id)} searchLabel={null}
        empty={<EmptyState icon={IconMailbox} title="Nothing was written yet">The first ask to a leaver or a manager appears here, exactly as they will see it.</EmptyState>}
      />
    </Page>
  );
}
