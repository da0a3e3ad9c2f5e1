/** What can be done with chosen rows of a list of records, those ticked or all that it finds: change them together, print labels for them. */
import { IconPencil, IconTag } from '@tabler/icons-react';
import { useState } from 'react';
import type { Selection } from '#contract/bulk';
import type { FieldKind } from '#domain/field/custom-field';
import type { ListQuestion } from '../platform/list-url.ts';
import { ActButton } from './act-button.tsx';
import { BulkEdit } from './bulk-edit.tsx';
import { PrintLabels } from './print-labels.tsx';
import css from './chosen-acts.module.css';

export type Chosen = { readonly keys: readonly string[]; readonly all: { readonly question: ListQuestion; readonly total: number } | null };

export type ChosenActsProps = { chosen: Chosen; /** Absent: they cannot be changed together by this reader. */ edit?: FieldKind | undefined; labels?: 'asset' | 'parcel' | undefined };

/** The list's question without its columns: what finds rows, not what shows them. */
function selectionOf({ keys, all }: Chosen): Selection {
  if (all === null) return { ids: [...keys] };
  const { q, where, sort } = all.question.text;
  return { query: { ...(q === undefined ? {} : { q }), ...(where === undefined ? {} : { where: [...where] }), ...(sort === undefined ? {} : { sort }) } };
}

export function ChosenActs({ chosen, edit, labels }: ChosenActsProps) {
  const [open, setOpen] = useState<'edit' | 'labels' | null>(null);
  const count = chosen.all?.total ?? chosen.keys.length;
  const selection = selectionOf(chosen);
  return (
    <div className={css.acts}>
      {edit === undefined ? null : <ActButton size="xs" icon={IconPencil} onClick={() => setOpen('edit')}>Change {count.toLocaleString('en-GB')}</ActButton>}
      {labels === undefined ? null : <ActButton size="xs" icon={IconTag} onClick={() => setOpen('labels')}>Labels</ActButton>}
      {open === 'edit' && edit !== undefined ? <BulkEdit kind={edit} selection={selection} count={count} onClose={() => setOpen(null)} /> : null}
      {open === 'labels' && labels !== undefined ? <PrintLabels kind={labels} selection={selection} count={count} onClose={() => setOpen(null)} /> : null}
    </div>
  );
}
