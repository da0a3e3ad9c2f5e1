/** How the file was read, what is worth knowing about it, and the way to say otherwise: sheet, header line, encoding, delimiter. */
import { Select } from '@mantine/core';
import { useState } from 'react';
import { delimiters, readAgain, type ImportReading, type ImportRun } from '#contract/imports';
import { encodingLabels, encodings } from '#domain/import/encoding';
import { useAct } from '../../platform/act.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card } from '../../ui/card.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { readingText, said, toldUnreadable, type Said } from './reading-words.ts';
import css from './bring.module.css';

const delimiterLabels = { comma: 'Comma', semicolon: 'Semicolon', tab: 'Tab', bar: 'Bar |' } as const;

type ChoiceProps = { reading: ImportReading; busy: boolean; onSay: (say: Said) => void };

function Choices({ reading, busy, onSay }: ChoiceProps) {
  const isText = reading.format === 'text';
  return (
    <div className={css.readings}>
      {reading.sheets.length > 1 ? (
        <Select
          label="Sheet" value={reading.sheet} allowDeselect={false} disabled={busy} onChange={(sheet) => { if (sheet !== null) onSay({ sheet }); }}
          data={reading.sheets.map(({ name, rows, isHidden }) => ({ value: name, label: `${name} · ${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'}${isHidden ? ' · hidden' : ''}` }))}
        />
      ) : null}
      {isText || reading.format === 'html' ? <Select label="Encoding" value={reading.encoding} data={encodings.map((value) => ({ value, label: encodingLabels[value] }))} searchable allowDeselect={false} disabled={busy} maxDropdownHeight={320} onChange={(encoding) => { if (encoding !== null) onSay({ encoding: encoding as ImportReading['encoding'] }); }} /> : null}
      {isText ? <Select label="Columns divided by" value={reading.delimiter} data={delimiters.map((value) => ({ value, label: delimiterLabels[value] }))} allowDeselect={false} disabled={busy} onChange={(delimiter) => { if (delimiter !== null) onSay({ delimiter: delimiter as NonNullable<ImportReading['delimiter']> }); }} /> : null}
    </div>
  );
}

/** The first lines as they stand; one of them names the columns, or none does. */
function HeaderLines({ reading, busy, onSay }: ChoiceProps) {
  return (
    <fieldset className={css.top} disabled={busy}>
      <legend>Which line names the columns?</legend>
      <div className={css.topLines}>
        {reading.top.map(({ line, cells }) => (
          <label key={line} data-header={line === reading.headerLine || undefined}>
            <input type="radio" name="headerLine" checked={line === reading.headerLine} onChange={() => onSay({ headerLine: line })} />
            <span className={css.line}>{`line ${line}`}</span>
            <span className={css.topCells}>{cells.map((cell, at) => <span key={`${line}.${at}`}>{cell === '' ? '\u00A0' : cell}</span>)}</span>
          </label>
        ))}
        <label data-header={reading.headerLine === null || undefined}>
          <input type="radio" name="headerLine" checked={reading.headerLine === null} onChange={() => onSay({ headerLine: 'none' })} />
          <span className={css.topNone}>None: the first row is data already</span>
        </label>
      </div>
    </fieldset>
  );
}

export function ReadingCard({ run }: { run: ImportRun }) {
  const { reading } = run;
  const [isOpen, setOpen] = useState(false);
  const again = useAct(readAgain, { refreshes: ['imports'] });
  const onSay = (say: Said): void => void again.run({ params: { importId: run.id }, body: { version: run.version, ...said(reading, say) } });
  return (
    <Card title="How it was read" aside={<ActButton size="xs" kind="bare" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>{isOpen ? 'Done' : 'Read it otherwise'}</ActButton>}>
      <div className={css.reading}>
        <p>{readingText(reading, run.titles)}</p>
        {reading.notes.length === 0 ? null : <ul className={css.notes}>{reading.notes.map(({ code, sentence }) => <li key={code}>{sentence}</li>)}</ul>}
        <ProblemNote problem={toldUnreadable(again.problem)} />
        {isOpen ? (
          <>
            <Choices reading={reading} busy={again.busy} onSay={onSay} />
            {reading.format === 'json' ? null : <HeaderLines reading={reading} busy={again.busy} onSay={onSay} />}
            {again.busy ? <p role="status" className="hb-quiet">Reading the file with that…</p> : <p className="hb-quiet">What you choose is read at once; columns are recognised anew.</p>}
          </>
        ) : null}
      </div>
    </Card>
  );
}
