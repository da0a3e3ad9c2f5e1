/** One ask: what was said word for word, what came back, and what is ours to do. */
import { IconBell, IconCheck, IconMailbox, IconX } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Ask } from '#contract/asks';
import { consolePage } from '#contract/console-page';
import { useMay } from '../../platform/session.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Card, Facts } from '../../ui/card.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState, ProblemNote } from '../../ui/error-state.tsx';
import { Page, SplitPanel, Stack } from '../../ui/page.tsx';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import { RelatedCard, StoryCard } from '../../ui/story.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { answerWords, factLines, kindWords, measuredText, standing } from './ask-words.ts';
import { useAsk, useAskMessages, useHandled, useRemind, useWithdraw } from './queries.ts';
import css from './asks.module.css';

const up = { label: 'Asks', href: consolePage.asks() };

function Said({ ask }: { ask: Ask }) {
  return (
    <Card title="What was said" aside={measuredText(ask)}>
      <div className={css.said}>
        <h3>{ask.title}</h3>
        <p>{ask.whyYou}</p>
        {ask.alreadyDone.length === 0 ? null : <><h4>Done already</h4><ul>{ask.alreadyDone.map((line) => <li key={line}>{line}</li>)}</ul></>}
        <h4>In it for them</h4>
        <p>{ask.whatYouGet}</p>
      </div>
    </Card>
  );
}

function Answered({ ask }: { ask: Ask }) {
  const lines = factLines(ask.answerFacts);
  if (ask.answer === null)
    return (
      <Card title="No answer yet">
        <p className="hb-quiet">{ask.openedAt === null ? 'Opening the page changes nothing, so we do not know whether they looked.' : 'They were on the page and have not answered.'} Reminders follow the policy and stop with the answer.</p>
      </Card>
    );
  return (
    <Card title={`They said: ${answerWords[ask.answer].toLowerCase()}`} aside={ask.answeredAt === null ? undefined : <InstantText at={ask.answeredAt} as="ago" />}>
      <Stack gap={12}>
        {ask.answerNote === null ? null : <blockquote className={css.quote}>{ask.answerNote}</blockquote>}
        {lines.length === 0 ? null : <ul className={css.lines}>{lines.map((line) => <li key={line}>{line}</li>)}</ul>}
        {ask.laterUntil === null || ask.status !== 'sent' ? null : <p>Nobody writes to them before <InstantText at={ask.laterUntil} />.</p>}
        {ask.referredTo === null ? null : <p>We asked {ask.referredTo.name} instead, and said that it came from them.</p>}
        {ask.handledAt === null ? null : <p className="hb-quiet">Taken care of, <InstantText at={ask.handledAt} as="ago" />.</p>}
      </Stack>
    </Card>
  );
}

function Messages({ ask }: { ask: Ask }) {
  const may = useMay();
  const read = useAskMessages(ask.id, may('messages.read'));
  if (!may('messages.read')) return null;
  return (
    <Card title="Messages about it" aside={read.data === undefined ? undefined : `${read.data.rows.length}`}>
      <ul className={css.messages} aria-busy={read.isPending}>
        {(read.data?.rows ?? []).map((message) => (
          <li key={message.id}><IconMailbox size={16} aria-hidden /><AppLink className="hb-link" href={consolePage.message(message.id)}>{message.subject}</AppLink><span className="hb-quiet"><InstantText at={message.createdAt} as="ago" /></span></li>
        ))}
      </ul>
    </Card>
  );
}

function Side({ ask }: { ask: Ask }) {
  return (
    <Stack>
      <Card title="About it">
        <Facts facts={[
          ['Asked', `${ask.helper.name}, ${ask.helperEmail}`], ['About', kindWords[ask.kind]],
          ...(ask.leaver === null || ask.caseId === null ? [] : [['Leaver', <AppLink key="l" className="hb-link" href={consolePage.case(ask.caseId)}>{ask.leaver.name}</AppLink>] as const]),
          ...(ask.sentAt === null ? [] : [['Sent', <InstantText key="s" at={ask.sentAt} />] as const]), ...(ask.dueAt === null ? [] : [['Would suit us', <InstantText key="d" at={ask.dueAt} />] as const]),
          ...(ask.referredFrom === null ? [] : [['Passed on from', <AppLink key="r" className="hb-link" href={consolePage.ask(ask.referredFrom)}>the first ask</AppLink>] as const]),
        ]} />
      </Card>
      <Messages ask={ask} />
      <RelatedCard kind="ask" recordId={ask.id} />
    </Stack>
  );
}

function Acts({ ask }: { ask: Ask }) {
  const may = useMay();
  const [asking, setAsking] = useState<'withdraw' | 'handled' | null>(null);
  const close = () => setAsking(null);
  const remind = useRemind();
  const withdraw = useWithdraw(close);
  const handled = useHandled(close);
  const params = { askId: ask.id };
  if (!may('asks.send')) return null;
  const isOpen = ask.status === 'sent' || ask.status === 'prepared';
  return (
    <>
      {ask.needsHand ? <ActButton kind="primary" icon={IconCheck} onClick={() => setAsking('handled')}>It is taken care of</ActButton> : null}
      {ask.status === 'sent' ? <ActButton icon={IconBell} busy={remind.busy} onClick={() => void remind.run({ params })}>Remind kindly</ActButton> : null}
      {isOpen ? <ActButton icon={IconX} onClick={() => setAsking('withdraw')}>Withdraw</ActButton> : null}
      <ProblemNote problem={remind.problem} />
      <ConfirmAct
        open={asking === 'withdraw'} onClose={close} title={`Withdraw the ask to ${ask.helper.name}?`} act="Withdraw it" undo="never" busy={withdraw.busy} problem={withdraw.problem} reason={{ label: 'Why, for the record' }}
        consequence="Its links stop working and say “never mind, thank you”. Messages that have not left stay here, and no reminder follows." onConfirm={(reason) => void withdraw.run({ params, body: reason === '' ? {} : { reason } })}
      />
      <ConfirmAct
        open={asking === 'handled'} onClose={close} title="Is it taken care of?" act="Yes, it is" busy={handled.busy} problem={handled.problem} reason={{ label: 'What was done' }}
        consequence={`${ask.helper.name} answered “${answerWords[ask.answer ?? 'need_help'].toLowerCase()}”. Saying so takes it off the list; they are not written to.`} onConfirm={(note) => void handled.run({ params, body: note === '' ? {} : { note } })}
      />
    </>
  );
}

export function AskScreen() {
  const { askId } = useParams({ strict: false });
  const read = useAsk(askId ?? '');
  const ask = read.data;
  if (ask === undefined)
    return (
      <Page title="An ask" parent={up}>
        {read.isError ? <ErrorState problem={read.error} onRetry={() => void read.refetch()} /> : <Card fit="flush"><LoadingRows rows={6} label="Reading the ask" /></Card>}
      </Page>
    );
  return (
    <Page title={ask.helper.name} parent={up} subtitle={ask.title} mark={<PersonAvatar name={ask.helper.name} size={44} silent />} state={<StateBadge tone={standing(ask).tone}>{standing(ask).label}</StateBadge>} acts={<Acts ask={ask} />}>
      <SplitPanel main={<Stack><Answered ask={ask} /><Said ask={ask} /><StoryCard kind="ask" recordId={ask.id} /></Stack>} side={<Side ask={ask} />} />
    </Page>
  );
}
