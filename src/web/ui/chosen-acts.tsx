/** What can be done with chosen rows of a list of records: the rows ticked, or all that the list finds; change them together, print labels for them. */
import { IconPencil, IconTag } from '@tabler/icons-react';
import { useState } from 'react';
import type { Selection } from '#contract/bulk';
import type { FieldKind } from '#domain/field/custom-field';
import type { ListControl } from '../platform/use-list.ts';
import { ActButton } from './act-button.tsx';
import { BulkEdit } from './bulk-edit.tsx';
import { PrintLabels } from './print-labels.tsx';
import css from './chosen-acts.module.css';

export type Chosen = { readonly keys: readonly string[]; readonly clear: () => void };

export type ChosenActsProps<Row> = { chosen: Chosen; list: ListControl<Row>; /** Absent: they cannot be changed together by this reader. */ edit?: FieldKind | undefined; labels?: 'asset' | 'parcel' | undefined };

export function ChosenActs<Row>({ chosen, list, edit, labels }: ChosenActsProps<Row>) {
  const [open, setOpen] = useState<'edit' | 'labels' | null>(null);
  const [isAll, setAll] = useState(false);
  const total = list.total ?? chosen.keys.length;
  const more = total > chosen.keys.length;
  const everything = isAll && more;
  const count = everything ? total : chosen.keys.length;
  const selection: Selection = everything ? { query: { ...list.question } } : { ids: [...chosen.keys] };
  return (
    <div className={css.acts}>
      {more ? (
        <ActButton size="xs" kind="bare" aria-pressed={everything} onClick={() => setAll(!everything)}>
          {everything ? `All ${total.toLocaleString('en-GB')} that match: only the ${chosen.keys.length} ticked` : `All ${total.toLocaleString('en-GB')} that match`}
        </ActButton>
      ) : null}
      {edit === undefined ? null : <ActButton size="xs" icon={IconPencil} onClick={() => setOpen('edit')}>Change {count.toLocaleString('en-GB')}</ActButton>}
      {labels === undefined ? null : <ActButton size="xs" icon={IconTag} onClick={() => setOpen('labels')}>Labels</ActButton>}
      {open === 'edit' && edit !== undefined ? <BulkEdit kind={edit} selection={selection} count={count} onClose={() => setOpen(null)} /> : null}
      {open === 'labels' && labels !== undefined ? <PrintLabels kind={labels} selection={selection} count={count} onClose={() => setOpen(null)} /> : null}
    </div>
  );
}
