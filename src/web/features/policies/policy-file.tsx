/** The file itself, as it was published: to read, copy or keep under version control. */
import { IconCopy, IconDownload } from '@tabler/icons-react';
import type { PolicyDetail } from '#contract/policies';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card } from '../../ui/card.tsx';
import { Inline } from '../../ui/page.tsx';
import { fileName } from './policy-words.ts';
import css from './policies.module.css';

function download(policy: PolicyDetail): void {
  const address = URL.createObjectURL(new Blob([policy.source], { type: 'application/yaml' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName(policy);
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

const copy = (policy: PolicyDetail): Promise<void> =>
  navigator.clipboard.writeText(policy.source).then(
    () => showToast('The file is in your clipboard'),
    () => showToast('The browser keeps its clipboard closed; download the file instead', { tone: 'late' }),
  );

export function PolicyFile({ policy }: { policy: PolicyDetail }) {
  return (
    <Card
      title={fileName(policy)}
      fit="flush"
      aside={
        <Inline>
          <ActButton size="xs" icon={IconCopy} onClick={() => void copy(policy)}>Copy</ActButton>
          <ActButton size="xs" icon={IconDownload} onClick={() => download(policy)}>Download</ActButton>
        </Inline>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls sideways, so the keyboard must reach it */}
      <pre className={css.file} tabIndex={0} role="region" aria-label={`The text of ${fileName(policy)}`}>{policy.source}</pre>
    </Card>
  );
}
