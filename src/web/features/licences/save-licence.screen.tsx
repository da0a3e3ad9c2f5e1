/** Adding a licence, and correcting one; what somebody else changed meanwhile is shown. */
import { useParams, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod';
import { consolePage } from '#contract/console-page';
import { LicenceFields, createLicence, readLicence, updateLicence } from '#contract/licences';
import type { Licence } from '#contract/licences';
import { useAct } from '../../platform/act.ts';
import { call } from '../../platform/api.ts';
import { changedOnly, orNull } from '../../platform/blank.ts';
import { useContractForm } from '../../platform/form.ts';
import type { ContractForm } from '../../platform/form.ts';
import { useRead } from '../../platform/read.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConflictNote, differences } from '../../ui/conflict-note.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState, ProblemNote } from '../../ui/error-state.tsx';
import { FieldGrid, FieldPart } from '../../ui/field-grid.tsx';
import { CustomFieldParts } from '../../ui/custom-fields.tsx';
import { CheckField, DateField, FormStack, NumberField, TextField } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';

const { shape } = LicenceFields;
const LicenceForm = z.object({
  product: z.string().trim().min(1, 'Which product?').max(200), vendor: orNull(shape.vendor), contractNumber: orNull(shape.contractNumber),
  seatsTotal: z.union([z.number().int().min(0).max(1_000_000), z.literal('')]).transform((value, context) => {
    if (value !== '') return value;
    context.addIssue({ code: 'custom', message: 'How many were bought?' });
    return z.NEVER;
  }),
  renewsOn: orNull(shape.renewsOn), seatCost: orNull(shape.seatCost), currency: orNull(shape.currency), billing: orNull(shape.billing), ownerName: orNull(shape.ownerName), licenceKey: orNull(shape.licenceKey), holdsData: z.boolean(), custom: z.record(z.string(), z.unknown()),
});
type In = z.input<typeof LicenceForm>;
type Out = z.output<typeof LicenceForm>;

const labels: Record<Exclude<keyof In, 'licenceKey' | 'custom'>, string> = { product: 'Product', vendor: 'Vendor', contractNumber: 'Contract', seatsTotal: 'Seats', renewsOn: 'Renews on', seatCost: 'Cost of a seat', currency: 'Currency', billing: 'Billed', ownerName: 'Owner', holdsData: 'Holds work' };
const emptyLicence: In = { product: '', vendor: '', contractNumber: '', seatsTotal: '', renewsOn: '', seatCost: '', currency: '', billing: '', ownerName: '', licenceKey: '', holdsData: false, custom: {} };
const formOf = (licence: Licence): In => ({
  product: licence.product, vendor: licence.vendor ?? '', contractNumber: licence.contractNumber ?? '', seatsTotal: licence.seatsTotal, renewsOn: licence.renewsOn ?? '', seatCost: licence.seatCost ?? '', currency: licence.currency ?? '',
  billing: licence.billing ?? '', ownerName: licence.ownerName ?? '', licenceKey: '', holdsData: licence.holdsData, custom: licence.custom,
});

function Parts({ form, keyEnd = null }: { form: ContractForm<In, Out>; keyEnd?: string | null }) {
  return (
    <>
      <FieldPart title="The licence">
        <FieldGrid>
          <TextField label="Product" required {...form.field('product')} />
          <TextField label="Vendor" {...form.field('vendor')} />
          <NumberField label="Seats" required description="As many as were bought." min={0} {...form.field('seatsTotal')} />
          <TextField label="Owner" description="Who decides on renewing it." {...form.field('ownerName')} />
        </FieldGrid>
        <CheckField label="Holds work" description="Drawings, customers, passwords lie in its seats: a case asks who takes them over, and plans the hand-over before a seat is given back." {...form.field('holdsData')} />
      </FieldPart>
      <FieldPart title="The contract">
        <FieldGrid>
          <DateField label="Renews on" {...form.field('renewsOn')} />
          <TextField label="Billed" placeholder="yearly" {...form.field('billing')} />
          <TextField label="Cost of a seat" placeholder="540.00" {...form.field('seatCost')} />
          <TextField label="Currency" placeholder="EUR" {...form.field('currency')} onChange={(value) => form.set({ currency: value.toUpperCase() })} />
          <TextField label="Contract number" {...form.field('contractNumber')} />
          <TextField label="Licence key" serial description={keyEnd === null ? 'Only its end is shown later.' : `Ends in ${keyEnd.replace('…', '')}. Left empty: it stays.`} {...form.field('licenceKey')} />
        </FieldGrid>
      </FieldPart>
      <CustomFieldParts kind="licence" value={form.values.custom} onChange={(custom) => form.set({ custom })} errorAt={form.errorAt} />
    </>
  );
}

const Existing = ({ id }: { id: unknown }) => (typeof id === 'string' ? <ActButton size="xs" href={consolePage.licence(id)}>Open that licence</ActButton> : null);

function AddForm() {
  const router = useRouter();
  const form = useContractForm({ schema: LicenceForm, initial: emptyLicence, draft: 'licence.new' });
  const add = useAct(createLicence, {
    onDone: (licence) => {
      showToast(`${licence.product} is here`);
      router.history.push(consolePage.licence(licence.id));
    },
    onProblem: (problem) => form.showProblem(problem),
  });
  return (
    <FormStack
      label="A new licence"
      onSubmit={form.submit(async (value) => (await add.run({ body: value })) !== undefined)}
      acts={
        <>
          <ActButton type="submit" kind="primary" busy={add.busy}>Add it</ActButton>
          <ActButton href={consolePage.licences()}>Not now</ActButton>
        </>
      }
    >
      <Parts form={form} />
      <ProblemNote problem={add.problem} act={<Existing id={(add.problem?.facts['licence'] as { id?: unknown } | undefined)?.id} />} />
    </FormStack>
  );
}

function EditForm({ licence }: { licence: Licence }) {
  const router = useRouter();
  const [before, setBefore] = useState(licence);
  const [theirs, setTheirs] = useState<Licence | null>(null);
  const [sent, setSent] = useState<Out | null>(null);
  const form = useContractForm({ schema: LicenceForm, initial: formOf(licence), draft: `licence.${licence.id}.${licence.version}` });
  const save = useAct(updateLicence, {
    onDone: (saved) => {
      showToast('Saved');
      router.history.push(consolePage.licence(saved.id));
    },
    onProblem: (problem) => {
      form.showProblem(problem);
      if (problem.code === 'conflict') void call(readLicence, { params: { licenceId: licence.id } }).then(setTheirs, () => undefined);
    },
  });
  const send = async (value: Out, version: number) => {
    setSent(value);
    return (await save.run({ params: { licenceId: licence.id }, body: { ...changedOnly(value, LicenceForm.parse(formOf(before))), version } })) !== undefined;
  };
  const takeTheirs = (now: Licence) => {
    setBefore(now);
    form.reset(formOf(now));
    setTheirs(null);
    save.reset();
  };
  return (
    <FormStack
      label="The licence"
      onSubmit={form.submit((value) => send(value, theirs?.version ?? before.version))}
      acts={
        <>
          <ActButton type="submit" kind="primary" busy={save.busy} disabled={!form.changed}>Save</ActButton>
          <ActButton href={consolePage.licence(licence.id)}>Leave it as it is</ActButton>
        </>
      }
    >
      <Parts form={form} keyEnd={licence.licenceKeyEnd} />
      {save.problem?.code === 'conflict' && theirs !== null && sent !== null ? (
        <ConflictNote changes={differences(labels, formOf(before), formOf(theirs), form.values)} busy={save.busy} onKeepMine={() => void send(sent, theirs.version)} onTakeTheirs={() => takeTheirs(theirs)} />
      ) : (
        <ProblemNote problem={save.problem} />
      )}
    </FormStack>
  );
}

export function AddLicenceScreen() {
  return (
    <Page title="Add a licence" width="narrow" parent={{ label: 'Licences', href: consolePage.licences() }}>
      <Card>
        <AddForm />
      </Card>
    </Page>
  );
}

export function EditLicenceScreen() {
  const { licenceId } = useParams({ strict: false }) as { licenceId: string };
  const licence = useRead(readLicence, { params: { licenceId } });
  return (
    <Page title={licence.data === undefined ? 'Edit a licence' : `Edit ${licence.data.product}`} width="narrow" parent={{ label: 'Back to the licence', href: consolePage.licence(licenceId) }}>
      {licence.data !== undefined ? <Card><EditForm key={licenceId} licence={licence.data} /></Card> : licence.isError ? <ErrorState problem={licence.error} onRetry={() => void licence.refetch()} /> : <LoadingRows label="Reading the licence" />}
    </Page>
  );
}
