/** The asset that stands in the way, one click away; and saying that both are real. */
import { consolePage } from '#contract/console-page';
import type { Problem } from '../../platform/problem.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Inline } from '../../ui/page.tsx';

type Other = { id?: unknown; assetTag?: unknown; model?: unknown };

export function SameSerial({ problem, busy, onAccept }: { problem: Problem | null; busy: boolean; onAccept: () => void }) {
  const other = problem?.facts['asset'] as Other | undefined;
  if (problem === null || typeof other?.id !== 'string') return null;
  const name = [other.assetTag, other.model].filter((part) => typeof part === 'string').join(' · ');
  return (
    <div style={{ marginTop: 8 }}>
      <Inline>
        <AppLink href={consolePage.asset(other.id)} className="hb-link" target="_blank">{name === '' ? 'The other asset' : name}</AppLink>
        {problem.code === 'serial_exists' ? <ActButton size="xs" busy={busy} onClick={onAccept}>Both are real: save it</ActButton> : null}
      </Inline>
    </div>
  );
}
