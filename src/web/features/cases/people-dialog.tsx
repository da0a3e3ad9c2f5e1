/** Who coordinates the case, and who takes over what the leaver held. */
import { useState } from 'react';
import { changeCasePeople, previewCasePeople } from '#contract/case-people';
import type { CasePeoplePreview, ChangeCasePeople } from '#contract/case-people';
import { listMemberNames } from '#contract/members';
import { useRead } from '../../platform/read.ts';
import { showToast } from '../../platform/toast.ts';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { SelectField } from '../../ui/field.tsx';
import { useCaseView } from './case-context.tsx';
import { firstName, listed } from './case-words.ts';
import { PersonPicker } from './person-picker.tsx';
import { useCaseAct, useChangePreview } from './queries.ts';
import css from './dialog.module.css';

const nobody = 'nobody';

function Touches({ preview }: { preview: CasePeoplePreview }) {
  return (
    <ul className={css.diff}>
      {preview.coordinator === null ? null : <li data-sign="~">Coordinates: {preview.coordinator.from ?? 'nobody'} → <strong>{preview.coordinator.to ?? 'nobody'}</strong></li>}
      {preview.successor === null ? null : <li data-sign="~">Takes over: {preview.successor.from ?? 'nobody'} → <strong>{preview.successor.to ?? 'nobody'}</strong></li>}
      {preview.successor?.to == null || preview.handsOver.length === 0 ? null : <li data-sign="~">Work lies in {listed(preview.handsOver)}</li>}
      {preview.settles.map((title) => <li key={title} data-sign="+">Done with it: {title}</li>)}
    </ul>
  );
}

export function PeopleDialog({ onClose }: { onClose: () => void }) {
  const { one } = useCaseView();
  const members = useRead(listMemberNames, {});
  const [coordinatorId, setCoordinator] = useState(one.coordinator?.id ?? null);
  const [successorId, setSuccessor] = useState(one.successor?.id ?? null);
  const changed = { coordinator: coordinatorId !== (one.coordinator?.id ?? null), successor: successorId !== (one.successor?.id ?? null) };
  const wish: ChangeCasePeople | null = changed.coordinator || changed.successor ? { ...(changed.coordinator ? { coordinatorId } : {}), ...(changed.successor ? { successorId } : {}), version: one.version } : null;
  const { preview, problem, working } = useChangePreview(previewCasePeople, one.id, wish);
  const save = useCaseAct(changeCasePeople, {
    onDone: () => {
      showToast('Kept with the case');
      onClose();
    },
  });
  // Somebody who is no member any more still stands in the case until another is named.
  const known = members.data?.rows ?? [];
  const gone = one.coordinator !== null && !known.some(({ id }) => id === one.coordinator?.id) ? [{ value: one.coordinator.id, label: one.coordinator.name }] : [];
  const choices = [{ value: nobody, label: 'Nobody' }, ...gone, ...known.map(({ id, name }) => ({ value: id, label: name }))];
  const name = firstName(one.person.name);
  return (
    <ConfirmAct
      open
      onClose={onClose}
      title={`Who looks after ${name}’s case?`}
      consequence={preview?.consequence ?? (working ? 'Working out what follows…' : 'The coordinator is who colleagues turn to. The successor takes over what lies in accounts and seats; the manager may name them too.')}
      touches={preview === null ? undefined : <Touches preview={preview} />}
      act="Keep it"
      waiting={preview === null}
      busy={save.busy}
      problem={save.problem ?? problem ?? (members.isError ? members.error : null)}
      onConfirm={() => { if (wish !== null) void save.run({ params: { caseId: one.id }, body: wish }); }}
    >
      <SelectField label="Coordinates" name="coordinatorId" choices={choices} searchable value={coordinatorId ?? nobody} error={null} onBlur={() => undefined} onChange={(id) => setCoordinator(id === null || id === nobody ? null : id)} />
      <PersonPicker label="Takes over the data" personId={successorId} notHere={one.person.id} error={null} onChoose={(person) => setSuccessor(person?.id ?? null)} />
    </ConfirmAct>
  );
}
