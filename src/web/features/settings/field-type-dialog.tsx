/** Another type for a field that has values: what becomes of each is seen first; what does not fit is mended or kept as it is. */
import { Checkbox, Modal, Select, Textarea } from '@mantine/core';
import { IconAlertCircle, IconArrowNarrowRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { changeFieldType, previewFieldType } from '#contract/fields';
import type { CustomField, FieldTypePreview } from '#contract/fields';
import { fieldTypes } from '#domain/field/custom-field';
import type { FieldType } from '#domain/field/custom-field';
import { useAct } from '../../platform/act.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { linesOf, typeWords } from './field-dialog.tsx';
import css from './settings.module.css';

const records = (count: number): string => `${count.toLocaleString('en-GB')} ${count === 1 ? 'record' : 'records'}`;

function Preview({ preview }: { preview: FieldTypePreview }) {
  if (preview.records === 0) return <p className="hb-quiet">No record has a value in it yet: nothing is rewritten.</p>;
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      <p role="status"><strong>{records(preview.fits)}</strong> fit, {preview.changes === 0 ? 'none is written differently' : `${preview.changes.toLocaleString('en-GB')} are written differently`}; {preview.unfit === 0 ? 'nothing is left over' : <strong style={{ color: 'var(--hb-due)' }}>{records(preview.unfit)} do not fit</strong>}.</p>
      <ul style={{ display: 'grid', gap: 4, margin: 0, padding: 0, listStyle: 'none', fontSize: 13 }}>
        {preview.samples.map((one) => (
          <li key={one.from} className={css.item} style={{ gap: 8 }}>
            <span style={{ overflowWrap: 'anywhere' }}>{one.from}</span>
            {one.to === null ? <span style={{ color: 'var(--hb-due)' }}><IconAlertCircle size={14} aria-hidden /> {one.message}</span> : <><IconArrowNarrowRight size={15} aria-hidden /><span>{one.to}</span></>}
            <span className="hb-quiet" style={{ marginInlineStart: 'auto' }}>{one.records.toLocaleString('en-GB')}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function FieldTypeDialog({ field, onClose }: { field: CustomField; onClose: () => void }) {
  const [type, setType] = useState<FieldType>(field.type);
  const [options, setOptions] = useState(field.options.join('\n'));
  const [keep, setKeep] = useState(false);
  const preview = useAct(previewFieldType, { refreshes: ['fields.previewType'] });
  const change = useAct(changeFieldType, {
    refreshes: ['fields', 'assets', 'people', 'licences', 'accounts'],
    onDone: (saved) => {
      showToast(`${saved.label} is ${typeWords[saved.type].toLowerCase()} now`);
      onClose();
    },
  });
  const body = { type, ...(type === 'choice' && linesOf(options).length > 0 ? { options: linesOf(options) } : {}) };
  const { run } = preview;
  const asked = JSON.stringify(body);
  useEffect(() => {
    const timer = setTimeout(() => void run({ params: { fieldId: field.id }, body: JSON.parse(asked) as typeof body }), 250);
    return () => clearTimeout(timer);
  }, [run, field.id, asked]);
  const unfit = preview.answer?.unfit ?? 0;
  return (
    <Modal opened onClose={onClose} title={`Another type for ${field.label}`} size={600} closeOnClickOutside={false}>
      <form
        style={{ display: 'grid', gap: 12 }}
        onSubmit={(event) => {
          event.preventDefault();
          void change.run({ params: { fieldId: field.id }, body: { ...body, version: field.version, ...(keep ? { keepUnfit: true } : {}) } });
        }}
      >
        <Select label="Type" data={fieldTypes.map((value) => ({ value, label: typeWords[value] }))} value={type} onChange={(value) => setType((value ?? 'text') as FieldType)} allowDeselect={false} />
        {type === 'choice' ? <Textarea label="Choices" description="One a line. Left empty: made from the values there are." autosize minRows={3} value={options} placeholder={preview.answer?.choices.join('\n')} onChange={(event) => setOptions(event.currentTarget.value)} /> : null}
        {preview.answer === null ? <p className="hb-quiet">{preview.busy ? 'Looking at the values' : ''}</p> : <Preview preview={preview.answer} />}
        {unfit === 0 ? null : <Checkbox label="Keep what does not fit as it is" description="It stays visible, marked as not fitting; or leave this and mend the values first." checked={keep} onChange={(event) => setKeep(event.currentTarget.checked)} />}
        <ProblemNote problem={change.problem ?? preview.problem} />
        <div style={{ display: 'flex', gap: 10, justifyContent: 'flex-end', flexWrap: 'wrap' }}>
          <ActButton onClick={onClose}>Not now</ActButton>
          <ActButton type="submit" kind="primary" busy={change.busy} disabled={preview.answer === null || (unfit > 0 && !keep) || (type === field.type && type !== 'choice')}>Change the type</ActButton>
        </div>
      </form>
    </Modal>
  );
}
