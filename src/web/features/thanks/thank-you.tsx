/** One thank-you as it would arrive; send it, say it in your own words, or say why not. */
import { Textarea, TextInput } from '@mantine/core';
import { IconPencil, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { consolePage } from '#contract/console-page';
import type { Thanks, ThanksRow } from '#contract/thanks';
import { useMay } from '../../platform/session.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useDismissThanks, useEditThanks, useSendThanks, useThanks } from './queries.ts';
import { waitingText } from './thanks-words.ts';
import css from './thanks.module.css';

export function ThankYou({ row, isEdited, onEdit }: { row: ThanksRow; isEdited: boolean; onEdit: (on: boolean) => void }) {
  const read = useThanks(row.id);
  const state = waitingText(row);
  return (
    <article className={css.card} aria-label={`Thank-you to ${row.helper}`}>
      <header className={css.head}>
        <div className={css.words}>
          <h2>{row.helper}</h2>
          <p className={css.quiet}>{row.what}, <InstantText at={row.happenedAt} as="ago" />{row.partner === null ? null : <> · <AppLink className="hb-link" href={consolePage.partner(row.partner.id)}>{row.partner.name}</AppLink></>}</p>
        </div>
        <StateBadge tone={state.tone}>{state.label}</StateBadge>
      </header>
      {read.data === undefined ? (read.isError ? <ProblemNote problem={read.error} /> : <LoadingRows rows={2} label="Reading the words" />) : isEdited ? <Words thanks={read.data} onClose={() => onEdit(false)} /> : <Letter thanks={read.data} onEdit={() => onEdit(true)} />}
    </article>
  );
}

function Letter({ thanks, onEdit }: { thanks: Thanks; onEdit: () => void }) {
  const may = useMay();
  const send = useSendThanks();
  const [asking, setAsking] = useState(false);
  const dismiss = useDismissThanks(() => setAsking(false));
  const params = { thanksId: thanks.id };
  return (
    <>
      <div className={css.letter}>{thanks.body.split(/\n{2,}/).map((paragraph) => <p key={paragraph}>{paragraph}</p>)}<p className={css.signature}>{thanks.signature}</p></div>
      {thanks.dismissedReason === null ? null : <p className={css.quiet}>Not sent: {thanks.dismissedReason}</p>}
      {thanks.status !== 'draft' || !may('thanks.send') ? null : (
        <div className={css.acts}>
          <ActButton icon={IconSend} busy={send.busy} disabled={!thanks.hasAddress} onClick={() => void send.run({ params, body: { version: thanks.version } })} aria-label={thanks.hasAddress ? `Send it: the thank-you to ${thanks.helper}` : `No address known for ${thanks.helper}`}>{thanks.hasAddress ? 'Send it' : 'No address known'}</ActButton>
          <ActButton icon={IconPencil} onClick={onEdit} aria-label={`Write to ${thanks.helper} in your own words`}>In my own words</ActButton>
          <ActButton kind="bare" onClick={() => setAsking(true)} aria-label={`Do not send the thank-you to ${thanks.helper}`}>Don’t send</ActButton>
        </div>
      )}
      <ProblemNote problem={send.problem} />
      <ConfirmAct open={asking} onClose={() => setAsking(false)} title={`Not thank ${thanks.helper} by message?`} consequence="The deed stays on record. The reason is kept, for example that you thanked them in person." act="Don’t send it" reason={{ label: 'Why', required: true }} busy={dismiss.busy} problem={dismiss.problem} onConfirm={(reason) => void dismiss.run({ params, body: { reason, version: thanks.version } })} />
    </>
  );
}

function Words({ thanks, onClose }: { thanks: Thanks; onClose: () => void }) {
  const [subject, setSubject] = useState(thanks.subject);
  const [body, setBody] = useState(thanks.body);
  const send = useSendThanks();
  const params = { thanksId: thanks.id };
  const edit = useEditThanks(onClose);
  const isEmpty = subject.trim() === '' || body.trim() === '';
  const keep = () => edit.run({ params, body: { subject: subject.trim(), body: body.trim(), version: thanks.version } });
  const keepAndSend = async () => {
    const kept = await keep();
    if (kept !== undefined) await send.run({ params, body: { version: kept.version } });
  };
  return (
    <form className={css.form} onSubmit={(event) => { event.preventDefault(); if (!isEmpty) void keepAndSend(); }}>
      <TextInput label="Subject" value={subject} onChange={(event) => setSubject(event.currentTarget.value)} maxLength={200} />
      <Textarea label="Words" value={body} onChange={(event) => setBody(event.currentTarget.value)} autosize minRows={5} maxLength={4000} data-autofocus description={`Signed: ${thanks.signature}`} />
      <ProblemNote problem={edit.problem ?? send.problem} />
      <div className={css.acts}>
        <ActButton type="submit" icon={IconSend} busy={edit.busy || send.busy} disabled={isEmpty || !thanks.hasAddress}>Send it so</ActButton>
        <ActButton busy={edit.busy} disabled={isEmpty} onClick={() => void keep()}>Keep for later</ActButton>
        <ActButton kind="bare" onClick={onClose}>Back</ActButton>
      </div>
    </form>
  );
}
