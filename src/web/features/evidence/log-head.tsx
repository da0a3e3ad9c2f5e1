/** The signed head of the log and the key: what an organisation gives to others, so that nothing before it can be rewritten. */
import { IconCopy, IconKey } from '@tabler/icons-react';
import { readAuditKey, readCheckpoint } from '#contract/audit';
import { useDownload } from '../../platform/download.ts';
import { useRead } from '../../platform/read.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card, Facts } from '../../ui/card.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState, ProblemNote } from '../../ui/error-state.tsx';
import { Inline, Stack } from '../../ui/page.tsx';
import css from './evidence.module.css';

export function LogHead() {
  const head = useRead(readCheckpoint, {}, { refreshEvery: 10_000 });
  const key = useDownload(readAuditKey);
  if (head.isError && head.data === undefined)
    return (
      <Card title="The log">
        <ErrorState problem={head.error} onRetry={() => void head.refetch()} />
      </Card>
    );
  if (head.data === undefined)
    return (
      <Card title="The log">
        <LoadingRows rows={3} />
      </Card>
    );
  const { size, waiting, sealedAt, fingerprint, origin, note } = head.data;
  const copy = () => void navigator.clipboard.writeText(note).then(() => showToast('Copied; give it to somebody who would notice'), () => showToast('The browser did not allow copying', { tone: 'late' }));
  return (
    <Card title={`${size.toLocaleString('en-GB')} ${size === 1 ? 'entry' : 'entries'} sealed`} aside={waiting === 0 ? 'all of them' : `${waiting} to be sealed in a moment`}>
      <Stack>
        <Facts
          facts={[
            ['Last seal', <InstantText key="at" at={sealedAt} />],
            ['Log', <span key="log" className="hb-serial">{origin}</span>],
            ['Fingerprint of the key', <span key="print" className={`hb-serial ${css.fingerprint}`}>{fingerprint}</span>],
          ]}
        />
        <p className="hb-quiet">Publish the fingerprint where others trust it. Give the checkpoint to someone outside from time to time: what lies before it can then no longer be rewritten unnoticed.</p>
        <Inline>
          <ActButton size="xs" icon={IconCopy} onClick={copy}>Copy the checkpoint</ActButton>
          <ActButton size="xs" icon={IconKey} busy={key.busy} onClick={() => void key.start({}, 'handback-audit-key.pem')}>Save the public key</ActButton>
        </Inline>
        <ProblemNote problem={key.problem} />
      </Stack>
    </Card>
  );
}
