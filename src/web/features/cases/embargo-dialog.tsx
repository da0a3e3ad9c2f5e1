/** Who may know, and until when: set, moved or ended, with what follows before it does. */
import { useState } from 'react';
import { changeEmbargo, previewEmbargo } from '#contract/case-people';
import type { ChangeEmbargo, EmbargoPreview } from '#contract/case-people';
import type { Case } from '#contract/cases';
import { showToast } from '../../platform/toast.ts';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { CheckField } from '../../ui/field.tsx';
import { clockText } from './around.ts';
import type { Around } from './around.ts';
import { useCaseView } from './case-context.tsx';
import { firstName, listed } from './case-words.ts';
import { EmbargoFields } from './embargo-fields.tsx';
import { embargoInstant } from './new-leaver-wish.ts';
import { useCaseAct, useChangePreview } from './queries.ts';
import css from './dialog.module.css';

type Typed = { on: boolean; embargoOn: string; embargoAt: string; circle: readonly string[] };

/** The fields hold the clock of who types. */
function typedFrom(one: Case): Typed {
  const circle = one.circle.map(({ id }) => id);
  if (one.embargoUntil === null || !one.embargoed) return { on: false, embargoOn: '', embargoAt: '09:00', circle: [] };
  const at = new Date(one.embargoUntil);
  const two = (n: number) => String(n).padStart(2, '0');
  return { on: true, embargoOn: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`, embargoAt: `${two(at.getHours())}:${two(at.getMinutes())}`, circle };
}

function wishFrom(typed: Typed, one: Case): ChangeEmbargo | null {
  if (!typed.on) return one.embargoed ? { embargoUntil: null, circle: [], version: one.version } : null;
  const until = embargoInstant(typed);
  return until === null ? null : { embargoUntil: until, circle: [...typed.circle], version: one.version };
}

function Touches({ preview, around }: { preview: EmbargoPreview; around: Around }) {
  const { added, removed, askFrom, asked } = preview;
  return (
    <ul className={css.diff}>
      {added.length === 0 ? null : <li data-sign="+"><span className="hb-unseen">Added: </span>{listed(added.map(({ name }) => name))} {added.length === 1 ? 'sees' : 'see'} the case</li>}
      {removed.length === 0 ? null : <li data-sign="−"><span className="hb-unseen">Removed: </span>{listed(removed.map(({ name }) => name))} {removed.length === 1 ? 'finds' : 'find'} it nowhere</li>}
      {askFrom === null ? null : <li data-sign="~"><span className="hb-unseen">Moved: </span>Asks go out, {askFrom.from === null ? 'never' : clockText(askFrom.from, around)} → {askFrom.to === null ? 'never' : clockText(askFrom.to, around)}</li>}
      {asked.length === 0 ? null : <li data-sign="~">{listed(asked)} {asked.length === 1 ? 'was' : 'were'} asked already</li>}
    </ul>
  );
}

const actWords = (one: Case, typed: Typed): string => (typed.on ? (one.embargoed ? 'Change the embargo' : 'Put it under embargo') : 'End the embargo now');

export function EmbargoDialog({ onClose }: { onClose: () => void }) {
  const { one, around } = useCaseView();
  const [typed, setTyped] = useState(() => typedFrom(one));
  const change = (more: Partial<Typed>) => setTyped((old) => ({ ...old, ...more }));
  const wish = wishFrom(typed, one);
  const { preview, problem, working } = useChangePreview(previewEmbargo, one.id, wish);
  const save = useCaseAct(changeEmbargo, {
    onDone: (after) => {
      showToast(after.embargoed ? 'The circle is as you named it' : 'The embargo is over');
      onClose();
    },
  });
  const name = firstName(one.person.name);
  const isPast = problem?.code === 'embargo_past';
  const idle = typed.on ? 'Say until when, and who sees it meanwhile; what follows is shown before anything changes.' : 'There is no embargo: everybody who sees cases of this site sees this one.';
  return (
    <ConfirmAct
      open
      onClose={onClose}
      title={`Who may know that ${name} leaves?`}
      consequence={preview?.consequence ?? (working ? 'Working out what follows…' : idle)}
      touches={preview === null || (preview.added.length === 0 && preview.removed.length === 0 && preview.askFrom === null && preview.asked.length === 0) ? undefined : <Touches preview={preview} around={around} />}
      act={actWords(one, typed)}
      waiting={preview === null}
      busy={save.busy}
      problem={save.problem ?? (isPast ? null : problem)}
      onConfirm={() => { if (wish !== null) void save.run({ params: { caseId: one.id }, body: wish }); }}
    >
      <CheckField label="Within a circle only" name="embargo" value={typed.on} error={null} onBlur={() => undefined} onChange={(on) => change({ on })} />
      {typed.on ? <EmbargoFields typed={typed} change={change} error={isPast ? 'This is past already; choose a later moment' : null} /> : null}
    </ConfirmAct>
  );
}
