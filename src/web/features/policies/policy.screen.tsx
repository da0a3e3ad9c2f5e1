/** How the organisation offboards: the versions of its policy, what each rule does and why, the file, and publishing the next. */
import { SegmentedControl } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import type { PolicyVersion } from '#contract/policies';
import { consolePage } from '#contract/console-page';
import { parseSearch } from '../../platform/search-text.ts';
import { useMay } from '../../platform/session.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Card } from '../../ui/card.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Page, SplitPanel } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { PolicyFile } from './policy-file.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { sizeWords, statusWords } from './policy-words.ts';
import { usePolicies, usePolicy } from './queries.ts';
import { RuleCards } from './rule-cards.tsx';
import css from './policies.module.css';

function Versions({ versions, shown }: { versions: readonly PolicyVersion[]; shown: PolicyVersion }) {
  return (
    <Card title="Versions" fit="flush">
      <ul className={css.versions}>
        {versions.map((version) => (
          <li key={version.id}>
            <AppLink href={`${consolePage.settings('policy')}?version=${version.version}`} className={css.version} aria-current={version.id === shown.id ? 'true' : undefined}>
              <span className={css.versionHead}>
                <strong>Version {version.version}</strong>
                <StateBadge tone={version.status === 'published' ? 'home' : 'quiet'}>{statusWords[version.status]}</StateBadge>
              </span>
              <span className={css.quiet}>
                {version.publishedAt === null ? null : <InstantText at={version.publishedAt} as="ago" />}
                {version.publishedBy === null ? '' : `, by ${version.publishedBy}`} · {sizeWords(version)}
              </span>
              {version.note === null ? null : <span className={css.quiet}>“{version.note}”</span>}
            </AppLink>
            {version.openCases === 0 ? null : <p className={css.open}>{version.openCases} open {version.openCases === 1 ? 'case is' : 'cases are'} planned with it</p>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

type View = 'rules' | 'file';

function Detail({ version }: { version: PolicyVersion }) {
  const [view, setView] = useState<View>('rules');
  const policy = usePolicy(version.id);
  if (policy.isError) return <Card><ErrorState problem={policy.error} onRetry={() => void policy.refetch()} /></Card>;
  return (
    <>
      <div className={css.switch}>
        <SegmentedControl value={view} onChange={(next) => setView(next as View)} aria-label="Read as" data={[{ value: 'rules', label: 'Rules, in words' }, { value: 'file', label: 'The file' }]} classNames={{ root: css.segments, label: css.segment, indicator: css.segmentOn }} />
      </div>
      {policy.data === undefined ? <Card fit="flush"><LoadingRows rows={8} label="Reading the policy" /></Card> : view === 'rules' ? <RuleCards policy={policy.data} /> : <PolicyFile policy={policy.data} />}
    </>
  );
}

export function PolicyScreen() {
  const may = useMay();
  const router = useRouter();
  const [publishing, setPublishing] = useState(false);
  const wanted = useRouterState({ select: (state) => parseSearch(state.location.searchStr)['version'] });
  const list = usePolicies();
  const versions = list.data?.rows ?? [];
  const current = versions.find((version) => version.status === 'published');
  const shown = versions.find((version) => String(version.version) === wanted) ?? current ?? versions[0];
  const acts = may('policies.publish') ? <ActButton kind="primary" icon={IconUpload} onClick={() => setPublishing(true)}>Bring a new version</ActButton> : undefined;
  if (list.isError) return <Page title="The policy could not be read"><ErrorState problem={list.error} onRetry={() => void list.refetch()} /></Page>;
  return (
    <Page
      title={shown === undefined ? 'How we offboard' : shown.name}
      subtitle={shown === undefined ? 'Reading the policy' : `${shown.id === current?.id ? `Version ${shown.version}, in force` : `Version ${shown.version}, ${statusWords[shown.status]}`} · ${sizeWords(shown)}`}
      parent={may('settings.manage') ? { label: 'Settings', href: consolePage.settings() } : { label: 'Cases', href: consolePage.cases() }}
      acts={acts}
    >
      {shown === undefined ? (
        <Card fit="flush">{list.isPending ? <LoadingRows rows={8} label="Reading the policy" /> : <p className={css.none}>No policy is here yet. The starter policy is put in place with the first case.</p>}</Card>
      ) : (
        <SplitPanel main={<Detail key={shown.id} version={shown} />} side={<Versions versions={versions} shown={shown} />} />
      )}
      {publishing ? <PublishDialog current={current} onClose={() => setPublishing(false)} onPublished={() => { setPublishing(false); router.history.push(consolePage.settings('policy')); }} /> : null}
    </Page>
  );
}
