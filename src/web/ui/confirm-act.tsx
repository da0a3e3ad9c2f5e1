/**
 * The step before something that weighs: shows what it will touch, says what
 * follows and whether it can be undone, asks for the reason when one is kept.
 * A refusal is shown here, and what was typed stays.
 */
import { Modal, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { Problem } from '../platform/problem.ts';
import { ActButton } from './act-button.tsx';
import { ProblemNote } from './error-state.tsx';
import css from './confirm-act.module.css';

export type ConfirmActProps = {
  open: boolean;
  onClose: () => void;
  /** "Cancel Duarte's case?" */
  title: string;
  /** "4 dates change, 2 asks are withdrawn; nothing done is undone." */
  consequence: ReactNode;
  /** What it will touch, read before: rows, dates, names. */
  touches?: ReactNode;
  /** Said in full when it is so: "This can't be undone." */
  undo?: 'later' | 'never';
  /** The button says what it does: "Cancel the case". */
  act: string;
  grave?: boolean;
  reason?: { label: string; description?: string; required?: boolean };
  busy?: boolean;
  problem?: Problem | null;
  onConfirm: (reason: string) => void;
  /** Fields of the act besides the reason. */
  children?: ReactNode;
  /** The touched things are still being read. */
  waiting?: boolean;
};

export function ConfirmAct(props: ConfirmActProps) {
  return (
    // A click beside it must not lose what was typed; Escape and "Not now" close it.
    <Modal opened={props.open} onClose={props.onClose} title={props.title} size={520} closeOnClickOutside={false}>
      <ConfirmForm {...props} />
    </Modal>
  );
}

function ConfirmForm(props: ConfirmActProps) {
  const { onClose, consequence, touches, undo = 'later', act, grave = false, reason, busy = false, problem = null, onConfirm, children, waiting = false } = props;
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const missing = reason?.required === true && text.trim() === '';

  const confirm = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (missing) {
      setAsked(true);
      field.current?.focus();
      return;
    }
    onConfirm(text.trim());
  };

  return (
      <form onSubmit={confirm} className={css.form}>
        <div className={css.consequence}>{consequence}</div>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and is scrolled with the keys */}
        {touches === undefined ? null : <div className={css.touches} role="region" aria-label="What it touches" tabIndex={0}>{touches}</div>}
        {children}
        {reason === undefined ? null : (
          <Textarea ref={field} label={reason.label} description={reason.description} value={text} onChange={(event) => setText(event.currentTarget.value)} autosize minRows={2} withAsterisk={reason.required === true} error={asked && missing ? 'Say why in a few words; it stays with the record' : undefined} />
        )}
        <ProblemNote problem={problem} />
        <div className={css.acts}>
          {undo === 'never' ? <p className={css.never}>This can’t be undone.</p> : null}
          <ActButton onClick={onClose}>Not now</ActButton>
          <ActButton type="submit" kind={grave ? 'grave' : 'primary'} busy={busy} disabled={waiting}>
            {act}
          </ActButton>
        </div>
      </form>
  );
}
