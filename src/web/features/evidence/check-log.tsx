/** Checks the whole log again, stretch by stretch, and says what does not hold. */
import { Progress } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { verifyAudit } from '#contract/audit';
import type { AuditVerification } from '#contract/audit';
import { call } from '../../platform/api.ts';
import { asProblem } from '../../platform/problem.ts';
import type { Problem } from '../../platform/problem.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { Stack } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';

type Check = { running: boolean; checked: number; size: number; checkpoints: number; faults: AuditVerification['faults']; problem: Problem | null; ended: boolean };
const start: Check = { running: false, checked: 0, size: 0, checkpoints: 0, faults: [], problem: null, ended: false };

function useCheck() {
  const [check, setCheck] = useState(start);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const run = async () => {
    const controller = new AbortController();
    stop.current = controller;
    let now: Check = { ...start, running: true };
    setCheck(now);
    try {
      for (let from: number | null = 0; from !== null;) {
        const page: AuditVerification = await call(verifyAudit, { query: { from } }, { signal: controller.signal });
        from = page.next;
        now = { ...now, checked: page.to, size: page.size, checkpoints: now.checkpoints + page.checkpoints, faults: [...now.faults, ...page.faults] };
        setCheck(now);
      }
      setCheck({ ...now, running: false, ended: true });
    } catch (error) {
      if (!controller.signal.aborted) setCheck({ ...now, running: false, problem: asProblem(error) });
    }
  };
  return { check, run, cancel: () => { stop.current?.abort(); setCheck(start); } };
}

export function CheckLog() {
  const { check, run, cancel } = useCheck();
  const percent = check.size === 0 ? 0 : Math.round((100 * check.checked) / check.size);
  return (
    <Card title="Check the log now">
      <Stack>
        <p>Every entry is hashed again, the tree is rebuilt and each signature opened. Nothing is changed.</p>
        {check.running ? (
          <>
            <Progress value={percent} aria-label="Checked so far" />
            <p role="status">
              {check.checked.toLocaleString('en-GB')} of {check.size.toLocaleString('en-GB')} entries
            </p>
            <ActButton size="xs" onClick={cancel}>Stop</ActButton>
          </>
        ) : (
          <ActButton icon={IconShieldCheck} onClick={() => void run()}>
            {check.ended ? 'Check again' : 'Check every entry'}
          </ActButton>
        )}
        {check.ended ? <Outcome check={check} /> : null}
        <ProblemNote problem={check.problem} />
      </Stack>
    </Card>
  );
}

function Outcome({ check }: { check: Check }) {
  const { checked, checkpoints, faults } = check;
  if (faults.length === 0)
    return (
      <div role="status">
        <StateBadge tone="home">all of it holds</StateBadge>
        <p className="hb-quiet">
          {checked.toLocaleString('en-GB')} {checked === 1 ? 'entry is' : 'entries are'} what was sealed, under {checkpoints.toLocaleString('en-GB')} signed {checkpoints === 1 ? 'checkpoint' : 'checkpoints'}.
        </p>
      </div>
    );
  return (
    <div role="alert">
      <StateBadge tone="late">{faults.length === 1 ? 'one thing does not hold' : `${faults.length} things do not hold`}</StateBadge>
      <p>Somebody with power over the database has changed it. Keep a copy as it is, and compare with a backup.</p>
      <Rows label="What does not hold">
        {faults.map((fault) => (
          <Row key={`${fault.kind}:${fault.index}:${fault.entryId}:${fault.sentence}`}>{fault.sentence}</Row>
        ))}
      </Rows>
    </div>
  );
}
