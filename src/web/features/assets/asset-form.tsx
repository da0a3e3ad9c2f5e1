/** The fields of an asset's record, for adding and for correcting one. Status and custodian are not among them: they change by acts. */
import { z } from 'zod';
import { AssetFields, ownerships } from '#contract/assets';
import type { Asset } from '#contract/assets';
import { listLocations } from '#contract/people';
import type { Ref } from '#contract/people';
import { categories, factsOfCategory } from '#domain/asset/category';
import { numberOrNull, orNull } from '../../platform/blank.ts';
import type { ContractForm } from '../../platform/form.ts';
import { useRead } from '../../platform/read.ts';
import { categoryWord, ownershipWords } from '../../ui/asset-words.ts';
import { FieldGrid, FieldPart } from '../../ui/field-grid.tsx';
import { CheckField, DateField, NumberField, SelectField, TextAreaField, TextField } from '../../ui/field.tsx';
import { CustomFieldParts } from '../../ui/custom-fields.tsx';
import { PickPerson } from '../../ui/pick-person.tsx';

const { shape } = AssetFields;
const text = (rule: z.ZodType<string | null | undefined, string | null | undefined>) => orNull(rule);

export const AssetForm = z.object({
  assetTag: text(shape.assetTag), serialNumber: text(shape.serialNumber), name: text(shape.name), manufacturer: text(shape.manufacturer), model: text(shape.model),
  category: z.string().min(1, 'What is it?'), ownership: z.enum(ownerships), ownerName: text(shape.ownerName), dataBearing: z.boolean(),
  assigneeId: z.string().nullable(), assigneeDepartment: text(shape.assigneeDepartment), locationId: z.string().nullable(),
  purchasedOn: text(shape.purchasedOn), purchaseCost: text(shape.purchaseCost), currency: text(shape.currency), orderNumber: text(shape.orderNumber),
  warrantyMonths: numberOrNull(0, 600), leaseEndsOn: text(shape.leaseEndsOn), reservedFor: text(shape.reservedFor), notes: text(shape.notes), custom: z.record(z.string(), z.unknown()),
});
export type AssetFormIn = z.input<typeof AssetForm>;
export type AssetFormOut = z.output<typeof AssetForm>;

export const fieldLabels: Record<Exclude<keyof AssetFormIn, 'custom'>, string> = {
  assetTag: 'Asset tag', serialNumber: 'Serial number', name: 'Name', manufacturer: 'Manufacturer', model: 'Model', category: 'Category', ownership: 'Owned by', ownerName: 'Owner’s name', dataBearing: 'Holds data',
  assigneeId: 'Meant for', assigneeDepartment: 'Meant for department', locationId: 'Location', purchasedOn: 'Bought on', purchaseCost: 'Cost', currency: 'Currency', orderNumber: 'Order number',
  warrantyMonths: 'Warranty in months', leaseEndsOn: 'Lease ends on', reservedFor: 'Reserved for', notes: 'Notes',
};

export const emptyAsset: AssetFormIn = {
  assetTag: '', serialNumber: '', name: '', manufacturer: '', model: '', category: 'laptop', ownership: 'own', ownerName: '', dataBearing: true, assigneeId: null, assigneeDepartment: '', locationId: null,
  purchasedOn: '', purchaseCost: '', currency: '', orderNumber: '', warrantyMonths: '', leaseEndsOn: '', reservedFor: '', notes: '', custom: {},
};

export const formOf = (asset: Asset): AssetFormIn => ({
  assetTag: asset.assetTag ?? '', serialNumber: asset.serialNumber ?? '', name: asset.name ?? '', manufacturer: asset.manufacturer ?? '', model: asset.model ?? '', category: asset.category, ownership: asset.ownership,
  ownerName: asset.ownerName ?? '', dataBearing: asset.dataBearing, assigneeId: asset.assignee?.kind === 'person' ? asset.assignee.id : null, assigneeDepartment: asset.assignee?.kind === 'department' ? asset.assignee.name : '',
  locationId: asset.location?.id ?? null, purchasedOn: asset.purchasedOn ?? '', purchaseCost: asset.purchaseCost ?? '', currency: asset.currency ?? '', orderNumber: asset.orderNumber ?? '', warrantyMonths: asset.warrantyMonths ?? '',
  leaseEndsOn: asset.leaseEndsOn ?? '', reservedFor: asset.reservedFor ?? '', notes: asset.notes ?? '', custom: asset.custom,
});

type Form = ContractForm<AssetFormIn, AssetFormOut>;

function WhatItIs({ form }: { form: Form }) {
  const known = (categories as readonly string[]).includes(form.values.category);
  const choices = [...categories.map((value) => ({ value: value as string, label: categoryWord(value) })), ...(known || form.values.category === '' ? [] : [{ value: form.values.category, label: categoryWord(form.values.category) }])];
  const category = form.field('category');
  return (
    <FieldPart title="What it is">
      <FieldGrid>
        <SelectField label="Category" choices={choices} searchable {...category} onChange={(value) => form.set({ category: value ?? '', dataBearing: factsOfCategory(value ?? '').dataBearing })} />
        <TextField label="Model" {...form.field('model')} />
        <TextField label="Asset tag" serial {...form.field('assetTag')} />
        <TextField label="Serial number" description="As on its label." serial {...form.field('serialNumber')} />
        <TextField label="Manufacturer" {...form.field('manufacturer')} />
        <TextField label="Name" description="If people call it by one." {...form.field('name')} />
      </FieldGrid>
      <CheckField label="It holds data" description="Then it is sanitised, with a verified record, before anyone else gets it." {...form.field('dataBearing')} />
    </FieldPart>
  );
}

function WhoseItIs({ form, assignee }: { form: Form; assignee: Ref | null }) {
  const locations = useRead(listLocations, {});
  return (
    <FieldPart title="Whose it is, and for whom">
      <FieldGrid>
        <SelectField label="Owned by" choices={ownerships.map((value) => ({ value, label: ownershipWords[value] }))} {...form.field('ownership')} onChange={(value) => form.set({ ownership: value ?? 'own' })} />
        <TextField label="Owner’s name" disabled={form.values.ownership === 'own'} {...form.field('ownerName')} />
        <PickPerson label="Meant for" description="Who should have it; who has it now is another fact." known={assignee} {...form.field('assigneeId')} onChange={(value) => form.set({ assigneeId: value, ...(value === null ? {} : { assigneeDepartment: '' }) })} />
        <TextField label="Or for a department" description="When it is nobody’s in particular." disabled={form.values.assigneeId !== null} {...form.field('assigneeDepartment')} />
        <SelectField label="Location" clearable choices={(locations.data?.rows ?? []).map((one) => ({ value: one.id, label: one.name }))} searchable {...form.field('locationId')} />
        <TextField label="Reserved for" description="A new starter, a project." {...form.field('reservedFor')} />
      </FieldGrid>
    </FieldPart>
  );
}

export function AssetFormParts({ form, assignee = null }: { form: Form; assignee?: Ref | null }) {
  return (
    <>
      <WhatItIs form={form} />
      <WhoseItIs form={form} assignee={assignee} />
      <FieldPart title="Bought or leased">
        <FieldGrid>
          <DateField label="Bought on" {...form.field('purchasedOn')} />
          <TextField label="Order number" {...form.field('orderNumber')} />
          <TextField label="Cost" placeholder="1299.00" {...form.field('purchaseCost')} />
          <TextField label="Currency" placeholder="EUR" {...form.field('currency')} onChange={(value) => form.set({ currency: value.toUpperCase() })} />
          <NumberField label="Warranty in months" min={0} max={600} {...form.field('warrantyMonths')} />
          <DateField label="Lease ends on" {...form.field('leaseEndsOn')} />
        </FieldGrid>
        <TextAreaField label="Notes" rows={3} {...form.field('notes')} />
      </FieldPart>
      <CustomFieldParts kind="asset" value={form.values.custom} onChange={(custom) => form.set({ custom })} errorAt={form.errorAt} />
    </>
  );
}
