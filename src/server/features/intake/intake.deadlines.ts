import type { DeadlineHandler } from '../../platform/deadlines/deadline.ts';
import { letStand } from './confirm-receipt.service.ts';

/** When a scan can no longer be taken back, it has happened: the giver gets the receipt, the helper the thanks. */
export const intakeDeadlines: readonly DeadlineHandler[] = [{ kind: 'intake_stands', handle: (unit, deadline) => letStand(unit, deadline.subjectId) }];
