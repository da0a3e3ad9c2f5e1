/** The fields of a person, for adding and for correcting one. */
import { z } from 'zod';
import { PersonFields, employments, listLocations, workModes } from '#contract/people';
import type { Person, Ref } from '#contract/people';
import { orNull } from '../../platform/blank.ts';
import type { ContractForm } from '../../platform/form.ts';
import { useRead } from '../../platform/read.ts';
import { FieldGrid, FieldPart } from '../../ui/field-grid.tsx';
import { DateField, SelectField, TextField } from '../../ui/field.tsx';
import { CustomFieldParts } from '../../ui/custom-fields.tsx';
import { PickPerson } from '../../ui/pick-person.tsx';
import { employmentWords, modeWords } from './person-words.ts';

const { shape } = PersonFields;

export const PersonForm = z.object({
  name: z.string().trim().min(1, 'What are they called?').max(200), givenName: orNull(shape.givenName), familyName: orNull(shape.familyName), employeeNumber: orNull(shape.employeeNumber), email: orNull(shape.email), phone: orNull(shape.phone),
  department: orNull(shape.department), title: orNull(shape.title), costCentre: orNull(shape.costCentre), managerId: z.string().nullable(), locationId: z.string().nullable(), employment: z.enum(employments), workMode: z.enum(workModes),
  country: orNull(z.string().length(2, 'Two letters, such as PT').nullish()), timeZone: z.string().nullable(), startsOn: orNull(shape.startsOn), endsOn: orNull(shape.endsOn), custom: z.record(z.string(), z.unknown()),
});
export type PersonFormIn = z.input<typeof PersonForm>;
export type PersonFormOut = z.output<typeof PersonForm>;

export const personLabels: Record<Exclude<keyof PersonFormIn, 'custom'>, string> = {
  name: 'Name', givenName: 'Given name', familyName: 'Family name', employeeNumber: 'Number', email: 'E-mail', phone: 'Phone', department: 'Department', title: 'Title', costCentre: 'Cost centre', managerId: 'Manager', locationId: 'Location',
  employment: 'Employment', workMode: 'Works', country: 'Country', timeZone: 'Time zone', startsOn: 'First day', endsOn: 'Last day',
};

export const emptyPerson: PersonFormIn = {
  name: '', givenName: '', familyName: '', employeeNumber: '', email: '', phone: '', department: '', title: '', costCentre: '', managerId: null, locationId: null, employment: 'employee', workMode: 'office', country: '', timeZone: null, startsOn: '', endsOn: '', custom: {},
};

/** The zone a person was given, and not the one their location gives them, is not told apart by the record; left as it is unless changed. */
export const personFormOf = (person: Person): PersonFormIn => ({
  name: person.name, givenName: person.givenName ?? '', familyName: person.familyName ?? '', employeeNumber: person.employeeNumber ?? '', email: person.email ?? '', phone: person.phone ?? '', department: person.department ?? '',
  title: person.title ?? '', costCentre: person.costCentre ?? '', managerId: person.manager?.id ?? null, locationId: person.location?.id ?? null, employment: person.employment, workMode: person.workMode, country: person.country ?? '',
  timeZone: person.timeZone, startsOn: person.startsOn ?? '', endsOn: person.endsOn ?? '', custom: person.custom,
});

type Form = ContractForm<PersonFormIn, PersonFormOut>;
const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')].map((value) => ({ value, label: value.replaceAll('_', ' ') }));

export function PersonFormParts({ form, manager = null, personId }: { form: Form; manager?: Ref | null; personId?: string }) {
  const locations = useRead(listLocations, {});
  return (
    <>
      <FieldPart title="Who they are">
        <FieldGrid>
          <TextField label="Name" required description="As colleagues know it." {...form.field('name')} />
          <TextField label="Number" description="From HR; files are matched by it." serial {...form.field('employeeNumber')} />
          <TextField label="Given name" {...form.field('givenName')} />
          <TextField label="Family name" {...form.field('familyName')} />
          <TextField label="E-mail" type="email" {...form.field('email')} />
          <TextField label="Phone" type="tel" {...form.field('phone')} />
        </FieldGrid>
      </FieldPart>
      <FieldPart title="Where they work">
        <FieldGrid>
          <PickPerson label="Manager" description="Answers one question when they leave." known={manager} {...(personId === undefined ? {} : { except: personId })} {...form.field('managerId')} />
          <TextField label="Department" {...form.field('department')} />
          <TextField label="Title" {...form.field('title')} />
          <TextField label="Cost centre" {...form.field('costCentre')} />
          <SelectField label="Location" clearable searchable choices={(locations.data?.rows ?? []).map((one) => ({ value: one.id, label: one.name }))} {...form.field('locationId')} />
          <SelectField label="Works" choices={workModes.map((value) => ({ value, label: modeWords[value] }))} {...form.field('workMode')} onChange={(value) => form.set({ workMode: value ?? 'office' })} />
          <SelectField label="Time zone" description="Left empty: their location’s." clearable searchable choices={zones} {...form.field('timeZone')} />
          <TextField label="Country" placeholder="PT" {...form.field('country')} onChange={(value) => form.set({ country: value.toUpperCase().slice(0, 2) })} />
        </FieldGrid>
      </FieldPart>
      <FieldPart title="Employment">
        <SelectField label="Employment" choices={employments.map((value) => ({ value, label: employmentWords[value] }))} {...form.field('employment')} onChange={(value) => form.set({ employment: value ?? 'employee' })} />
        <FieldGrid>
          <DateField label="First day" {...form.field('startsOn')} />
          <DateField label="Last day" description="A date here opens no case; New leaver does." {...form.field('endsOn')} />
        </FieldGrid>
      </FieldPart>
      <CustomFieldParts kind="person" value={form.values.custom} onChange={(custom) => form.set({ custom })} errorAt={form.errorAt} />
    </>
  );
}
