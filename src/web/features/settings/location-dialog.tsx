/** One location's clock, holidays and address. */
import { Modal } from '@mantine/core';
import { z } from 'zod';
import { LocationFields, createLocation, updateLocation } from '#contract/people';
import type { Location } from '#contract/people';
import { useAct } from '../../platform/act.ts';
import { orNull } from '../../platform/blank.ts';
import { useContractForm } from '../../platform/form.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { FieldGrid } from '../../ui/field-grid.tsx';
import { CheckField, FormStack, SelectField, TextAreaField, TextField } from '../../ui/field.tsx';
import { readHolidays } from './holiday-text.ts';

/** The names that files bring, too. */
const addressParts = { street: 'Street and number', street2: 'Second line', postalCode: 'Postcode', city: 'City', region: 'State or province' } as const;
type AddressPart = keyof typeof addressParts;

const AddressText = z.string().trim().max(300);

const LocationForm = z.object({
  name: LocationFields.shape.name, code: orNull(LocationFields.shape.code), country: orNull(z.string().length(2, 'Two letters, such as PT').nullish()), isSite: z.boolean(),
  timeZone: z.string().nullable().transform((zone, context) => {
    if (zone !== null) return zone;
    context.addIssue({ code: 'custom', message: 'Which clock does it follow?' });
    return z.NEVER;
  }),
  street: AddressText, street2: AddressText, postalCode: AddressText, city: AddressText, region: AddressText,
  holidays: z.string().transform((text, context) => {
    const read = readHolidays(text);
    if (read.unread.length > 0) context.addIssue({ code: 'custom', message: `Not a date: ${read.unread.slice(0, 3).join(', ')}. Write 2026-12-25.` });
    return read.dates;
  }),
});

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')].map((value) => ({ value, label: value.replaceAll('_', ' ') }));
const textAt = (location: Location | null, part: AddressPart): string => (typeof location?.address[part] === 'string' ? location.address[part] : '');

const formOf = (location: Location | null): z.input<typeof LocationForm> => ({
  name: location?.name ?? '', code: location?.code ?? '', country: location?.country ?? '', isSite: location?.isSite ?? true, timeZone: location?.timeZone ?? null,
  street: textAt(location, 'street'), street2: textAt(location, 'street2'), postalCode: textAt(location, 'postalCode'), city: textAt(location, 'city'), region: textAt(location, 'region'), holidays: (location?.holidays ?? []).join('\n'),
});

/** Parts of the address that this form does not know stay as they were. */
function bodyOf({ street, street2, postalCode, city, region, ...fields }: z.output<typeof LocationForm>, before: Location | null) {
  const known = { street, street2, postalCode, city, region };
  const others = Object.entries(before?.address ?? {}).filter(([name, value]) => !(name in addressParts) && typeof value === 'string') as [string, string][];
  return { ...fields, address: { ...Object.fromEntries(others), ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== '')) } };
}

export function LocationDialog({ location, onClose }: { location: Location | null; onClose: () => void }) {
  const form = useContractForm({ schema: LocationForm, initial: formOf(location), draft: `location.${location?.id ?? 'new'}` });
  const settings = {
    onDone: () => {
      showToast(location === null ? 'The location is here' : 'Saved; dates of cases follow when they are planned anew');
      onClose();
    },
    onProblem: (problem: Parameters<typeof form.showProblem>[0]) => form.showProblem(problem),
  };
  const create = useAct(createLocation, settings);
  const update = useAct(updateLocation, settings);
  const send = async (value: z.output<typeof LocationForm>) => (location === null ? await create.run({ body: bodyOf(value, null) }) : await update.run({ params: { locationId: location.id }, body: bodyOf(value, location) })) !== undefined;
  return (
    <Modal opened onClose={onClose} title={location === null ? 'Add a location' : location.name} size={600} closeOnClickOutside={false}>
      <FormStack
        label="Location"
        onSubmit={form.submit(send)}
        acts={
          <>
            <ActButton type="submit" kind="primary" busy={create.busy || update.busy}>{location === null ? 'Add it' : 'Save'}</ActButton>
            <ActButton onClick={onClose}>Not now</ActButton>
          </>
        }
      >
        <FieldGrid>
          <TextField label="Name" required first {...form.field('name')} />
          <SelectField label="Time zone" required searchable choices={zones} {...form.field('timeZone')} />
          <TextField label="Code" placeholder="LIS" {...form.field('code')} />
          <TextField label="Country" placeholder="PT" {...form.field('country')} onChange={(value) => form.set({ country: value.toUpperCase().slice(0, 2) })} />
        </FieldGrid>
        <CheckField label="This is a site" description="It has rooms of ours; members can be limited to it, and it stands in the choice above." {...form.field('isSite')} />
        <FieldGrid>
          {(Object.keys(addressParts) as AddressPart[]).map((part) => <TextField key={part} label={addressParts[part]} {...form.field(part)} />)}
        </FieldGrid>
        <TextAreaField label="Holidays" description="One a line, as 2026-12-25. Return dates skip them." rows={4} {...form.field('holidays')} />
        <ProblemNote problem={create.problem ?? update.problem} />
      </FormStack>
    </Modal>
  );
}
