/** Moving the dates: the consequence first, what moves from where to where, what stays and why, who is told; then one act. */
import { useState } from 'react';
import { moveDates, previewMove } from '#contract/cases';
import type { MoveDates, MovePreview } from '#contract/cases';
import { showToast } from '../../platform/toast.ts';
import { longDateText, zoneName } from '../../platform/zone.ts';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { CheckField, DateField } from '../../ui/field.tsx';
import { clockText, dayText, timeText } from './around.ts';
import type { Around } from './around.ts';
import { useCaseView } from './case-context.tsx';
import { counted, firstName, listed } from './case-words.ts';
import { useCaseAct, useChangePreview } from './queries.ts';
import css from './dialog.module.css';

const shownAtOnce = 6;

/** "4 Dec → 14 Dec"; the hours only where they differ too. */
function FromTo({ from, to, around }: { from: string | null; to: string | null; around: Around }) {
  const isSameHour = from !== null && to !== null && timeText(from, around) === timeText(to, around);
  const say = (at: string | null) => (at === null ? 'no date' : isSameHour ? dayText(at, around) : clockText(at, around));
  return <span>{say(from)} → <strong>{say(to)}</strong></span>;
}

function Moves({ preview, around }: { preview: MovePreview; around: Around }) {
  const rows = [
    ...(preview.cutOff === null ? [] : [{ title: 'Access ends', from: preview.cutOff.from, to: preview.cutOff.to }]),
    ...preview.moved,
  ];
  return (
    <>
      <h3 className={css.heading}>What moves</h3>
      <ul className={css.moves}>
        {preview.returnBy === null ? null : (
          <li><span>Return by</span><span><DateText on={preview.returnBy.from} /> → <strong><DateText on={preview.returnBy.to} /></strong></span></li>
        )}
        {rows.slice(0, shownAtOnce).map((row) => (
          <li key={`${row.title} ${row.from}`}>
            <span>{row.title}</span>
            <FromTo from={row.from} to={row.to} around={around} />
          </li>
        ))}
        {rows.length > shownAtOnce ? <li className="hb-quiet">and {rows.length - shownAtOnce} more tasks with them</li> : null}
        {rows.length + (preview.returnBy === null ? 0 : 1) === 0 ? <li className="hb-quiet">No date moves.</li> : null}
      </ul>
      {preview.kept.length === 0 && !preview.cutOffStays ? null : (
        <>
          <h3 className={css.heading}>What stays</h3>
          <ul className={css.moves}>
            {preview.cutOffStays ? <li><span>The cut-off</span><span className="hb-quiet">access has ended, or the moment is past</span></li> : null}
            {preview.kept.slice(0, shownAtOnce).map((row) => <li key={row.title}><span>{row.title}</span><span className="hb-quiet">{row.why}</span></li>)}
            {preview.kept.length > shownAtOnce ? <li className="hb-quiet">and {preview.kept.length - shownAtOnce} more</li> : null}
          </ul>
        </>
      )}
      <p className={css.told}>{preview.told.length === 0 ? 'Nobody outside is told: nobody was asked yet.' : `One message each goes to ${listed(preview.told)}.`}</p>
    </>
  );
}

export function MoveDatesDialog({ onClose }: { onClose: () => void }) {
  const { one, around } = useCaseView();
  const [lastWorkingOn, setDay] = useState(one.lastWorkingOn);
  const [returnByOn, setReturn] = useState('');
  const [immediate, setImmediate] = useState(one.immediate);
  const changed = lastWorkingOn !== one.lastWorkingOn || returnByOn !== '' || immediate !== one.immediate;
  const wish: MoveDates | null = changed && lastWorkingOn !== '' ? { lastWorkingOn, immediate, version: one.version, ...(returnByOn === '' ? {} : { returnByOn }) } : null;
  const { preview, problem, working } = useChangePreview(previewMove, one.id, wish);
  const move = useCaseAct(moveDates, {
    onDone: () => {
      showToast(`The dates of ${one.person.name} have moved`);
      onClose();
    },
  });
  const name = firstName(one.person.name);
  const bound = { error: null, onBlur: () => undefined };
  const tasks = counted(preview?.moved.length ?? 0, 'task');
  return (
    <ConfirmAct
      open
      onClose={onClose}
      title={`Move ${name}’s dates`}
      consequence={preview?.consequence ?? (working ? 'Working out what follows…' : `Choose another day, and what follows is shown before anything moves.`)}
      touches={preview === null ? undefined : <Moves preview={preview} around={around} />}
      act={tasks === null ? 'Move the dates' : `Move the dates and ${tasks}`}
      waiting={preview === null}
      busy={move.busy}
      problem={move.problem ?? problem}
      onConfirm={() => { if (wish !== null) void move.run({ params: { caseId: one.id }, body: wish }); }}
    >
      <div className={css.fields}>
        <DateField label="Last working day" description={`In ${zoneName(one.timeZone)}; it was ${longDateText(one.lastWorkingOn)}`} name="lastWorkingOn" value={lastWorkingOn} {...bound} onChange={setDay} />
        <DateField label="Return by, decided by you" description="Empty: as the policy says" name="returnByOn" value={returnByOn} {...bound} onChange={setReturn} />
      </div>
      <CheckField label="Access ends now" name="immediate" value={immediate} {...bound} onChange={setImmediate} />
    </ConfirmAct>
  );
}
