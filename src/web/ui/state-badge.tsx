/** A state as colour, icon and word together; never colour alone. */
import { IconAlertCircle, IconCircleCheck, IconCircleDashed, IconClock, IconScale, IconTruckDelivery } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Tone } from '#contract/today';
import type { IconType } from './act-button.tsx';
import css from './badge.module.css';

export type { Tone };

export const toneIcons: Record<Tone, IconType> = {
  home: IconCircleCheck,
  due: IconClock,
  late: IconAlertCircle,
  moving: IconTruckDelivery,
  hold: IconScale,
  quiet: IconCircleDashed,
};

export type StateBadgeProps = { tone: Tone; children: ReactNode; icon?: IconType | null };

export function StateBadge({ tone, children, icon }: StateBadgeProps) {
  const Icon = icon === undefined ? toneIcons[tone] : icon;
  return (
    <span className={css.badge} data-tone={tone}>
      {Icon === null ? null : <Icon size={14} aria-hidden />}
      <span>{children}</span>
    </span>
  );
}

/** A number in a pill, as beside an exception. The word stands next to it in the row. */
export function CountPill({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={css.count} data-tone={tone}>
      {children}
    </span>
  );
}

/** A square with an icon that says what a row is about. */
export function SubjectIcon({ tone, icon: Icon, size = 30 }: { tone: Tone; icon: IconType; size?: number }) {
  return (
    <span className={css.subject} data-tone={tone} style={{ width: size, height: size }} aria-hidden>
      <Icon size={Math.round(size * 0.57)} />
    </span>
  );
}
