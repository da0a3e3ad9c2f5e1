/** The answer, as large as the room: where it goes, in one sign; then what to do, in one sentence. */
import { IconArrowBackUp, IconBarcode, IconBox, IconCamera, IconCircleCheck, IconDeviceFloppy, IconHandStop, IconHelpCircle, IconMailOff, IconRepeat, IconShieldHalf } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ChangeEvent } from 'react';
import type { StationAnswer } from '#contract/station';
import { ActButton } from '../../ui/act-button.tsx';
import type { IconType } from '../../ui/act-button.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { consolePage } from '#contract/console-page';
import { longDateText } from '../../platform/zone.ts';
import { Differences } from './differences.tsx';
import type { Shown, StationControl } from './use-station.ts';
import { wordsFor } from './station-words.ts';
import css from './answer.module.css';

const icons: { readonly [I in StationAnswer['tone']['icon']]: IconType } = { check: IconCircleCheck, repeat: IconRepeat, shield: IconShieldHalf, question: IconHelpCircle, hand: IconHandStop };

/** Letters as large as they fit: "C3" fills the wall, "SHELF-12" still stands on one line. */
const sizeOf = (text: string): string => `min(${(text.length <= 2 ? 38 : 62 / text.length).toFixed(1)}cqi, 46cqb, 260px)`;

function Ready({ control }: { control: StationControl }) {
  const { station } = control;
  const promise = station === null ? null : station.promise;
  return (
    <section className={css.panel} data-tone="quiet" aria-label="Answer">
      <IconBarcode size={72} aria-hidden className={css.readyIcon} />
      <p className={css.headline}>Ready. Scan anything on it.</p>
      <p className={css.detail}>
        {promise === null ? 'The station is being read.' : promise.overdue > 0
          ? `${promise.overdue === 1 ? 'One box waits' : `${promise.overdue} boxes wait`} longer than IT promised; they have been told. You need do nothing.`
          : promise.collectedOn === null ? 'IT collects what you store. Nothing else to do.' : `IT collects on ${longDateText(promise.collectedOn)}. Nothing else to do.`}
      </p>
      <ProblemNote problem={control.problem} />
    </section>
  );
}

function Options({ shown, control }: { shown: Shown; control: StationControl }) {
  const { answer, raw } = shown;
  return (
    <ul className={css.options} aria-label="Which one is it?">
      {answer.options.map((option) => (
        <li key={`${option.pick.parcelId}-${option.pick.assetId}`}>
          <button type="button" className={css.option} onClick={() => void control.scan(raw, { choice: option.pick, answers: answer.clientId })}>
            {option.ending ? <>…<b className="hb-serial">{option.ending}</b></> : null}
            {option.boxCode ? <span>{option.ending ? ' in box ' : 'Box '}<b>{option.boxCode}</b></span> : null}
          </button>
        </li>
      ))}
      <li><button type="button" className={css.option} onClick={() => void control.scan(raw, { choice: 'none', answers: answer.clientId })}>None of these</button></li>
    </ul>
  );
}

function DamagePhoto({ clientId, control }: { clientId: string; control: StationControl }) {
  const file = useRef<HTMLInputElement>(null);
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = event.currentTarget.files ?? [];
    if (chosen !== undefined) void control.photo(clientId, chosen);
    event.currentTarget.value = '';
  };
  return (
    <>
      <ActButton size="lg" icon={IconCamera} onClick={() => file.current?.click()}>Damaged? Take a photo</ActButton>
      <input ref={file} type="file" accept="image/jpeg,image/png,image/webp" capture="environment" className="hb-unseen" tabIndex={-1} aria-label="Photo of the damage" onChange={take} />
    </>
  );
}

function Acts({ shown, control, mayOpen }: { shown: Shown; control: StationControl; mayOpen: boolean }) {
  const { answer, isOffline, undone } = shown;
  const isPlaced = answer.slotLabel !== null && answer.kind !== 'already_here';
  if (undone) return null;
  return (
    <div className={css.acts}>
      {isPlaced ? <DamagePhoto clientId={answer.clientId} control={control} /> : null}
      {isPlaced && (isOffline || answer.undoUntil !== null) ? <ActButton size="lg" icon={IconArrowBackUp} onClick={() => void control.undo(answer.clientId)}>Undo</ActButton> : null}
      {answer.kind === 'unknown' ? <ActButton size="lg" icon={IconMailOff} onClick={() => void control.notForUs()}>Not for us</ActButton> : null}
      {mayOpen && !isOffline && answer.boxCode !== null && ['store', 'already_here', 'unknown'].includes(answer.kind) ? <ActButton size="lg" icon={IconBox} href={consolePage.parcels({ q: answer.boxCode })}>Open it here</ActButton> : null}
    </div>
  );
}

export function AnswerPanel({ control, clerk, mayOpen }: { control: StationControl; clerk: string | null; mayOpen: boolean }) {
  const { shown } = control;
  const large = useRef<HTMLParagraphElement>(null);
  useEffect(() => { large.current?.scrollIntoView({ block: 'nearest' }); }, [shown?.answer.clientId]);
  if (shown === null) return <div className={css.frame}><Differences control={control} /><Ready control={control} /></div>;
  const { answer, undone, isOffline } = shown;
  const words = wordsFor(answer, clerk);
  const Icon = undone ? IconArrowBackUp : icons[answer.tone.icon];
  return (
    <div className={css.frame}>
      <Differences control={control} />
      <section className={css.panel} data-tone={undone ? 'quiet' : answer.tone.colour} aria-label="Answer" aria-live="assertive" aria-atomic="true">
        <p className={css.badge}><Icon size={24} aria-hidden />{undone ? 'Undone' : words.badge}</p>
        <p ref={large} className={css.large} data-undone={undone || undefined} style={{ fontSize: sizeOf(words.large) }}>{words.large}</p>
        <p className={css.headline}>{undone ? 'Take it out again. It counts as not scanned.' : words.headline}</p>
        <p className={css.detail}>{undone ? 'The slot is free, and everything is as it was.' : words.detail}</p>
        {isOffline && control.waiting > 0 && !undone ? <p className={css.kept}><IconDeviceFloppy size={19} aria-hidden />Kept on this device. It is sent by itself when the Wi-Fi is back.</p> : null}
        {answer.kind === 'choose' && !undone ? <Options shown={shown} control={control} /> : <Acts shown={shown} control={control} mayOpen={mayOpen} />}
        <ProblemNote problem={control.problem} />
      </section>
    </div>
  );
}
