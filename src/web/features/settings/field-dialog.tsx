/** Adding a custom field, and renaming or explaining one. Its type changes in a step of its own, with a preview. */
import { Modal } from '@mantine/core';
import { z } from 'zod';
import { createField, updateField } from '#contract/fields';
import type { CustomField } from '#contract/fields';
import { fieldTypes } from '#domain/field/custom-field';
import type { FieldKind, FieldType } from '#domain/field/custom-field';
import { useAct } from '../../platform/act.ts';
import { useContractForm } from '../../platform/form.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { CheckField, ChoiceField, FormStack, TextAreaField, TextField } from '../../ui/field.tsx';

export const typeWords: { readonly [T in FieldType]: string } = { text: 'Text', number: 'Number', date: 'Day', flag: 'Yes or no', choice: 'Choice' };
const typeSays: { readonly [T in FieldType]: string } = { text: 'Anything', number: 'Sorted and compared as a number', date: 'A day of the calendar', flag: 'Two answers', choice: 'One of a list' };

/** One choice a line. */
export const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

const FieldForm = z.object({ label: z.string().trim().min(1, 'What is it called?').max(80), type: z.enum(fieldTypes), options: z.string(), isRequired: z.boolean(), help: z.string().trim().max(300) });
const formOf = (field: CustomField | null): z.input<typeof FieldForm> => ({ label: field?.label ?? '', type: field?.type ?? 'text', options: field?.options.join('\n') ?? '', isRequired: field?.isRequired ?? false, help: field?.help ?? '' });
const nouns: { readonly [K in FieldKind]: string } = { person: 'people', asset: 'assets', licence: 'licences', account: 'accounts' };

export function FieldDialog({ kind, field, onClose }: { kind: FieldKind; field: CustomField | null; onClose: () => void }) {
  const form = useContractForm({ schema: FieldForm, initial: formOf(field), draft: `field.${field?.id ?? `new.${kind}`}` });
  const settings = {
    refreshes: ['fields'],
    onDone: (saved: CustomField) => {
      showToast(field === null ? `${saved.label} is a field of ${nouns[kind]} now` : 'Saved; values stay as they are');
      onClose();
    },
    onProblem: (problem: Parameters<typeof form.showProblem>[0]) => form.showProblem(problem),
  };
  const create = useAct(createField, settings);
  const update = useAct(updateField, settings);
  const send = async (value: z.output<typeof FieldForm>) => {
    const shared = { label: value.label, isRequired: value.isRequired, help: value.help === '' ? null : value.help, ...(value.type === 'choice' ? { options: linesOf(value.options) } : {}) };
    return (field === null ? await create.run({ body: { kind, type: value.type, ...shared } }) : await update.run({ params: { fieldId: field.id }, body: { ...shared, version: field.version } })) !== undefined;
  };
  return (
    <Modal opened onClose={onClose} title={field === null ? `A field of ${nouns[kind]}` : field.label} size={560} closeOnClickOutside={false}>
      <FormStack
        label="Field"
        onSubmit={form.submit(send)}
        acts={
          <>
            <ActButton type="submit" kind="primary" busy={create.busy || update.busy}>{field === null ? 'Add it' : 'Save'}</ActButton>
            <ActButton onClick={onClose}>Not now</ActButton>
          </>
        }
      >
        <TextField label="Name" required first description={field === null ? 'A file’s column of this name is recognised by it.' : 'Values stay; files may use the old name and the new one.'} {...form.field('label')} />
        {field === null ? <ChoiceField<FieldType> label="Type" columns={2} choices={fieldTypes.map((type) => ({ value: type, label: typeWords[type], detail: typeSays[type] }))} {...form.field('type')} onChange={(type) => form.set({ type: type ?? 'text' })} /> : null}
        {form.values.type === 'choice' ? <TextAreaField label="Choices" description="One a line, in the order they are offered. A value whose choice is taken out stays, and is shown as not fitting." rows={4} {...form.field('options')} /> : null}
        <TextField label="Help" description="Stands beside the field in forms." {...form.field('help')} />
        <CheckField label="It is needed" description="Asked for when a record is added, and never emptied. Records without it are shown." {...form.field('isRequired')} />
        <ProblemNote problem={create.problem ?? update.problem} />
      </FormStack>
    </Modal>
  );
}
