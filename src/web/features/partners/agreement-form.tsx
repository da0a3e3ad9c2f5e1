/** The agreement as fields: whom, when we come, how much of their time, what we promise. */
import { Chip, Select } from '@mantine/core';
import { useState } from 'react';
import { PartnerFields, partnerStatuses } from '#contract/partners';
import type { Partner, PartnerFields as Fields } from '#contract/partners';
import { useContractForm } from '../../platform/form.ts';
import type { Problem } from '../../platform/problem.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { DateField, FormStack, NumberField, SelectField, TextAreaField, TextField } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { statusWords, weekdays } from './partner-words.ts';
import { useFoundPeople, useLocations, useMailrooms } from './queries.ts';
import css from './partners.module.css';

type Props = { partner: Partner | null; act: string; busy: boolean; problem: Problem | null; onBack: () => void; onSubmit: (body: Fields) => Promise<unknown> };

const atFirst = (partner: Partner | null): Fields => ({
  department: partner?.department ?? '', locationId: partner?.location.id ?? '', placeId: partner?.place?.id ?? null, leadPersonId: partner?.lead?.id ?? null, status: partner?.status ?? 'stranger', minutesCeiling: partner?.minutesCeiling ?? null,
  dwellLimitHours: partner?.dwellLimitHours ?? 48, pickupWeekdays: partner?.pickupWeekdays ?? [], hours: partner?.hours ?? null, secondsPerItem: partner?.secondsPerItem ?? 40, ownPromises: partner?.ownPromises ?? [], reviewOn: partner?.reviewOn ?? null,
});

/** A few letters find the person; the chosen one stays named. */
function LeadField({ value, name, onChange }: { value: string | null; name: string | null; onChange: (id: string | null) => void }) {
  const [typed, setTyped] = useState('');
  const found = useFoundPeople(typed);
  const people = (found.data?.rows ?? []).map((person) => ({ value: person.id, label: [person.name, person.title ?? person.department].filter(Boolean).join(', ') }));
  const data = value !== null && name !== null && !people.some((one) => one.value === value) ? [{ value, label: name }, ...people] : people;
  return <Select label="Whom we speak with" description="Type a name" data={data} value={value} onChange={onChange} onSearchChange={setTyped} searchable clearable filter={({ options }) => options} nothingFoundMessage={typed.trim().length < 2 ? 'Type two letters' : 'Nobody by that name'} />;
}

export function AgreementForm({ partner, act, busy, problem, onBack, onSubmit }: Props) {
  const form = useContractForm({ schema: PartnerFields, initial: atFirst(partner) });
  const [promises, setPromises] = useState((partner?.ownPromises ?? []).join('\n'));
  const locations = useLocations();
  const rooms = useMailrooms(form.values.locationId);
  const number = (name: 'minutesCeiling' | 'dwellLimitHours' | 'secondsPerItem') => ({ ...form.field(name), value: form.values[name] ?? ('' as const), onChange: (value: number | '') => form.set({ [name]: value === '' ? (name === 'minutesCeiling' ? null : undefined) : value }) });
  const text = (name: 'hours' | 'reviewOn') => ({ ...form.field(name), value: form.values[name] ?? '', onChange: (value: string) => form.set({ [name]: value === '' ? null : value }) });
  return (
    <FormStack
      label="Agreement" onSubmit={form.submit(async (body) => (await onSubmit({ ...body, ownPromises: promises.split('\n').map((line) => line.trim()).filter((line) => line !== '') })) !== undefined)}
      acts={<><ActButton type="submit" kind="primary" busy={busy}>{act}</ActButton><ActButton onClick={onBack}>Back</ActButton></>}
    >
      <TextField label="Department" {...form.field('department')} required first />
      <SelectField label="Location" {...form.field('locationId')} value={form.values.locationId === '' ? null : form.values.locationId} onChange={(id) => form.set({ locationId: id ?? '', placeId: null })} choices={(locations.data?.rows ?? []).map((one) => ({ value: one.id, label: one.name }))} />
      <SelectField label="Which mailroom" {...form.field('placeId')} value={form.values.placeId ?? null} onChange={(id) => form.set({ placeId: id })} clearable placeholder="The whole location" choices={(rooms.data?.rows ?? []).map((one) => ({ value: one.id, label: one.name }))} />
      <LeadField value={form.values.leadPersonId ?? null} name={partner?.lead?.name ?? null} onChange={(id) => form.set({ leadPersonId: id })} />
      <SelectField label="Where it stands" {...form.field('status')} value={form.values.status ?? 'stranger'} onChange={(status) => form.set({ status: status ?? 'stranger' })} choices={partnerStatuses.map((value) => ({ value, label: statusWords[value].label }))} />
      <NumberField label="Minutes a month, at most" description="Of their time, agreed with them; empty when nothing is agreed" {...number('minutesCeiling')} min={0} />
      <NumberField label="Seconds for one thing" description="What storing one box takes them" {...number('secondsPerItem')} min={1} />
      <NumberField label="Nothing waits longer than" description="In hours; 48 are two working days" {...number('dwellLimitHours')} min={1} suffix=" h" />
      <fieldset className={css.days}>
        <legend>We come on</legend>
        <Chip.Group multiple value={(form.values.pickupWeekdays ?? []).map(String)} onChange={(days) => form.set({ pickupWeekdays: days.map(Number) })}>
          <div className={css.chips}>{weekdays.map((day, index) => <Chip key={day} value={String(index + 1)} variant="outline">{day}</Chip>)}</div>
        </Chip.Group>
      </fieldset>
      <TextField label="When they are there" {...text('hours')} placeholder="Mon–Fri 8–18" />
      <TextAreaField label="What we promise, in our words" description="One promise a line: “We bring the locked cabinet.”" name="ownPromises" value={promises} error={null} onChange={setPromises} onBlur={() => undefined} rows={3} />
      <DateField label="We look at it again" {...text('reviewOn')} />
      <ProblemNote problem={problem} />
    </FormStack>
  );
}
