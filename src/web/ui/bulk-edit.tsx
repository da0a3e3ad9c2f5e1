/** Choosing what is to become of the chosen records: fields and values. Nothing changes here; the preview comes first. */
import { Modal, Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { startBulk } from '#contract/bulk';
import type { Selection } from '#contract/bulk';
import { consolePage } from '#contract/console-page';
import { listLocations } from '#contract/people';
import { bulkFields, customPrefix } from '#domain/bulk/bulk-fields';
import type { BulkField } from '#domain/bulk/bulk-fields';
import type { FieldChange } from '#domain/bulk/decide-row';
import type { FieldKind } from '#domain/field/custom-field';
import { useAct } from '../platform/act.ts';
import { useRead } from '../platform/read.ts';
import { useMay } from '../platform/session.ts';
import { ActButton } from './act-button.tsx';
import { countOf } from './bulk-words.ts';
import { useCustomFields } from './custom-fields.tsx';
import { ProblemNote } from './error-state.tsx';
import { DateField, SelectField, TextField } from './field.tsx';
import { PickPerson } from './pick-person.tsx';
import css from './chosen-acts.module.css';

type Way = 'set' | 'clear' | 'replace';
type Draft = { readonly field: string; readonly way: Way; readonly value: string; readonly find: string; readonly by: string };
const emptyDraft: Draft = { field: '', way: 'set', value: '', find: '', by: '' };

/** The fields that may be changed together, the organisation's own among them. */
function useFields(kind: FieldKind): readonly BulkField[] {
  const may = useMay();
  const own = useCustomFields(kind).filter((field) => field.archivedAt === null).map((field): BulkField => ({
    id: customPrefix + field.key, label: field.label, clearable: !field.isRequired, input: field.type === 'date' ? 'date' : field.type === 'choice' || field.type === 'flag' ? 'choice' : 'text',
    ...(field.type === 'choice' ? { choices: field.options.map((value) => ({ value, label: value })) } : field.type === 'flag' ? { choices: [{ value: 'true', label: 'Yes' }, { value: 'false', label: 'No' }] } : {}),
  }));
  const known = bulkFields[kind].map((field) => (field.input === 'act' && !may('dispositions.decide') ? { ...field, choices: (field.choices ?? []).filter((one) => one.value !== 'dispose') } : field));
  return [...known, ...own];
}

function changeOf(draft: Draft, field: BulkField | undefined): FieldChange | null {
  if (field === undefined) return null;
  if (draft.way === 'clear') return { field: field.id, do: 'clear' };
  if (draft.way === 'replace') return draft.find === '' ? null : { field: field.id, do: 'replace', find: draft.find, with: draft.by };
  const value = draft.value.trim();
  if (value === '') return null;
  if (field.input === 'flag') return { field: field.id, do: 'set', value: value === 'true' };
  if (field.input === 'number') return Number.isInteger(Number(value)) ? { field: field.id, do: 'set', value: Number(value) } : null;
  return { field: field.id, do: 'set', value };
}

function ValueField({ field, draft, set }: { field: BulkField; draft: Draft; set: (change: Partial<Draft>) => void }) {
  const locations = useRead(listLocations, {}, { enabled: field.input === 'location' });
  const bound = { name: `value-${field.id}`, error: null, onBlur: () => undefined, label: field.input === 'act' ? 'What happened' : 'New value' };
  const chosen = { ...bound, value: draft.value === '' ? null : draft.value, onChange: (value: string | null) => set({ value: value ?? '' }) };
  switch (field.input) {
    case 'person': return <PickPerson {...chosen} />;
    case 'location': return <SelectField {...chosen} searchable choices={(locations.data?.rows ?? []).map((one) => ({ value: one.id, label: one.name }))} />;
    case 'choice': case 'act': return <SelectField {...chosen} choices={[...(field.choices ?? [])]} />;
    case 'flag': return <SelectField {...chosen} choices={[{ value: 'true', label: 'Yes' }, { value: 'false', label: 'No' }]} />;
    case 'date': return <DateField {...bound} value={draft.value} onChange={(value) => set({ value })} />;
    case 'number': case 'text': return <TextField {...bound} value={draft.value} onChange={(value) => set({ value })} />;
  }
}

const waysOf = (field: BulkField | undefined): { value: Way; label: string }[] => [
  { value: 'set', label: 'becomes' }, ...(field?.clearable === true ? [{ value: 'clear' as const, label: 'is emptied' }] : []), ...(field?.input === 'text' ? [{ value: 'replace' as const, label: 'replace text' }] : []),
];

type ChangeProps = { fields: readonly BulkField[]; taken: readonly string[]; draft: Draft; set: (change: Partial<Draft>) => void; remove: (() => void) | null };

function ChangeRow({ fields, taken, draft, set, remove }: ChangeProps) {
  const field = fields.find((one) => one.id === draft.field);
  return (
    <div className={css.change}>
      <div className={css.changeHead}>
        <Select label="Field" data={fields.filter((one) => one.id === draft.field || !taken.includes(one.id)).map((one) => ({ value: one.id, label: one.label }))} value={draft.field || null} onChange={(next) => set({ field: next ?? '', way: 'set', value: '', find: '', by: '' })} searchable placeholder="Which one?" allowDeselect={false} />
        {field === undefined || field.input === 'act' ? <span /> : <Select aria-label="What becomes of it" data={waysOf(field)} value={draft.way} onChange={(next) => set({ way: (next ?? 'set') as Way })} allowDeselect={false} />}
        {remove === null ? <span /> : <ActButton kind="bare" icon={IconX} onClick={remove} aria-label={`Leave out ${field?.label ?? 'this field'}`}>{''}</ActButton>}
      </div>
      {field === undefined || draft.way === 'clear' ? null : draft.way === 'replace' ? (
        <div className={css.replace}>
          <TextField name="find" error={null} onBlur={() => undefined} label="This text" description="Wherever it stands, whatever its case." value={draft.find} onChange={(find) => set({ find })} />
          <TextField name="by" error={null} onBlur={() => undefined} label="becomes" description="Left empty: it is taken out." value={draft.by} onChange={(by) => set({ by })} />
        </div>
      ) : <ValueField key={field.id} field={field} draft={draft} set={set} />}
    </div>
  );
}

export function BulkEdit({ kind, selection, count, onClose }: { kind: FieldKind; selection: Selection; count: number; onClose: () => void }) {
  const router = useRouter();
  const fields = useFields(kind);
  const [drafts, setDrafts] = useState<readonly Draft[]>([emptyDraft]);
  const start = useAct(startBulk, { refreshes: ['bulk'], onDone: (bulk) => router.history.push(consolePage.bulkChange(bulk.id)) });
  const changes = drafts.map((draft) => changeOf(draft, fields.find((field) => field.id === draft.field)));
  const isAct = drafts.some((draft) => draft.field === 'act');
  const ready = changes.length > 0 && changes.every((change) => change !== null);
  const set = (at: number, change: Partial<Draft>) => setDrafts(drafts.map((draft, place) => (place === at ? { ...draft, ...change } : draft)));
  return (
    <Modal opened onClose={onClose} title={`Change ${countOf(kind, count)}`} size={620} closeOnClickOutside={false}>
      <form
        className={css.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void start.run({ body: { kind, selection, changes: changes.filter((change) => change !== null) } });
        }}
      >
        {drafts.map((draft, at) => <ChangeRow key={at} fields={fields} taken={drafts.map((one) => one.field)} draft={draft} set={(change) => set(at, change)} remove={drafts.length === 1 ? null : () => setDrafts(drafts.filter((_, place) => place !== at))} />)}
        {isAct ? <p className="hb-quiet">An act on the status stands alone, and cannot be undone here.</p> : <div><ActButton size="xs" kind="bare" icon={IconPlus} onClick={() => setDrafts([...drafts, emptyDraft])}>Another field</ActButton></div>}
        <ProblemNote problem={start.problem} />
        <div className={css.foot}>
          <p>Next you see what would change, record by record. Nothing changes before that.</p>
          <ActButton onClick={onClose}>Not now</ActButton>
          <ActButton type="submit" kind="primary" busy={start.busy} disabled={!ready || (isAct && drafts.length > 1)}>See what it touches</ActButton>
        </div>
      </form>
    </Modal>
  );
}
