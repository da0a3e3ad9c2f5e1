/**
 * Two people edited one record. Nothing typed is lost: it says what the other
 * one changed, and lets the reader put theirs over it or start from the new state.
 */
import { IconUsers } from '@tabler/icons-react';
import { ActButton } from './act-button.tsx';
import { Inline } from './page.tsx';
import css from './conflict-note.module.css';

export type FieldDifference = { label: string; theirs: string; mine: string; /** The reader changed it too, so theirs would be replaced. */ both: boolean };

/** Where the record now differs from what the form began with, and what the form says instead. */
export function differences(labels: Readonly<Record<string, string>>, before: Readonly<Record<string, unknown>>, theirs: Readonly<Record<string, unknown>>, mine: Readonly<Record<string, unknown>>): FieldDifference[] {
  const text = (value: unknown) => (value === null || value === undefined || value === '' ? 'empty' : typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value));
  return Object.entries(labels).flatMap(([name, label]) => (text(before[name]) === text(theirs[name]) ? [] : [{ label, theirs: text(theirs[name]), mine: text(mine[name]), both: text(mine[name]) !== text(before[name]) }]));
}

export function ConflictNote({ changes, onKeepMine, onTakeTheirs, busy }: { changes: readonly FieldDifference[]; onKeepMine: () => void; onTakeTheirs: () => void; busy: boolean }) {
  return (
    <div className={css.note} role="alert">
      <IconUsers size={18} aria-hidden />
      <div>
        <p className={css.title}>Somebody was faster</p>
        <p>What you typed is still here, and nothing of it was saved. {changes.length === 0 ? 'The fields on this page are as they were.' : 'Since you opened this page, they changed:'}</p>
        {changes.length === 0 ? null : (
          <ul className={css.changes}>
            {changes.map((change) => (
              <li key={change.label}>
                <strong>{change.label}</strong> to {change.theirs}
                {change.mine === change.theirs ? ', as you did' : change.both ? `; yours, ${change.mine}, would replace it` : ', which stays: you did not touch it'}
              </li>
            ))}
          </ul>
        )}
        <Inline>
          <ActButton size="xs" onClick={onKeepMine} busy={busy}>
            Save what I changed
          </ActButton>
          <ActButton size="xs" onClick={onTakeTheirs}>
            Start from the new state
          </ActButton>
        </Inline>
      </div>
    </div>
  );
}
