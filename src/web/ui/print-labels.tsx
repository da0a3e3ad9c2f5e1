/** Labels for chosen rows: on which sheet, from which place of it on; drawn behind the page, with progress, then handed over as a PDF. */
import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { Selection } from '#contract/bulk';
import { cancelPrint, downloadPrint, labelForms, printLabels, readPrint } from '#contract/labels';
import type { PrintJob } from '#contract/labels';
import { useAct } from '../platform/act.ts';
import { useDownload } from '../platform/download.ts';
import { usePreference } from '../platform/preference.ts';
import { useRead } from '../platform/read.ts';
import { ActButton } from './act-button.tsx';
import { ProblemNote } from './error-state.tsx';
import css from './chosen-acts.module.css';

type Form = (typeof labelForms)[number];
type Kind = PrintJob['kind'];
const forms: { readonly [F in Form]: { readonly name: string; readonly says: string; readonly columns: number; readonly rows: number } } = {
  'a4-63x38': { name: '63.5 × 38 mm', says: 'A4, 21 a sheet (L7160)', columns: 3, rows: 7 }, 'a4-99x57': { name: '99 × 57 mm', says: 'A4, 10 a sheet (L7173)', columns: 2, rows: 5 }, 'a4-38x21': { name: '38 × 21 mm', says: 'A4, 65 a sheet (L7651)', columns: 5, rows: 13 },
  'a4-25x10': { name: '25 × 10 mm', says: 'A4, 189 a sheet (L4731)', columns: 7, rows: 27 }, 'letter-67x25': { name: '2⅝ × 1 in', says: 'Letter, 30 a sheet (5160)', columns: 3, rows: 10 }, 'letter-102x51': { name: '4 × 2 in', says: 'Letter, 10 a sheet (5163)', columns: 2, rows: 5 },
  'letter-44x13': { name: '1¾ × ½ in', says: 'Letter, 80 a sheet (5167)', columns: 4, rows: 20 }, 'roll-62x29': { name: '62 × 29 mm', says: 'Label printer, one by one', columns: 1, rows: 1 }, 'roll-2x1in': { name: '2 × 1 in', says: 'Label printer, one by one', columns: 1, rows: 1 },
};

function Paper({ columns, rows }: { columns: number; rows: number }) {
  const shown = Math.min(rows, 9);
  return <span className={css.paper} aria-hidden style={{ gridTemplateColumns: `repeat(${columns}, 1fr)`, gridAutoRows: `${Math.max(3, Math.floor(40 / shown) - 1)}px` }}>{Array.from({ length: columns * shown }, (_, at) => <i key={at} />)}</span>;
}

function StartAt({ form, skip, onSkip, count }: { form: Form; skip: number; onSkip: (skip: number) => void; count: number }) {
  const { columns, rows } = forms[form];
  if (columns * rows === 1) return <p className="hb-quiet">{count.toLocaleString('en-GB')} {count === 1 ? 'label' : 'labels'}, one after another from the roll.</p>;
  const sheets = Math.ceil((count + skip) / (columns * rows));
  return (
    <div className={css.pick}>
      <div className={css.start} role="group" aria-label="First free label of the sheet" style={{ gridTemplateColumns: `repeat(${columns}, 1fr)` }}>
        {Array.from({ length: columns * rows }, (_, at) => <button key={at} type="button" className={css.cell} data-used={at < skip || undefined} data-first={at === skip || undefined} aria-label={`Row ${Math.floor(at / columns) + 1}, column ${(at % columns) + 1}`} aria-pressed={at === skip} onClick={() => onSkip(at)} />)}
      </div>
      <p className="hb-quiet">Begin at the first free label: tap it when part of the sheet is used. {count.toLocaleString('en-GB')} {count === 1 ? 'label needs' : 'labels need'} {sheets.toLocaleString('en-GB')} {sheets === 1 ? 'sheet' : 'sheets'}. Print at 100 %, without fitting to the page.</p>
    </div>
  );
}

function Drawing({ id, onClose }: { id: string; onClose: () => void }) {
  const job = useRead(readPrint, { params: { printId: id } }, { refreshEvery: 1500 });
  const cancel = useAct(cancelPrint, { refreshes: ['labels'] });
  const file = useDownload(downloadPrint);
  const it = job.data;
  if (it === undefined) return <ProblemNote problem={job.error ?? null} />;
  const busy = it.status === 'waiting' || it.status === 'drawing';
  return (
    <div className={css.form}>
      <p role="status">
        {busy ? `Drawing ${it.done.toLocaleString('en-GB')} of ${it.total.toLocaleString('en-GB')}` : it.status === 'done' ? `${it.done.toLocaleString('en-GB')} ${it.done === 1 ? 'label is' : 'labels are'} ready${it.leftOut === 0 ? '' : `; ${it.leftOut.toLocaleString('en-GB')} without a tag or serial number left out`}` : it.status === 'cancelled' ? 'Stopped; nothing is kept' : (it.error ?? 'It failed')}
      </p>
      {busy ? <div className={css.progress}><i style={{ width: `${Math.round((100 * it.done) / Math.max(1, it.total))}%` }} /></div> : null}
      <ProblemNote problem={cancel.problem ?? file.problem} />
      <div className={css.foot}>
        {busy ? <ActButton busy={cancel.busy} onClick={() => void cancel.run({ params: { printId: id } })}>Stop</ActButton> : <ActButton onClick={onClose}>Close</ActButton>}
        {it.status === 'done' ? <ActButton kind="primary" busy={file.busy} onClick={() => void file.start({ params: { printId: id } }, `labels-${it.createdAt.slice(0, 10)}.pdf`)}>Save the PDF</ActButton> : null}
      </div>
    </div>
  );
}

export function PrintLabels({ kind, selection, count, onClose }: { kind: Kind; selection: Selection; count: number; onClose: () => void }) {
  const [form, setForm] = usePreference<Form>(`labels.${kind}`, kind === 'parcel' ? 'a4-99x57' : 'a4-63x38');
  const [skip, setSkip] = useState(0);
  const print = useAct(printLabels, { refreshes: ['labels'] });
  const perSheet = forms[form].columns * forms[form].rows;
  const noun = kind === 'parcel' ? (count === 1 ? 'box' : 'boxes') : count === 1 ? 'asset' : 'assets';
  return (
    <Modal opened onClose={onClose} title={`Labels for ${count.toLocaleString('en-GB')} ${noun}`} size={680}>
      {print.answer !== null ? <Drawing id={print.answer.id} onClose={onClose} /> : (
        <div className={css.form}>
          <div className={css.sheets} role="radiogroup" aria-label="Sheet">
            {labelForms.map((one) => (
              <button key={one} type="button" role="radio" aria-checked={form === one} className={css.sheet} onClick={() => { setForm(one); setSkip(0); }}>
                <Paper columns={forms[one].columns} rows={forms[one].rows} />
                <span><strong>{forms[one].name}</strong>{forms[one].says}</span>
              </button>
            ))}
          </div>
          <StartAt form={form} skip={Math.min(skip, perSheet - 1)} onSkip={setSkip} count={count} />
          <ProblemNote problem={print.problem} />
          <div className={css.foot}>
            <ActButton onClick={onClose}>Not now</ActButton>
            <ActButton kind="primary" busy={print.busy} onClick={() => void print.run({ body: { kind, selection, form, ...(skip === 0 ? {} : { skip }) } })}>Draw the labels</ActButton>
          </div>
        </div>
      )}
    </Modal>
  );
}
