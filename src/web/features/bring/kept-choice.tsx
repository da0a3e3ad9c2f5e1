/** How the columns of this file are taken: as recognised, or as settled for an earlier file. What is settled can be kept under a name. */
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { keepMapping, listMappings, type ImportRun } from '#contract/imports';
import { useAct } from '../../platform/act.ts';
import { useRead } from '../../platform/read.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import css from './bring.module.css';

const recognised = 'recognised';

type Props = { run: ImportRun; busy: boolean; onUse: (mappingId: string | null) => void };

function KeepByName({ run, onDone }: { run: ImportRun; onDone: () => void }) {
  const [name, setName] = useState(run.keptMapping?.isNamed === true ? run.keptMapping.name : '');
  const keep = useAct(keepMapping, { refreshes: ['imports'], onDone });
  return (
    <form className={css.keep} onSubmit={(event) => { event.preventDefault(); if (name.trim() !== '') void keep.run({ body: { importId: run.id, name } }); }}>
      <TextInput label="Name" placeholder="Workday leavers" value={name} maxLength={120} data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
      <ActButton type="submit" busy={keep.busy} disabled={name.trim() === ''}>Keep</ActButton>
      <ActButton kind="bare" onClick={onDone}>Not now</ActButton>
      <ProblemNote problem={keep.problem} />
    </form>
  );
}

/** What the choice means for this file, in one sentence. */
function said(run: ImportRun): string {
  const kept = run.keptMapping;
  if (kept === null) return 'As the headers and values say. Keep it under a name to have it proposed next time.';
  return kept.isNear ? `As settled for “${kept.name}”. Some headers are not quite the same, so look at the new ones.` : `As settled for “${kept.name}”, columns and answers.`;
}

export function KeptChoice({ run, busy, onUse }: Props) {
  const [names, setNames] = useState(false);
  const list = useRead(listMappings, {});
  const kept = (list.data?.rows ?? []).filter((row) => row.kind === run.kind);
  const used = run.keptMapping;
  const own = used !== null && !kept.some((row) => row.id === used.id) ? [{ value: used.id, label: used.name }] : [];
  const data = [{ value: recognised, label: 'As recognised' }, ...own, ...kept.map((row) => ({ value: row.id, label: row.name }))];
  return (
    <div className={css.kept}>
      <Select label="Columns are taken" data={data} value={used?.id ?? recognised} onChange={(value) => { if (value !== null) onUse(value === recognised ? null : value); }} searchable={data.length > 8} allowDeselect={false} disabled={busy} />
      <div>
        <p className="hb-quiet">{said(run)}</p>
        {names ? <KeepByName run={run} onDone={() => setNames(false)} /> : <ActButton kind="bare" size="xs" disabled={busy} onClick={() => setNames(true)}>{used?.isNamed === true ? 'Keep as it is now, or under another name' : 'Keep under a name'}</ActButton>}
      </div>
    </div>
  );
}
