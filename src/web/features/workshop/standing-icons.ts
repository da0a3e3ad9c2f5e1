/** Icons for where a device stands. Quarantine has a lock and no scales: why it rests there is not the workshop's to know. */
import { IconAlertCircle, IconCircleCheck, IconCircleDashed, IconClock, IconLock, IconTool } from '@tabler/icons-react';
import type { Tone } from '#contract/today';
import type { IconType } from '../../ui/act-button.tsx';

export const standingIcons: Record<Tone, IconType> = { home: IconCircleCheck, due: IconClock, late: IconAlertCircle, moving: IconTool, hold: IconLock, quiet: IconCircleDashed };
