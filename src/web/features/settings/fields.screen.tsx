/** The organisation's own fields, kind by kind: in their order, renamed and explained without touching a value. */
import { IconArrowDown, IconArrowUp, IconForms, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { archiveField, listFields, orderFields } from '#contract/fields';
import type { CustomField } from '#contract/fields';
import { fieldKinds } from '#domain/field/custom-field';
import type { FieldKind } from '#domain/field/custom-field';
import { useAct } from '../../platform/act.ts';
import { useRead } from '../../platform/read.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { EmptyState, LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState, ProblemNote } from '../../ui/error-state.tsx';
import { MoreMenu } from '../../ui/more-menu.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { FieldDialog, typeWords } from './field-dialog.tsx';
import { FieldTypeDialog } from './field-type-dialog.tsx';
import { SettingsPage } from './sections.tsx';
import css from './settings.module.css';

const kindWords: { readonly [K in FieldKind]: string } = { person: 'People', asset: 'Assets', licence: 'Licences', account: 'Accounts' };
type Open = { readonly what: 'edit' | 'type'; readonly field: CustomField } | { readonly what: 'new'; readonly kind: FieldKind };

const moved = (ids: readonly string[], id: string, by: -1 | 1): string[] => {
  const at = ids.indexOf(id);
  const next = [...ids];
  const [one] = next.splice(at, 1);
  next.splice(at + by, 0, one as string);
  return next;
};

type RowProps = { field: CustomField; ids: readonly string[]; onMove: (ids: string[]) => void; onOpen: (open: Open) => void; onArchive: (archived: boolean) => void };

function FieldRow({ field, ids, onMove, onOpen, onArchive }: RowProps) {
  const at = ids.indexOf(field.id);
  const archived = field.archivedAt !== null;
  return (
    <div className={css.item} data-gone={archived || undefined}>
      <div className={css.itemWords}>
        <span className={css.itemName}>
          {field.label}
          {field.isAdopted ? <StateBadge tone="due">came with values</StateBadge> : null}
          {field.isRequired && !archived ? <StateBadge tone="quiet">needed</StateBadge> : null}
          {archived ? <StateBadge tone="quiet">archived</StateBadge> : null}
        </span>
        <span className={css.itemDetail}>{[typeWords[field.type], field.type === 'choice' ? field.options.join(', ') : null, field.help, field.key === field.label ? null : `first called ${field.key}`].filter((part) => part !== null && part !== '').join(' · ')}</span>
      </div>
      {archived ? <ActButton onClick={() => onArchive(false)}>Bring back</ActButton> : (
        <>
          <ActButton kind="bare" icon={IconArrowUp} disabled={at <= 0} aria-label={`Move ${field.label} up`} onClick={() => onMove(moved(ids, field.id, -1))}>{''}</ActButton>
          <ActButton kind="bare" icon={IconArrowDown} disabled={at >= ids.length - 1} aria-label={`Move ${field.label} down`} onClick={() => onMove(moved(ids, field.id, 1))}>{''}</ActButton>
          <ActButton onClick={() => onOpen({ what: 'edit', field })} aria-label={`Edit ${field.label}`}>Edit</ActButton>
          <MoreMenu label={`More about ${field.label}`} acts={[{ label: 'Change its type', icon: IconForms, run: () => onOpen({ what: 'type', field }) }, { label: 'Archive it', icon: IconArrowDown, run: () => onArchive(true) }]} />
        </>
      )}
    </div>
  );
}

function KindCard({ kind, fields, onOpen }: { kind: FieldKind; fields: readonly CustomField[]; onOpen: (open: Open) => void }) {
  const order = useAct(orderFields, { refreshes: ['fields'] });
  const archive = useAct(archiveField, { refreshes: ['fields'], onDone: (field) => showToast(field.archivedAt === null ? `${field.label} is back` : `${field.label} is archived; its values stay`) });
  const ids = fields.filter((field) => field.archivedAt === null).map((field) => field.id);
  return (
    <Card title={kindWords[kind]} fit="flush" aside={<ActButton size="xs" kind="bare" icon={IconPlus} aria-label={`Add a field to ${kindWords[kind].toLowerCase()}`} onClick={() => onOpen({ what: 'new', kind })}>Add a field</ActButton>}>
      {fields.length === 0 ? <p className="hb-quiet" style={{ padding: '2px 16px 14px' }}>None yet. Columns of a file that you choose to keep arrive here by themselves.</p> : null}
      <Rows label={kindWords[kind]}>
        {fields.map((field) => (
          <Row key={field.id}>
            <FieldRow field={field} ids={ids} onOpen={onOpen} onMove={(next) => void order.run({ body: { kind, ids: next } })} onArchive={(archived) => void archive.run({ params: { fieldId: field.id }, body: { archived, version: field.version } })} />
          </Row>
        ))}
      </Rows>
      <ProblemNote problem={order.problem ?? archive.problem} />
    </Card>
  );
}

export function FieldsScreen() {
  const [open, setOpen] = useState<Open | null>(null);
  const fields = useRead(listFields, { query: { archived: 'true' } });
  const rows = fields.data?.rows;
  return (
    <SettingsPage title="Your own fields" subtitle="Beside the fields every record has. Renaming one loses no value; archiving one takes it out of forms">
      {rows === undefined ? <Card>{fields.isError ? <ErrorState problem={fields.error} onRetry={() => void fields.refetch()} /> : <LoadingRows rows={5} label="Reading the fields" />}</Card> : null}
      {rows !== undefined && rows.length === 0 ? (
        <Card><EmptyState icon={IconForms} title="No fields of your own yet" act={<ActButton kind="primary" icon={IconPlus} onClick={() => setOpen({ what: 'new', kind: 'asset' })}>Add a field to assets</ActButton>}>What your organisation records and Handback does not know of: a cost centre of a device, a shirt size, a budget. Each has a type, so that it can be checked, filtered and sorted.</EmptyState></Card>
      ) : null}
      {rows === undefined ? null : fieldKinds.map((kind) => <KindCard key={kind} kind={kind} fields={rows.filter((field) => field.kind === kind)} onOpen={setOpen} />)}
      {open?.what === 'new' ? <FieldDialog kind={open.kind} field={null} onClose={() => setOpen(null)} /> : open?.what === 'edit' ? <FieldDialog kind={open.field.kind} field={open.field} onClose={() => setOpen(null)} /> : open?.what === 'type' ? <FieldTypeDialog field={open.field} onClose={() => setOpen(null)} /> : null}
    </SettingsPage>
  );
}
