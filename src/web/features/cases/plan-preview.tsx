/** What opening the case would plan, while it is typed: dates with why, the checklist, minutes asked of each party. */
import { IconClipboardList } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { PlanPreview } from '#contract/cases';
import { Card, Facts } from '../../ui/card.tsx';
import { DateText, InstantText } from '../../ui/date-text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { NestedChecklist } from '../../ui/nested-checklist.tsx';
import type { ChecklistItem } from '../../ui/nested-checklist.tsx';
import { dateIn } from '../../platform/zone.ts';
import { counted, effortText, listed, ownerWords } from './case-words.ts';
import { becauseText } from './task-view.ts';
import css from './new-leaver.module.css';

function itemsOf(preview: PlanPreview, parentKey: string | null): ChecklistItem[] {
  return preview.tasks.filter((task) => task.parentKey === parentKey).map((task) => ({
    id: task.key,
    title: task.title,
    state: 'open',
    detail: `Because: ${becauseText(task.because)}`,
    owner: ownerWords(task.owner),
    ...(task.dueAt === null ? {} : { when: <DateText on={dateIn(preview.timeZone, new Date(task.dueAt))} as="near" zone={preview.timeZone} /> }),
    children: itemsOf(preview, task.key),
  }));
}

function Minutes({ preview }: { preview: PlanPreview }) {
  const asked = preview.minutes.filter((one) => one.minutes > 0).toSorted((a, b) => b.minutes - a.minutes);
  const most = Math.max(1, ...asked.map((one) => one.minutes));
  return (
    <ul className={css.minutes}>
      {asked.map((one) => (
        <li key={one.owner} className={css.minute}>
          <span>{ownerWords(one.owner).name}</span>
          <span className={css.meter} aria-hidden><span style={{ width: `${(one.minutes / most) * 100}%` }} /></span>
          <span className="hb-figures">{effortText(one.minutes)}</span>
        </li>
      ))}
    </ul>
  );
}

export function NoPlanYet() {
  return (
    <Card>
      <EmptyState icon={IconClipboardList} title="The plan will stand here">
        With the person, the reason and the last working day, you see every date, task and minute before anything happens.
      </EmptyState>
    </Card>
  );
}

export function PlanCards({ preview }: { preview: PlanPreview }) {
  const has = [counted(preview.assets, 'device'), counted(preview.seats, 'seat'), counted(preview.accounts, 'account')].filter((part) => part !== null);
  return (
    <>
      <Card title="What follows" aside={`${preview.policy.name}, version ${preview.policy.version}`}>
        <Facts
          facts={[
            ['Access ends', <Fragment key="access"><InstantText at={preview.cutOffAt} zone={preview.timeZone} /><span className={css.why}>{preview.cutOffBecause}</span></Fragment>],
            ['Return by', <Fragment key="return"><DateText on={preview.returnByOn} as="long" /><span className={css.why}>{preview.returnByBecause}</span></Fragment>],
            ['First ask', preview.askFrom === null ? 'none; no message goes out' : <InstantText key="ask" at={preview.askFrom} zone={preview.timeZone} />],
            ['They have', has.length === 0 ? 'nothing on record' : listed(has)],
          ]}
        />
      </Card>
      {preview.problems.length === 0 ? null : (
        <Card title="The policy could not decide all of it" aside="The case can be opened; this stays on it">
          <ul className={css.problems}>
            {preview.problems.map((problem) => <li key={`${problem.ruleKey} ${problem.message}`}>{problem.message} <span className="hb-quiet">(rule {problem.ruleKey})</span></li>)}
          </ul>
        </Card>
      )}
      <Card title="Minutes asked" aside="of each party, in all">
        <Minutes preview={preview} />
      </Card>
      <Card title="Checklist" aside={counted(preview.tasks.length, 'task') ?? 'no task'} fit="flush">
        <NestedChecklist label="Planned tasks" items={itemsOf(preview, null)} />
      </Card>
    </>
  );
}
