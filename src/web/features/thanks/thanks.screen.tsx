/** The queue of thank-yous: each as it would arrive, with one press to send it, or your own words first. */
import { IconGift } from '@tabler/icons-react';
import { useState } from 'react';
import { thanksStatuses } from '#contract/thanks';
import { EmptyState, LoadingRows } from '../../ui/empty-state.tsx';
import { ActButton } from '../../ui/act-button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { Page, Stack } from '../../ui/page.tsx';
import { queueTitle } from './thanks-words.ts';
import { ThankYou } from './thank-you.tsx';
import { useThanksList } from './queries.ts';

const labels = { draft: 'To send', sent: 'Sent', dismissed: 'Not sent' } as const;
const filters = [{ id: 'status', label: 'State', choices: [...thanksStatuses.map((value) => ({ value, label: labels[value] })), { value: 'all', label: 'All' }] }];

export function ThanksScreen() {
  const list = useThanksList({ filters, limit: 20 });
  const [edited, setEdited] = useState<string | null>(null);
  const chosen = list.state.filters['status'] ?? [];
  const isQueue = (chosen.length === 0 || chosen[0] === 'draft') && list.state.q === '';
  return (
    <Page title={queueTitle(isQueue && !list.loading ? (list.total ?? list.rows.length) : null)} subtitle="Drafted from what they did; sent once, by you, under your name. Nobody is thanked by a machine." width="narrow">
      <Stack>
        <FilterBar label="Thank-yous" shape={list.shape} state={list.state} change={list.change} searchLabel="Search helper or deed" />
        {list.problem !== null ? <ErrorState problem={list.problem} onRetry={list.retry} /> : list.loading ? <Card fit="flush"><LoadingRows rows={5} label="Reading the thank-yous" /></Card> : null}
        {list.rows.map((row) => <ThankYou key={row.id} row={row} isEdited={edited === row.id} onEdit={(on) => setEdited(on ? row.id : null)} />)}
        {!list.loading && list.problem === null && list.rows.length === 0 ? <Card><EmptyState icon={IconGift} title="Nobody waits for a thank-you">When a clerk stores a box or a manager looks over a list, the words for them stand here on the same day.</EmptyState></Card> : null}
        {list.more === null ? null : <ActButton busy={list.loadingMore} onClick={list.more}>Show more</ActButton>}
      </Stack>
    </Page>
  );
}
