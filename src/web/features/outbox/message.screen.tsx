/** One message exactly as its reader sees it: the page in a frame that can do nothing, and its plain text. */
import { Tabs } from '@mantine/core';
import { IconPaperclip, IconSend } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { consolePage } from '#contract/console-page';
import type { Message } from '#contract/messages';
import { useMay } from '../../platform/session.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Card, Facts } from '../../ui/card.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState, ProblemNote } from '../../ui/error-state.tsx';
import { Page, SplitPanel, Stack } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { fateText, kindText, maySend, statusWords } from './message-words.ts';
import { useMessage, useSend } from './queries.ts';
import css from './outbox.module.css';

const up = { label: 'Outbox', href: consolePage.outbox() };

/** The frame has no rights at all: no scripts, no forms, no links that lead anywhere, an origin of its own. */
function AsSeen({ message }: { message: Message }) {
  return (
    <Card fit="flush">
      <Tabs defaultValue="page" keepMounted={false}>
        <Tabs.List aria-label="How to look at it">
          <Tabs.Tab value="page">As a page</Tabs.Tab>
          <Tabs.Tab value="text">Plain text</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="page">
          <iframe className={css.frame} title={`The message “${message.subject}” as its reader sees it`} srcDoc={message.html} sandbox="" referrerPolicy="no-referrer" />
        </Tabs.Panel>
        <Tabs.Panel value="text">
          <pre className={css.text}>{message.text}</pre>
        </Tabs.Panel>
      </Tabs>
    </Card>
  );
}

const sizeText = (bytes: number): string => (bytes < 1024 ? `${bytes} bytes` : `${Math.round(bytes / 1024)} KB`);

function Side({ message }: { message: Message }) {
  return (
    <Stack>
      <Card title="What became of it">
        <Stack gap={12}>
        <p>{fateText(message)}</p>
        <Facts facts={[
          ['To', message.recipientName === null ? message.recipient : `${message.recipientName}, ${message.recipient}`], ['Kind', kindText(message.kind)], ['Written', <InstantText key="w" at={message.createdAt} />],
          ...(message.sentAt === null ? [] : [['Sent', <InstantText key="s" at={message.sentAt} />] as const]), ...(message.notBefore === null ? [] : [['Not before', <InstantText key="n" at={message.notBefore} />] as const]),
          ...(message.caseId === null ? [] : [['Case', <AppLink key="c" className="hb-link" href={consolePage.case(message.caseId)}>Open the case</AppLink>] as const]), ...(message.askId === null ? [] : [['Ask', <AppLink key="a" className="hb-link" href={consolePage.ask(message.askId)}>Open the ask</AppLink>] as const]),
        ]} />
        </Stack>
      </Card>
      {message.attachments.length === 0 ? null : (
        <Card title="Attached">
          <ul className={css.files}>{message.attachments.map((file) => <li key={file.name}><IconPaperclip size={16} aria-hidden />{file.name} <span className="hb-quiet">{sizeText(file.size)}</span></li>)}</ul>
        </Card>
      )}
    </Stack>
  );
}

export function MessageScreen() {
  const { messageId } = useParams({ strict: false });
  const may = useMay();
  const read = useMessage(messageId ?? '');
  const send = useSend();
  const message = read.data;
  if (message === undefined)
    return (
      <Page title="A message" parent={up}>
        {read.isError ? <ErrorState problem={read.error} onRetry={() => void read.refetch()} /> : <Card fit="flush"><LoadingRows rows={6} label="Reading the message" /></Card>}
      </Page>
    );
  const state = statusWords[message.status];
  return (
    <Page
      title={message.subject} parent={up} subtitle={`${kindText(message.kind)} to ${message.recipientName ?? message.recipient}`} state={<StateBadge tone={state.tone}>{state.label}</StateBadge>}
      acts={maySend(message.status) && may('asks.send') ? <ActButton kind="primary" icon={IconSend} busy={send.busy} onClick={() => void send.run({ params: { messageId: message.id } })}>Send it now</ActButton> : undefined}
    >
      <ProblemNote problem={send.problem} />
      <SplitPanel main={<AsSeen message={message} />} side={<Side message={message} />} />
    </Page>
  );
}
