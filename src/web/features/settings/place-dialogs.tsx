/** Adding places and slots, changing one, closing and reopening it. */
import { Modal } from '@mantine/core';
import { z } from 'zod';
import { listLocations } from '#contract/people';
import { closePlace, createPlace, createSlots, placeKinds, placeSizes, reopenPlace, updatePlace } from '#contract/places';
import type { Place, PlaceWithSlots } from '#contract/places';
import { slotCodes } from '#domain/place/slot-range';
import { useAct } from '../../platform/act.ts';
import { useContractForm } from '../../platform/form.ts';
import type { ContractForm } from '../../platform/form.ts';
import { useRead } from '../../platform/read.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { FieldGrid } from '../../ui/field-grid.tsx';
import { CheckField, FormStack, NumberField, SelectField, TextField } from '../../ui/field.tsx';
import { heldText, kindWords, sizeWords } from './place-words.ts';

const wanted = (message: string) =>
  z.string().nullable().transform((value, context) => {
    if (value !== null && value !== '') return value;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
const Capacity = z.union([z.number().int('A whole number').min(1, 'At least one').max(1000), z.literal('')]).transform((value) => (value === '' ? 1 : value));
const roomKinds = placeKinds.filter((kind) => kind !== 'slot');
const sizes = placeSizes.map((value) => ({ value, label: sizeWords[value] }));

type Sized = { size: Place['size']; capacity: number | ''; isQuarantine: boolean };
function SizeFields<V extends Sized, O>({ form }: { form: ContractForm<V, O> }) {
  const shared = form as unknown as ContractForm<Sized, O>;
  return (
    <>
      <FieldGrid>
        <SelectField label="Size" choices={sizes} {...shared.field('size')} onChange={(value) => shared.set({ size: value ?? 'any' })} />
        <NumberField label="Takes" description="Things at once." min={1} max={1000} {...shared.field('capacity')} />
      </FieldGrid>
      <CheckField label="Quarantine" description="Only for what must be set aside: swollen batteries, legal holds, doubt." {...shared.field('isQuarantine')} />
    </>
  );
}

const AddForm = z.object({ kind: z.enum(placeKinds).exclude(['slot']), locationId: wanted('At which location?'), code: z.string().trim().min(1, 'A short code, such as M1').max(20), name: z.string().trim().max(120) });

export function AddPlace({ onClose }: { onClose: () => void }) {
  const locations = useRead(listLocations, {});
  const form = useContractForm({ schema: AddForm, initial: { kind: 'stockroom', locationId: null, code: '', name: '' }, draft: 'place.new' });
  const add = useAct(createPlace, {
    onDone: (place) => {
      showToast(`${place.name} is here`);
      onClose();
    },
    onProblem: (problem) => form.showProblem(problem),
  });
  return (
    <Modal opened onClose={onClose} title="Add a place" size={480} closeOnClickOutside={false}>
      <FormStack
        label="A new place"
        onSubmit={form.submit(async ({ name, ...value }) => (await add.run({ body: { ...value, ...(name === '' ? {} : { name }) } })) !== undefined)}
        acts={
          <>
            <ActButton type="submit" kind="primary" busy={add.busy}>Add it</ActButton>
            <ActButton onClick={onClose}>Not now</ActButton>
          </>
        }
      >
        <SelectField label="What it is" choices={roomKinds.map((value) => ({ value, label: kindWords[value] }))} {...form.field('kind')} onChange={(value) => form.set({ kind: value ?? 'stockroom' })} />
        <SelectField label="Location" required searchable choices={(locations.data?.rows ?? []).map((one) => ({ value: one.id, label: one.name }))} {...form.field('locationId')} />
        <FieldGrid>
          <TextField label="Code" required description="Stands on its label." serial {...form.field('code')} />
          <TextField label="Name" description="Left empty: what it is." {...form.field('name')} />
        </FieldGrid>
        <ProblemNote problem={add.problem} />
      </FormStack>
    </Modal>
  );
}

const SlotsForm = z.object({ codes: z.string().trim().min(1, 'Such as A1..D4, Q1').max(400), size: z.enum(placeSizes), capacity: Capacity, isQuarantine: z.boolean() });

/** What the codes typed so far would make, before anything is made. */
function slotsText(codes: string): string {
  const read = slotCodes(codes);
  if (!read.ok) return 'Ranges as A1..D4, single codes with commas between.';
  const { value } = read;
  return `${value.length} ${value.length === 1 ? 'slot' : 'slots'}: ${value.slice(0, 6).join(', ')}${value.length > 6 ? ` … ${value.at(-1)}` : ''}`;
}

export function AddSlots({ place, onClose }: { place: PlaceWithSlots; onClose: () => void }) {
  const form = useContractForm({ schema: SlotsForm, initial: { codes: '', size: 'any', capacity: 1, isQuarantine: false }, draft: `slots.${place.id}` });
  const add = useAct(createSlots, {
    onDone: ({ created, left }) => {
      showToast(`${created.length} ${created.length === 1 ? 'slot' : 'slots'} added${left.length === 0 ? '' : `; ${left.length} were there already`}`);
      onClose();
    },
    onProblem: (problem) => form.showProblem(problem),
  });
  return (
    <Modal opened onClose={onClose} title={`Add slots to ${place.name}, ${place.location.name}`} size={480} closeOnClickOutside={false}>
      <FormStack
        label="New slots"
        onSubmit={form.submit(async (value) => (await add.run({ params: { placeId: place.id }, body: value })) !== undefined)}
        acts={
          <>
            <ActButton type="submit" kind="primary" busy={add.busy}>Add them</ActButton>
            <ActButton onClick={onClose}>Not now</ActButton>
          </>
        }
      >
        <TextField label="Codes" placeholder="A1..D4" description={slotsText(form.values.codes)} first serial {...form.field('codes')} />
        <SizeFields form={form} />
        <ProblemNote problem={add.problem} />
      </FormStack>
    </Modal>
  );
}

const EditForm = z.object({ code: z.string().trim().min(1, 'A code').max(20), name: z.string().trim().min(1, 'A name').max(120), size: z.enum(placeSizes), capacity: Capacity, isQuarantine: z.boolean() });

export function EditPlace({ place, onClose, onCloseIt }: { place: Place; onClose: () => void; onCloseIt: () => void }) {
  const form = useContractForm({ schema: EditForm, initial: { code: place.code, name: place.name, size: place.size, capacity: place.capacity, isQuarantine: place.isQuarantine }, draft: `place.${place.id}.${place.version}` });
  const save = useAct(updatePlace, {
    onDone: () => {
      showToast('Saved');
      onClose();
    },
    onProblem: (problem) => form.showProblem(problem),
  });
  const isSlot = place.kind === 'slot';
  return (
    <Modal opened onClose={onClose} title={`${kindWords[place.kind]} ${place.code}, ${place.location.name}`} size={480} closeOnClickOutside={false}>
      <FormStack
        label="Place"
        onSubmit={form.submit(async (value) => (await save.run({ params: { placeId: place.id }, body: { ...value, version: place.version } })) !== undefined)}
        acts={
          <>
            <ActButton type="submit" kind="primary" busy={save.busy} disabled={!form.changed}>Save</ActButton>
            <ActButton onClick={onClose}>Leave it as it is</ActButton>
            {isSlot ? <ActButton kind="bare" onClick={onCloseIt}>{place.closedAt === null ? 'Close this slot' : 'Use it again'}</ActButton> : null}
          </>
        }
      >
        {isSlot ? <p className="hb-quiet">Holds: {heldText(place)}</p> : null}
        <FieldGrid>
          <TextField label="Code" serial {...form.field('code')} />
          <TextField label="Name" {...form.field('name')} />
        </FieldGrid>
        {isSlot ? <SizeFields form={form} /> : null}
        <ProblemNote problem={save.problem} />
      </FormStack>
    </Modal>
  );
}

export function ClosePlace({ place, onClose }: { place: Place; onClose: () => void }) {
  const closed = place.closedAt !== null;
  const done = (text: string) => () => {
    showToast(text);
    onClose();
  };
  const close = useAct(closePlace, { onDone: done(`${place.name} is closed`) });
  const reopen = useAct(reopenPlace, { onDone: done(`${place.name} is in use again`) });
  const params = { placeId: place.id };
  return closed ? (
    <ConfirmAct open onClose={onClose} title={`Use ${place.name} again?`} consequence="It is offered again wherever a place is chosen." act="Use it again" busy={reopen.busy} problem={reopen.problem} onConfirm={() => void reopen.run({ params })} />
  ) : (
    <ConfirmAct open onClose={onClose} title={`Close ${place.name}?`} consequence={`${heldText(place) === 'empty' ? 'It is empty' : `It holds ${heldText(place)}, and closes only when it is empty`}. Closed${place.kind === 'slot' ? '' : ', with its slots,'} it is not offered any more; what lay there stays in the chains of custody.`} act="Close it" busy={close.busy} problem={close.problem} onConfirm={() => void close.run({ params })} />
  );
}
