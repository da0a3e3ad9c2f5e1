/** What turned out differently once the Wi-Fi was back: one thing, one act. */
import { IconArrowRight } from '@tabler/icons-react';
import { ActButton } from '../../ui/act-button.tsx';
import type { Difference } from './scan-queue.ts';
import type { StationControl } from './use-station.ts';
import css from './answer.module.css';

export function differenceText({ label, told, answer, problem }: Difference): string {
  const from = told?.slotLabel ? ` in slot ${told.slotLabel}` : '';
  if (problem !== null) return `${label}${from}: ${problem.title}. ${problem.detail}`;
  const conflict = answer?.conflict;
  if (answer?.kind === 'choose') return `${label}${from}: the code fits more than one thing. Scan it again and choose.`;
  if (answer?.kind === 'not_ours') return `${label} is not for us: take it out of slot ${told?.slotLabel ?? '–'} and send it on.`;
  if (conflict?.kind === 'already_here') return `${label} had been received already${conflict.to ? `, in slot ${conflict.to}` : ''}. Where it lies now counts; nothing to do.`;
  if (conflict?.kind === 'move' && conflict.to !== null) return `Move ${label} from slot ${conflict.slotLabel} to slot ${conflict.to}.`;
  if (conflict?.kind === 'slot_taken') return `Slot ${conflict.slotLabel} holds more than one thing${conflict.to ? `; ${label} has room in ${conflict.to}` : ''}. IT has been told.`;
  return `${label} is written down in slot ${answer?.slotLabel ?? '–'}, and you put it in ${told?.slotLabel ?? '–'}. Move it there.`;
}

export function Differences({ control }: { control: StationControl }) {
  if (control.differences.length === 0) return null;
  return (
    <section className={css.differences} data-tone="due" aria-label="After being offline" role="alert">
      <h2 className={css.differencesTitle}>{control.differences.length === 1 ? 'One thing to put right' : `${control.differences.length} things to put right`} after being offline</h2>
      <ul>
        {control.differences.map((one) => (
          <li key={one.clientId} className={css.difference}>
            <IconArrowRight size={18} aria-hidden />
            <span>{differenceText(one)}</span>
            <ActButton size="xs" onClick={() => control.seen(one.clientId)}>Done</ActButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
