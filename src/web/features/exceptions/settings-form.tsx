/** What is said of a list: its words, whose it is, when it matters, who is told. One form for changing and for making one. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ExceptionDetails } from '#contract/exceptions';
import { ExceptionSettings } from '#contract/exceptions';
import { listMemberNames } from '#contract/members';
import { roles } from '#domain/access/permission';
import type { Role } from '#domain/access/permission';
import { inLargestUnit, tellings } from '#domain/exception/list-settings';
import { changedOnly } from '../../platform/blank.ts';
import { useContractForm } from '../../platform/form.ts';
import type { FieldBinding } from '../../platform/form.ts';
import type { Problem } from '../../platform/problem.ts';
import { useRead } from '../../platform/read.ts';
import { useSession } from '../../platform/session.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { CheckGroup } from '../../ui/check-group.tsx';
import { ConflictNote, differences } from '../../ui/conflict-note.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { CheckField, FormStack, NumberField, SelectField, TextAreaField, TextField } from '../../ui/field.tsx';
import { FieldGrid, FieldPart } from '../../ui/field-grid.tsx';
import { ownerName, tellingWords } from './exception-words.ts';

const tones = [
  { value: 'late', label: 'Wrong: it should never be' }, { value: 'due', label: 'Due: it needs a look' },
  { value: 'hold', label: 'Held: it waits for somebody' }, { value: 'moving', label: 'Moving: it is on its way' }, { value: 'quiet', label: 'Quiet: good to know' },
] as const;
const roleChoices = roles.map((role) => ({ value: role, label: ownerName(role) }));

/** A choice that is always one of those offered, for a field that also knows none. */
const chosen = <V extends string>(bound: FieldBinding<V>): FieldBinding<V | null> => ({ ...bound, onChange: (value) => { if (value !== null) bound.onChange(value); } });

export type SettingsFormProps = {
  initial: ExceptionSettings;
  about?: Pick<ExceptionDetails, 'after' | 'usualThresholdMinutes'> | null;
  draft: string;
  act: string;
  busy: boolean;
  problem: Problem | null;
  onSave: (settings: ExceptionSettings) => Promise<boolean>;
  /** What somebody else has saved meanwhile, once a conflict was met. */
  theirs?: ExceptionSettings | null;
  onTakeTheirs?: () => void;
  children?: ReactNode;
};

const fieldLabels = {
  title: 'Name', about: 'What makes a row belong here', ownerRole: 'Who keeps it as it should be', ownerId: 'One person of them', tone: 'How much it weighs', allowed: 'Rows that are still fine', thresholdMinutes: 'Minutes after its date',
  tell: 'When it is told', tellRoles: 'Roles that are told', tellIds: 'People who are told', isOff: 'Switched off',
} as const satisfies Record<keyof ExceptionSettings, string>;

/** Values as a person reads them, for telling apart whose is which. */
const inWords = (settings: ExceptionSettings, nameOf: (id: string) => string): Record<keyof ExceptionSettings, unknown> => ({
  ...settings, ownerRole: ownerName(settings.ownerRole), ownerId: settings.ownerId === null ? null : nameOf(settings.ownerId), tone: tones.find((one) => one.value === settings.tone)?.label, tell: tellingWords[settings.tell],
  tellRoles: settings.tellRoles.map(ownerName).join(', '), tellIds: settings.tellIds.map(nameOf).join(', '),
});

/** "It is usually 15 minutes." */
function usually(minutes: number | null | undefined): string {
  if (minutes === null || minutes === undefined) return '';
  const { amount, unit } = inLargestUnit(minutes);
  return ` Usually ${amount} ${amount === 1 ? unit.replace(/s$/, '') : unit}.`;
}

function TellPart({ form }: { form: ReturnType<typeof useContractForm<typeof ExceptionSettings>> }) {
  const names = useRead(listMemberNames, {});
  const { user } = useSession();
  const colleagues = (names.data?.rows ?? []).map((one) => ({ value: one.id, label: one.id === user.id ? `${one.name} (you)` : one.name }));
  return (
    <FieldPart title="Who is told" hint="One message for a person, whatever lists are in it. Nothing of a case under embargo is ever in a message.">
      <SelectField label="When" {...chosen(form.field('tell'))} choices={tellings.map((value) => ({ value, label: tellingWords[value] }))} />
      {form.values.tell === 'never' ? null : (
        <>
          <CheckGroup<Role> label="Everybody who is" {...form.field('tellRoles')} choices={roleChoices} columns={2} />
          {colleagues.length === 0 ? null : <CheckGroup<string> label="And these people" {...form.field('tellIds')} choices={colleagues} columns={2} />}
        </>
      )}
    </FieldPart>
  );
}

export function SettingsForm({ initial, about, draft, act, busy, problem, onSave, theirs = null, onTakeTheirs, children }: SettingsFormProps) {
  const [begun, setBegun] = useState(initial);
  const form = useContractForm({ schema: ExceptionSettings, initial, draft });
  const names = useRead(listMemberNames, {});
  const people = [{ value: '', label: 'Nobody in particular' }, ...(names.data?.rows ?? []).map((one) => ({ value: one.id, label: one.name }))];
  const nameOf = (id: string) => names.data?.rows.find((one) => one.id === id)?.name ?? 'somebody';
  // Once somebody else has saved, only what was changed here goes over it.
  const save = (mine: ExceptionSettings) => onSave(theirs === null ? mine : { ...theirs, ...changedOnly(mine, begun) });
  const takeTheirs = (now: ExceptionSettings) => {
    setBegun(now);
    form.reset(now);
    onTakeTheirs?.();
  };
  const { after } = about ?? { after: null };
  const owner = form.field('ownerId');
  const minutes = form.field('thresholdMinutes');
  return (
    <FormStack label="The list" onSubmit={form.submit(save)} acts={<>{children}<ActButton type="submit" kind="primary" busy={busy}>{act}</ActButton></>}>
      <TextField label="Name" first {...form.field('title')} />
      <TextAreaField label="What makes a row belong here" description="Read by whoever opens the list" rows={2} {...form.field('about')} />
      <FieldGrid>
        <SelectField label="Who keeps it as it should be" {...chosen(form.field('ownerRole'))} choices={roleChoices} />
        <SelectField label="One person of them" {...owner} value={owner.value ?? ''} onChange={(value) => owner.onChange(value === '' ? null : value)} choices={people} searchable />
      </FieldGrid>
      <FieldGrid>
        <SelectField label="How much it weighs" {...chosen(form.field('tone'))} choices={tones} />
        <NumberField label="Rows that are still fine" description="Up to so many, nobody is told and the home page is silent" min={0} {...form.field('allowed')} value={form.values.allowed} onChange={(value) => form.set({ allowed: value === '' ? 0 : value })} />
      </FieldGrid>
      {after === null ? null : (
        <NumberField
          label={`Minutes after ${after}`} description={`From then on a row belongs in the list; a day has 1,440.${usually(about?.usualThresholdMinutes)}`} min={0}
          {...minutes} value={minutes.value ?? 0} onChange={(value) => minutes.onChange(value === '' ? 0 : value)}
        />
      )}
      <TellPart form={form} />
      <CheckField label="Switched off" description="Not counted, not shown on the home page, nobody is told" {...form.field('isOff')} />
      {theirs === null ? <ProblemNote problem={problem} /> : (
        <ConflictNote
          changes={differences(fieldLabels, inWords(begun, nameOf), inWords(theirs, nameOf), inWords(form.values, nameOf))} busy={busy}
          onKeepMine={form.submit(save)} onTakeTheirs={() => takeTheirs(theirs)}
        />
      )}
    </FormStack>
  );
}
