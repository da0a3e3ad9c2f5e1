/** The next version: a file dropped or text pasted, checked at once with the place of each problem and how to mend it, then published. */
import { Modal, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { publishPolicy } from '#contract/policies';
import type { PolicyVersion, checkPolicy } from '#contract/policies';
import type { Answer } from '#contract/route';
import { useAct } from '../../platform/act.ts';
import { clearDraft, readDraft, writeDraft } from '../../platform/draft.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ErrorState, ProblemNote } from '../../ui/error-state.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { publishConsequence, sizeWords } from './policy-words.ts';
import { usePolicyCheck } from './queries.ts';
import css from './policies.module.css';

const draftName = 'policy';

function Problems({ problems }: { problems: Answer<typeof checkPolicy>['problems'] }) {
  return (
    <section aria-label="What to mend" className={css.mend}>
      <p><StateBadge tone="late">{problems.length} {problems.length === 1 ? 'place' : 'places'} to mend</StateBadge></p>
      <ul>
        {problems.map((problem, index) => (
          <li key={`${problem.path} ${index}`}>
            <p className={css.mendWhat}>{problem.message}</p>
            <p className={css.quiet}>{[problem.ruleKey === null ? null : `rule ${problem.ruleKey}`, problem.path === '' ? null : problem.path].filter((part) => part !== null).join(', ')}</p>
            <p>{problem.mend}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Props = { current: PolicyVersion | undefined; onClose: () => void; onPublished: () => void };

function useSource() {
  const [draft] = useState(() => readDraft<{ source: string; note: string }>(draftName));
  const [source, setSource] = useState(draft.source ?? '');
  const [note, setNote] = useState(draft.note ?? '');
  const change = (next: { source?: string; note?: string }) => {
    const all = { source, note, ...next };
    setSource(all.source);
    setNote(all.note);
    writeDraft(draftName, all);
  };
  return { source, note, change };
}

function Verdict({ source, current }: { source: string; current: PolicyVersion | undefined }) {
  const check = usePolicyCheck(source);
  if (source.trim() === '') return null;
  if (check.isError) return <ErrorState problem={check.error} onRetry={() => void check.refetch()} />;
  if (check.data === undefined) return <p className={css.quiet} role="status">Checking the file</p>;
  if (!check.data.ok) return <Problems problems={check.data.problems} />;
  return (
    <div className={css.fine} role="status">
      <StateBadge tone="home">{sizeWords(check.data)}, all readable</StateBadge>
      <p>{publishConsequence((current?.version ?? 0) + 1, current)}</p>
    </div>
  );
}

export function PublishDialog({ current, onClose, onPublished }: Props) {
  const { source, note, change } = useSource();
  const check = usePolicyCheck(source);
  const publish = useAct(publishPolicy, {
    onDone: (version) => {
      clearDraft(draftName);
      showToast(`Version ${version.version} is in force for new cases`);
      onPublished();
    },
  });
  const next = (current?.version ?? 0) + 1;
  const take = (file: File | undefined) => void file?.text().then((text) => change({ source: text }));
  return (
    <Modal opened onClose={onClose} title={`Bring version ${next}`} size={680} closeOnClickOutside={false}>
      <div className={css.publish}>
        <FileDrop label="Drop the policy file here, or choose it" endings={['.yaml', '.yml', '.json']} maxBytes={1_000_000} files={[]} onChange={(files) => take(files[0])} />
        <Textarea label="Or paste it" description="YAML or JSON; what you paste is kept in this tab" value={source} onChange={(event) => change({ source: event.currentTarget.value })} autosize minRows={6} maxRows={14} classNames={{ input: css.paste }} spellCheck={false} />
        <Verdict source={source} current={current} />
        <TextInput label="What changed" description="One line, for who reads the list of versions" maxLength={500} value={note} onChange={(event) => change({ note: event.currentTarget.value })} />
        <ProblemNote problem={publish.problem} />
        <div className={css.publishActs}>
          <ActButton onClick={onClose}>Not now</ActButton>
          <ActButton kind="primary" busy={publish.busy} disabled={check.data?.ok !== true} onClick={() => void publish.run({ body: { source, basedOn: current?.version ?? 0, ...(note.trim() === '' ? {} : { note: note.trim() }) } })}>
            Publish version {next}
          </ActButton>
        </div>
      </div>
    </Modal>
  );
}
