/** What is always done for files of some columns: each rule with what it touched, and its end. */
import { IconListCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { consolePage } from '#contract/console-page';
import { endRule, listRules, type RowRule } from '#contract/waiting';
import { useAct } from '../../platform/act.ts';
import { useRead } from '../../platform/read.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { EmptyState, LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Page, Stack } from '../../ui/page.tsx';
import { rowsText } from './waiting-words.ts';
import css from './waiting.module.css';

function Rule({ rule, onEnd }: { rule: RowRule; onEnd: ((rule: RowRule) => void) | null }) {
  return (
    <div className={rule.endedAt === null ? css.form : css.ended}>
      <div>
        <b>{rule.name}</b>
        <p>{rule.sentence}</p>
        <p className={css.under}>Made by {rule.createdBy} <InstantText at={rule.createdAt} /> for files like {rule.fileName}. {rule.rows === 0 ? 'It has touched no row yet' : `It touched ${rowsText(rule.rows)} of ${rule.files} ${rule.files === 1 ? 'file' : 'files'}`}.{rule.endedAt === null ? null : <> Ended by {rule.endedBy} <InstantText at={rule.endedAt} />.</>}</p>
      </div>
      {onEnd === null ? null : <div><ActButton size="xs" onClick={() => onEnd(rule)} aria-label={`End the rule ${rule.name}`}>End it</ActButton></div>}
    </div>
  );
}

export function RulesScreen() {
  const live = useRead(listRules, {});
  const ended = useRead(listRules, { query: { ended: 'yes' } });
  const [ending, setEnding] = useState<RowRule | null>(null);
  const end = useAct(endRule, { refreshes: ['waiting'], onDone: () => setEnding(null) });
  const rows = live.data?.rows;
  return (
    <Page title={rows === undefined || rows.length === 0 ? 'Rules for files' : rows.length === 1 ? 'One rule for files' : `${rows.length} rules for files`} subtitle="What is always done before a file of the same columns is decided. Each preview says how many rows a rule touched." parent={{ label: 'Waiting rows', href: consolePage.waiting() }}>
      <Stack gap={16}>
        <Card fit="flush">
          {live.isError ? <ErrorState problem={live.error} onRetry={() => void live.refetch()} /> : rows === undefined ? <LoadingRows rows={4} /> : rows.length === 0
            ? <EmptyState icon={IconListCheck} title="No rule yet" act={<ActButton href={consolePage.waiting()}>Waiting rows</ActButton>}>Open a row that waits and choose “Always…” beside a cell: what you do once is then done for every file like it.</EmptyState>
            : <Rows label="Rules in force">{rows.map((rule) => <Row key={rule.id}><Rule rule={rule} onEnd={setEnding} /></Row>)}</Rows>}
        </Card>
        {(ended.data?.rows.length ?? 0) === 0 ? null : <Card title="Ended" fit="flush"><Rows label="Ended rules">{ended.data?.rows.map((rule) => <Row key={rule.id}><Rule rule={rule} onEnd={null} /></Row>)}</Rows></Card>}
      </Stack>
      <ConfirmAct open={ending !== null} onClose={() => setEnding(null)} title="End this rule?" consequence={`From the next file on it is not applied any more. ${ending === null || ending.rows === 0 ? '' : `What it did with ${rowsText(ending.rows)} stays.`}`} act="End it" busy={end.busy} problem={end.problem} onConfirm={() => { if (ending !== null) void end.run({ params: { ruleId: ending.id } }); }} />
    </Page>
  );
}
