/** Who is scanning at a shared station: your name and PIN, or your badge to the scanner. The device stays signed in. */
import { Modal, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { startShift } from '#contract/station';
import type { Shift, Station } from '#contract/station';
import { call } from '../../platform/api.ts';
import { asProblem } from '../../platform/problem.ts';
import type { Problem } from '../../platform/problem.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { useWedge } from '../../ui/use-wedge.ts';
import css from './who-dialog.module.css';

export type WhoDialogProps = { open: boolean; placeId: string; clerks: Station['clerks']; clerk: Shift | null; onShift: (shift: Shift | null) => void; onClose: () => void };

export function WhoDialog(props: WhoDialogProps) {
  return <Modal opened={props.open} onClose={props.onClose} title="Who is scanning?" size={460}>{props.open ? <Who {...props} /> : null}</Modal>;
}

function Who({ placeId, clerks, clerk, onShift }: WhoDialogProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const start = async (body: { memberId: string; pin: string } | { badge: string }) => {
    setBusy(true);
    setProblem(null);
    try {
      onShift(await call(startShift, { params: { placeId }, body }));
    } catch (error) {
      setProblem(asProblem(error));
      setPin('');
    }
    setBusy(false);
  };
  useWedge((badge) => void start({ badge }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (chosen !== null && pin.length >= 4) void start({ memberId: chosen, pin });
  };
  return (
    <form onSubmit={send} className={css.who}>
      <p className="hb-quiet">Hold your badge to the scanner, or choose your name and type your PIN. Thanks go to the right person that way.</p>
      <div className={css.clerks} role="group" aria-label="Names">
        {clerks.map((one) => <ActButton key={one.id} kind={chosen === one.id ? 'primary' : 'plain'} size="md" aria-expanded={chosen === one.id} onClick={() => setChosen(one.id)}>{one.name}</ActButton>)}
      </div>
      {clerks.length === 0 ? <p className="hb-quiet">Nobody has a PIN for this station yet. It is set in each member’s settings.</p> : null}
      {chosen === null ? null : <PasswordInput label="PIN" value={pin} onChange={(event) => setPin(event.currentTarget.value.replace(/\D/g, '').slice(0, 8))} inputMode="numeric" autoComplete="off" size="lg" data-autofocus visibilityToggleButtonProps={{ 'aria-label': 'Show the PIN', tabIndex: 0 }} />}
      <ProblemNote problem={problem} />
      <div className={css.acts}>
        {clerk === null ? null : <ActButton onClick={() => onShift(null)}>{clerk.member.name} is done</ActButton>}
        <ActButton type="submit" kind="primary" busy={busy} disabled={chosen === null || pin.length < 4}>Scan as {clerks.find((one) => one.id === chosen)?.name ?? '…'}</ActButton>
      </div>
    </form>
  );
}
