/** A case's tasks: each says what, why, when and who; tasks nest; what is done steps back. */
import { IconAlertCircle, IconBan, IconChevronDown, IconCircle, IconCircleCheck, IconCircleDashed, IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import { AppLink } from './app-link.tsx';
import type { IconType } from './act-button.tsx';
import { PersonAvatar } from './person-avatar.tsx';
import css from './nested-checklist.module.css';

export type ChecklistState = 'done' | 'running' | 'open' | 'late' | 'blocked' | 'dropped';

export type ChecklistItem = {
  id: string;
  title: string;
  state: ChecklistState;
  /** Why it is there, or how it went. */
  detail?: ReactNode;
  when?: ReactNode;
  owner?: { name: string; initials?: string };
  href?: string;
  /** One act, at the end of the row. */
  act?: ReactNode;
  /** The mark is a button that does this: "Tick “Send a box”". */
  tick?: { label: string; run: () => void; busy?: boolean };
  /** What else can be done, after the owner. */
  menu?: ReactNode;
  /** Its steps are hidden until asked for, although it is open. */
  folded?: boolean;
  children?: readonly ChecklistItem[];
};

const marks: Record<ChecklistState, readonly [icon: IconType, word: string]> = {
  done: [IconCircleCheck, 'Done'],
  running: [IconClock, 'On its way'],
  open: [IconCircle, 'Open'],
  late: [IconAlertCircle, 'Late'],
  blocked: [IconCircleDashed, 'Waits for something'],
  dropped: [IconBan, 'Not needed any more'],
};

function MarkOf({ item }: { item: ChecklistItem }) {
  const [Mark, word] = marks[item.state];
  if (item.tick === undefined)
    return (
      <span className={css.mark} title={word}>
        <Mark size={18} aria-hidden />
        <span className="hb-unseen">{word}: </span>
      </span>
    );
  const { label, run, busy = false } = item.tick;
  return (
    <button type="button" className={css.mark} data-tick="" aria-label={label} title={label} aria-busy={busy || undefined} disabled={busy} onClick={run}>
      <Mark size={18} aria-hidden />
    </button>
  );
}

/** Something in it is still to be done: a device that is home has its steps ahead, and they are not hidden behind it. */
const isUnfinished = ({ state, folded, children = [] }: ChecklistItem): boolean => (state !== 'done' && state !== 'dropped' && state !== 'blocked') || (folded !== true && children.some(isUnfinished));

function Item({ item, depth }: { item: ChecklistItem; depth: number }) {
  const children = item.children ?? [];
  const [open, setOpen] = useState(item.folded !== true && ((item.state !== 'done' && item.state !== 'dropped') || children.some(isUnfinished)));
  const done = children.filter((child) => child.state === 'done' || child.state === 'dropped').length;
  return (
    <li data-state={item.state}>
      <div className={css.row} data-row="" tabIndex={-1} style={{ '--depth': depth } as CSSProperties}>
        <MarkOf item={item} />
        <div className={css.words}>
          <span className={css.title}>
            {item.tick === undefined ? null : <span className="hb-unseen">{marks[item.state][1]}: </span>}
            {item.href === undefined ? item.title : <AppLink href={item.href}>{item.title}</AppLink>}
          </span>
          {item.detail === undefined ? null : <span className={css.detail}>{item.detail}</span>}
          {item.act === undefined ? null : <span className={css.act}>{item.act}</span>}
        </div>
        {children.length === 0 ? null : (
          <button type="button" className={css.fold} aria-expanded={open} onClick={() => setOpen(!open)} aria-label={`${open ? 'Hide' : 'Show'} the ${children.length} steps of ${item.title}`}>
            {done} of {children.length} <IconChevronDown size={15} aria-hidden />
          </button>
        )}
        {item.when === undefined ? null : <span className={css.when}>{item.when}</span>}
        {item.owner === undefined ? null : <PersonAvatar name={item.owner.name} {...(item.owner.initials === undefined ? {} : { initials: item.owner.initials })} />}
        {item.menu === undefined ? null : <span className={css.menu}>{item.menu}</span>}
      </div>
      {children.length > 0 && open ? (
        <ul>
          {children.map((child) => (
            <Item key={child.id} item={child} depth={depth + 1} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}

export function NestedChecklist({ items, label }: { items: readonly ChecklistItem[]; label: string }) {
  return (
    <ul className={css.list} aria-label={label}>
      {items.map((item) => (
        <Item key={item.id} item={item} depth={0} />
      ))}
    </ul>
  );
}
