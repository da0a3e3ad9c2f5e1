/** Mappings kept for the next file: renamed, forgotten. They are proposed by themselves when the headers are the same or nearly so. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { forgetMapping, listMappings, renameMapping, type KeptMapping } from '#contract/imports';
import { useAct } from '../../platform/act.ts';
import { useRead } from '../../platform/read.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { kindLabels } from './bring-words.ts';
import css from './bring.module.css';

const filesText = (n: number): string => (n === 1 ? 'one file' : `${n.toLocaleString('en-GB')} files`);

function Rename({ row, onDone }: { row: KeptMapping; onDone: () => void }) {
  const [name, setName] = useState(row.name);
  const rename = useAct(renameMapping, { refreshes: ['imports'], onDone });
  return (
    <form className={css.keep} onSubmit={(event) => { event.preventDefault(); void rename.run({ params: { mappingId: row.id }, body: { name } }); }}>
      <TextInput aria-label={`New name for ${row.name}`} value={name} maxLength={120} data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
      <ActButton type="submit" size="xs" busy={rename.busy} disabled={name.trim() === ''}>Rename</ActButton>
      <ActButton kind="bare" size="xs" onClick={onDone}>Leave it</ActButton>
      <ProblemNote problem={rename.problem} />
    </form>
  );
}

function KeptRow({ row }: { row: KeptMapping }) {
  const [doing, setDoing] = useState<'rename' | 'forget' | null>(null);
  const forget = useAct(forgetMapping, { refreshes: ['imports'], onDone: () => setDoing(null) });
  const stop = (): void => setDoing(null);
  return (
    <Row>
      {doing === 'rename' ? <Rename row={row} onDone={stop} /> : (
        <div className={css.keptRow}>
          <div>
            <p className={css.sentence}>{row.name}</p>
            <p className={css.small}>{kindLabels[row.kind]} · {row.used} of {row.columns} columns · {filesText(row.files)}</p>
          </div>
          <ActButton kind="bare" size="xs" aria-label={`Rename ${row.name}`} onClick={() => setDoing('rename')}>Rename</ActButton>
          <ActButton kind="bare" size="xs" aria-label={`Forget ${row.name}`} onClick={() => setDoing('forget')}>Forget</ActButton>
        </div>
      )}
      <ConfirmAct open={doing === 'forget'} onClose={stop} title={`Forget how the columns of “${row.name}” go?`} consequence="The next such file is recognised from its headers again. Files that went in stay as they are." undo="never" act="Forget it" busy={forget.busy} problem={forget.problem} onConfirm={() => void forget.run({ params: { mappingId: row.id } })} />
    </Row>
  );
}

export function KeptList() {
  const list = useRead(listMappings, {});
  const rows = list.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <Card fit="flush" title="Kept columns" aside="Proposed for the next such file">
      <Rows label="Kept columns">{rows.map((row) => <KeptRow key={row.id} row={row} />)}</Rows>
    </Card>
  );
}
