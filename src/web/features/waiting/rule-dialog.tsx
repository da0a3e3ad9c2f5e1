/** "Always do this": a rule made from one cell, for every file with the same columns. */
import { Modal, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { makeRule, type WaitingDetail } from '#contract/waiting';
import { useAct } from '../../platform/act.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import css from './waiting.module.css';

/** What stands in front of the value that was meant. */
const prefixOf = (file: string, now: string): string => (now !== '' && file.length > now.length && file.toLowerCase().endsWith(now.toLowerCase()) ? file.slice(0, file.length - now.length) : '');

export function RuleDialog({ row, column, onClose }: { row: WaitingDetail; column: number; onClose: () => void }) {
  const cell = row.cells.find((each) => each.index === column);
  const header = cell?.header.trim() ? cell.header : `column ${column + 1}`;
  const proposed = row.reasons.flatMap((reason) => reason.proposals).map((proposal) => proposal.edit.cells?.[String(column)]).find((text) => text !== undefined);
  const meant = cell === undefined || cell.now !== cell.file ? (cell?.now ?? '') : (proposed ?? '');
  const prefix = prefixOf(cell?.file ?? '', meant);
  const [what, setWhat] = useState<'strip_prefix' | 'replace' | 'skip'>(prefix === '' ? 'replace' : 'strip_prefix');
  const [text, setText] = useState(prefix);
  const [by, setBy] = useState(meant);
  const [name, setName] = useState('');
  const file = cell?.file ?? '';
  const usual = what === 'strip_prefix' ? `${header} without “${text}”` : what === 'skip' ? `Leave “${file}” alone` : by === '' ? `“${file}” is empty` : `“${file}” means “${by}”`;
  const make = useAct(makeRule, { refreshes: ['waiting'], onDone: (rule) => { showToast(`From now on: ${rule.sentence}`); onClose(); } });
  const body = what === 'strip_prefix' ? { do: what, column, prefix: text } : what === 'skip' ? { do: what, column, text: file } : { do: what, column, text: file, with: by };
  return (
    <Modal opened onClose={onClose} title={`Always, for files like ${row.fileName}`} size={520} closeOnClickOutside={false}>
      <form className={css.form} onSubmit={(event) => { event.preventDefault(); void make.run({ params: { rowId: row.id }, body: { name: (name.trim() === '' ? usual : name.trim()).slice(0, 120), what: body } }); }}>
        <Radio.Group value={what} onChange={(value) => setWhat(value as typeof what)} label={`When “${header}” is “${file.slice(0, 60)}”`}>
          <div className={css.form}>
            <Radio value="replace" label="Read it as something else, or as empty" />
            <Radio value="strip_prefix" label="Take something away from the front, in every row" />
            <Radio value="skip" label="Leave such rows alone" />
          </div>
        </Radio.Group>
        {what === 'replace' ? <TextInput label="Read it as" description="Empty: as if the cell were empty" value={by} onChange={(event) => setBy(event.currentTarget.value)} /> : null}
        {what === 'strip_prefix' ? <TextInput label="Take away" value={text} onChange={(event) => setText(event.currentTarget.value)} required /> : null}
        <TextInput label="Name of the rule" placeholder={usual} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <p className="hb-quiet">It holds for every file with the same columns, says in each preview how many rows it touched, and can be ended at any time. Rows that wait already are read with it too.</p>
        <ProblemNote problem={make.problem} />
        <div className={css.acts}><ActButton onClick={onClose}>Not now</ActButton><ActButton type="submit" kind="primary" busy={make.busy} disabled={what === 'strip_prefix' && text === ''}>Always do this</ActButton></div>
      </form>
    </Modal>
  );
}
