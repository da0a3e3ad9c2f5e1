/** A case's tasks: each says what, why, when and who; tasks nest; what is done steps back. */
import { IconAlertCircle, IconBan, IconChevronDown, IconCircle, IconCircleCheck, IconClock, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
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
  children?: readonly ChecklistItem[];
};

const marks: Record<ChecklistState, readonly [icon: IconType, word: string]> = {
  done: [IconCircleCheck, 'Done'],
  running: [IconClock, 'On its way'],
  open: [IconCircle, 'Open'],
  late: [IconAlertCircle, 'Late'],
  blocked: [IconLock, 'Waits for something'],
  dropped: [IconBan, 'Not needed any more'],
};

function Item({ item, depth }: { item: ChecklistItem; depth: number }) {
  const children = item.children ?? [];
  const [open, setOpen] = useState(item.state !== 'done' && item.state !== 'dropped');
  const [Mark, word] = marks[item.state];
  const done = children.filter((child) => child.state === 'done' || child.state === 'dropped').length;
  return (
    <li data-state={item.state}>
      <div className={css.row} style={{ paddingInlineStart: depth * 28 }}>
        <span className={css.mark} title={word}>
          <Mark size={18} aria-hidden />
          <span className="hb-unseen">{word}: </span>
        </span>
        <div className={css.words}>
          <span className={css.title}>{item.href === undefined ? item.title : <AppLink href={item.href}>{item.title}</AppLink>}</span>
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
