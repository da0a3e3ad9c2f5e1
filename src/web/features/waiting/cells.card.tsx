/**
 * The cells as they stood in the file, each to be mended in place. What is
 * typed stays in this tab until it is kept, whatever somebody else does meanwhile.
 */
import { TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { RowEdit, WaitingDetail } from '#contract/waiting';
import { clearDraft, readDraft, writeDraft } from '../../platform/draft.ts';
import type { Problem } from '../../platform/problem.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card } from '../../ui/card.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import css from './waiting.module.css';

type Typed = { readonly [index: string]: string };

function Cell({ cell, value, onChange, isOpen, onRule }: { cell: WaitingDetail['cells'][number]; value: string; onChange: (text: string) => void; isOpen: boolean; onRule: () => void }) {
  const name = cell.header.trim() === '' ? `Column ${cell.index + 1}` : cell.header;
  const isUsed = cell.label !== null;
  return (
    <div className={css.cell} data-wrong={cell.problems.length > 0 || undefined} data-unused={!isUsed || undefined}>
      <div className={css.cellName}><b>{name}</b>{cell.label !== null && cell.label !== name ? <span className={css.under}>{cell.label}</span> : null}{isUsed ? null : <span className={css.under}>not used</span>}</div>
      {isOpen && isUsed ? (
        <TextInput aria-label={`${name}${cell.label === null ? '' : ` (${cell.label})`}`} value={value} onChange={(event) => onChange(event.currentTarget.value)} error={cell.problems.length > 0 && value === cell.now ? cell.problems[0] : undefined} spellCheck={false} autoComplete="off" />
      ) : <p className={css.cellText}>{cell.now === '' ? <span className="hb-quiet">empty</span> : cell.now}</p>}
      <div className={css.cellSide}>
        {cell.now === cell.file && value === cell.file ? null : <span className={css.was}>in the file: {cell.file === '' ? 'empty' : cell.file}</span>}
        {isOpen && isUsed && cell.file !== '' && (cell.problems.length > 0 || cell.now !== cell.file) ? <button type="button" className={css.always} onClick={onRule}>Always…</button> : null}
      </div>
    </div>
  );
}

function Zones({ row, onSave, busy }: { row: WaitingDetail; onSave: (edit: RowEdit) => void; busy: boolean }) {
  const [zones, setZones] = useState<Typed>({});
  if (row.places.length === 0) return null;
  return (
    <form className={css.zones} onSubmit={(event) => { event.preventDefault(); onSave({ zones }); }}>
      {row.places.map((place) => <TextInput key={place.key} label={`Time zone of ${place.label}`} description="If it is a new place: an IANA name such as Europe/Lisbon" value={zones[place.key] ?? ''} onChange={(event) => setZones({ ...zones, [place.key]: event.currentTarget.value })} />)}
      <ActButton type="submit" size="xs" busy={busy} disabled={Object.values(zones).every((zone) => zone.trim() === '')}>It is a new place in this zone</ActButton>
    </form>
  );
}

export function CellsCard({ row, busy, problem, onSave, onRule }: { row: WaitingDetail; busy: boolean; problem: Problem | null; onSave: (edit: RowEdit) => Promise<WaitingDetail | undefined>; onRule: (column: number) => void }) {
  const draft = `waiting.${row.id}`;
  const [typed, setTyped] = useState<Typed>(() => readDraft<Typed>(draft) as Typed);
  const [all, setAll] = useState(false);
  const isOpen = row.state === 'waiting' && row.severity === 'blocks';
  const change = (index: number, text: string) => { const next = { ...typed, [index]: text }; setTyped(next); writeDraft(draft, next); };
  const changed = Object.fromEntries(Object.entries(typed).filter(([index, text]) => row.cells[Number(index)]?.now !== text));
  const count = Object.keys(changed).length;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (count === 0) return;
    if ((await onSave({ cells: changed })) !== undefined) { clearDraft(draft); setTyped({}); }
  };
  const used = row.cells.filter((cell) => cell.label !== null || cell.problems.length > 0);
  const shown = all ? row.cells : used;
  const order = [...shown].sort((a, b) => Number(b.problems.length > 0) - Number(a.problems.length > 0));
  return (
    <Card title={isOpen ? 'Mend it here' : 'The row'} aside="as it stood in the file" fit="flush">
      <form onSubmit={(event) => void submit(event)} className={css.cells}>
        {order.map((cell) => <Cell key={cell.index} cell={cell} value={typed[cell.index] ?? cell.now} onChange={(text) => change(cell.index, text)} isOpen={isOpen} onRule={() => onRule(cell.index)} />)}
        {problem === null ? null : <div className={css.padded}><ProblemNote problem={problem} act={count > 0 && problem.code === 'conflict' ? <ActButton size="xs" type="submit">Keep what I typed</ActButton> : undefined} /></div>}
        <div className={css.cellActs}>
          {isOpen && count > 0 ? <><ActButton type="submit" busy={busy}>Keep {count === 1 ? 'this change' : `${count} changes`} and look again</ActButton><ActButton kind="bare" onClick={() => { setTyped({}); clearDraft(draft); }}>Forget what I typed</ActButton></> : null}
          {used.length < row.cells.length ? <ActButton kind="bare" onClick={() => setAll(!all)}>{all ? 'Only columns that are used' : `All ${row.cells.length} columns`}</ActButton> : null}
        </div>
      </form>
      <Zones row={row} onSave={(edit) => void onSave(edit)} busy={busy} />
    </Card>
  );
}
