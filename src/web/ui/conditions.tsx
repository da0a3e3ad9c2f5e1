/** The conditions of a list as chips: pressed, one is edited; with its cross it goes. The editor is fetched when it is first wanted. */
import { Popover } from '@mantine/core';
import { IconAlertTriangle, IconFilterPlus, IconX } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { Catalogue } from '#domain/list/catalogue';
import type { Condition } from '#domain/list/condition';
import { useShortcuts } from '../platform/use-shortcuts.ts';
import { ConditionWords, readCondition } from './condition-words.tsx';
import css from './conditions.module.css';
import bar from './filter-bar.module.css';

const ConditionEditor = lazy(() => import('./condition-editor.tsx').then((module) => ({ default: module.ConditionEditor })));

type Shown = { catalogue: Catalogue; where: readonly string[]; change: (where: readonly string[]) => void };

function EditorFloat({ opened, close, target, catalogue, given, onDone }: { opened: boolean; close: () => void; target: React.ReactNode; catalogue: Catalogue; given: Condition | null; onDone: (text: string) => void }) {
  return (
    <Popover opened={opened} onDismiss={close} onClose={close} position="bottom-start" width={300} trapFocus returnFocus withinPortal>
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown>
        <Suspense fallback={<div className={css.waiting} />}>
          <ConditionEditor catalogue={catalogue} given={given} onDone={(text) => { close(); onDone(text); }} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}

function Chip({ text, catalogue, replace }: { text: string; catalogue: Catalogue; replace: (text: string | null) => void }) {
  const [editing, setEditing] = useState(false);
  const { field, condition } = readCondition(text, catalogue);
  const isUnread = field === undefined || condition === null;
  const words = isUnread ? <><IconAlertTriangle size={15} aria-hidden /> not understood: {text}</> : <ConditionWords field={field} condition={condition} />;
  return (
    <span className={css.chip} data-unread={isUnread || undefined}>
      <EditorFloat opened={editing} close={() => setEditing(false)} catalogue={catalogue} given={condition} onDone={replace}
        target={<button type="button" className={css.words} onClick={() => setEditing(true)} aria-haspopup="dialog">{words}</button>} />
      <button type="button" className={css.cross} aria-label={`Remove the filter ${field?.label ?? text}`} onClick={() => replace(null)}><IconX size={14} aria-hidden /></button>
    </span>
  );
}

export function AddCondition({ catalogue, where, change }: Shown) {
  const [adding, setAdding] = useState(false);
  useShortcuts([{ keys: 'f', label: 'Add a filter', group: 'List', run: () => setAdding(true) }]);
  return (
    <EditorFloat opened={adding} close={() => setAdding(false)} catalogue={catalogue} given={null} onDone={(text) => change([...where.filter((one) => one !== text), text])}
      target={<button type="button" className={bar.filter} onClick={() => setAdding(!adding)} aria-haspopup="dialog"><IconFilterPlus size={16} aria-hidden /> Filter</button>} />
  );
}

export function ConditionChips({ catalogue, where, change }: Shown) {
  if (where.length === 0) return null;
  return (
    <ul className={css.chips} aria-label="Filters in force">
      {where.map((text, at) => (
        <li key={text}>
          <Chip text={text} catalogue={catalogue} replace={(next) => change(where.flatMap((one, index) => (index !== at ? [one] : next === null ? [] : [next])))} />
        </li>
      ))}
    </ul>
  );
}
