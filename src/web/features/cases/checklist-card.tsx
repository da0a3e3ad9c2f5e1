/** The checklist: what, why, who and when; ticked from the mark, by key or from the menu; as planned or by phase. */
import { Menu, SegmentedControl, Switch } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconDots, IconNote, IconPlayerSkipForward } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { actOnTask } from '#contract/cases';
import type { Case, Task } from '#contract/cases';
import { usePreference } from '../../platform/preference.ts';
import { showToast } from '../../platform/toast.ts';
import { useShortcuts } from '../../platform/use-shortcuts.ts';
import { Card } from '../../ui/card.tsx';
import { NestedChecklist } from '../../ui/nested-checklist.tsx';
import type { ChecklistItem } from '../../ui/nested-checklist.tsx';
import { useListKeys } from '../../ui/use-list-keys.ts';
import { useCaseView } from './case-context.tsx';
import type { CaseView } from './case-context.tsx';
import { effortText, ownerWords, phaseWords } from './case-words.ts';
import { useCaseAct } from './queries.ts';
import { groupsOf } from './task-tree.ts';
import type { TaskNode } from './task-tree.ts';
import { detailText, followsText, isSettled, taskState, whenText } from './task-view.ts';
import css from './case.module.css';

/** A tick that records a fact elsewhere (an account ended, a seat released) is asked about first; so is one that needs a note. */
const isAskedFirst = (task: Task): boolean => task.evidence === 'note' || task.completes === 'account_ended' || task.completes === 'seat_released';

type Tick = { tick: (task: Task) => void; reopen: (task: Task) => void; busyId: string | null };

function useTick({ ask }: CaseView): Tick {
  const act = useCaseAct(actOnTask, { onProblem: (problem) => showToast(`${problem.title}. ${problem.detail}`, { tone: 'late' }) });
  const [current, setCurrent] = useState<string | null>(null);
  const run = async (task: Task, action: 'finish' | 'reopen'): Promise<Task | undefined> => {
    setCurrent(task.id);
    const one = await act.run({ params: { taskId: task.id }, body: { action, version: task.version } });
    return one?.tasks.find((other) => other.id === task.id);
  };
  const reopen = (task: Task) => void run(task, 'reopen').then((after) => (after === undefined ? undefined : showToast(`“${task.title}” is open again`)));
  const tick = (task: Task) => {
    if (isAskedFirst(task)) return ask({ kind: 'finish', task });
    void run(task, 'finish').then((after) => (after === undefined ? undefined : showToast(`“${task.title}” is done`, { undo: () => reopen(after) })));
  };
  return { tick, reopen, busyId: act.busy ? current : null };
}

function TaskMenu({ task, view, acts }: { task: Task; view: CaseView; acts: Tick }) {
  const settled = isSettled(task);
  const owner = ownerWords(task.owner, task.ownerName).name;
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className={css.dots} aria-label={`More about “${task.title}”`}>
          <IconDots size={17} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={css.taskMenu}>
        {settled || followsText(task) !== null ? null : <Menu.Item leftSection={<IconCheck size={16} aria-hidden />} onClick={() => acts.tick(task)}>Done</Menu.Item>}
        {settled || followsText(task) !== null ? null : <Menu.Item leftSection={<IconNote size={16} aria-hidden />} onClick={() => view.ask({ kind: 'finish', task })}>Done, with a note</Menu.Item>}
        {settled ? null : <Menu.Item leftSection={<IconPlayerSkipForward size={16} aria-hidden />} onClick={() => view.ask({ kind: 'skip', task })}>Not needed here</Menu.Item>}
        {task.status === 'done' || task.status === 'not_needed' ? <Menu.Item leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={() => acts.reopen(task)}>Open it again</Menu.Item> : null}
        <Menu.Divider />
        <Menu.Label className={css.menuFacts}>
          {owner}, {effortText(task.effortSeconds / 60)}
          <br />
          {task.ruleKey === 'by_hand' ? 'Added by hand' : `Rule “${task.ruleKey.replaceAll('_', ' ')}”`}
          {task.blocksClearance ? <><br />Clearance waits for it</> : null}
          {isSettled(task) ? <><br />{task.because}</> : null}
        </Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Steps that all wait for something else stay folded: they are for later. */
const isFarOff = (node: TaskNode): boolean => node.children.length > 1 && node.children.every((child) => child.task.status === 'waiting');

function itemOf(node: TaskNode, view: CaseView, acts: Tick): ChecklistItem {
  const { task } = node;
  const { one, around, rights } = view;
  const state = taskState(task, one, around);
  const detail = detailText(task, one);
  const when = whenText(task, around);
  const isTickable = rights.tasks && !isSettled(task) && followsText(task) === null && one.status !== 'cleared';
  return {
    id: task.id,
    title: task.title,
    state,
    owner: ownerWords(task.owner, task.ownerName),
    children: node.children.map((child) => itemOf(child, view, acts)),
    folded: isFarOff(node),
    ...(detail === null ? {} : { detail: <>{detail}{task.detail === null || isSettled(task) ? null : <span className={css.more}>{task.detail}</span>}</> }),
    ...(when === null ? {} : { when: <time {...(task.dueAt === null ? {} : { dateTime: task.doneAt ?? task.dueAt })}>{when}</time> }),
    ...(isTickable ? { tick: { label: `Tick “${task.title}”`, run: () => acts.tick(task), busy: acts.busyId === task.id } } : {}),
    ...(rights.tasks ? { menu: <TaskMenu task={task} view={view} acts={acts} /> } : {}),
  };
}

const policyText = (one: Case) => `Policy “${one.policy.name}” version ${one.policy.version}${one.tasksAll === 0 ? '' : ` · ${one.tasksDone} of ${one.tasksAll} done`}`;

type Way = 'plan' | 'phase';

function useWay() {
  const [way, setWay] = usePreference<Way>('case.order', 'phase');
  const [openOnly, setOpenOnly] = usePreference('case.openOnly', false);
  return { way, setWay, openOnly, setOpenOnly };
}

export function ChecklistCard() {
  const view = useCaseView();
  const { one } = view;
  const { way, setWay, openOnly, setOpenOnly } = useWay();
  const acts = useTick(view);
  const area = useRef<HTMLDivElement>(null);
  const rowAt = () => [...(area.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].find((row) => row.contains(document.activeElement));
  useListKeys(area, { enabled: one.tasks.length > 0, onMore: null, selectable: false });
  useShortcuts([
    { keys: 'o', label: 'Only what is open', group: 'Case', run: () => setOpenOnly(!openOnly) },
    { keys: 'x', label: 'Tick the task', group: 'Case', run: () => rowAt()?.querySelector<HTMLElement>('[data-tick]')?.click() },
    { keys: '.', label: 'More about the task', group: 'Case', run: () => rowAt()?.querySelector<HTMLElement>('[aria-haspopup="menu"]')?.click() },
  ]);
  const groups = groupsOf(one.tasks, { byPhase: way === 'phase', openOnly });
  return (
    <Card title="Checklist" aside={policyText(one)} fit="flush">
      <div className={css.tools}>
        <SegmentedControl size="xs" value={way} onChange={(next) => setWay(next as Way)} aria-label="Order of the tasks" data={[{ value: 'phase', label: 'By phase' }, { value: 'plan', label: 'As planned' }]} classNames={{ root: css.segments, label: css.segment, indicator: css.segmentOn }} />
        <Switch size="sm" label="Only what is open" checked={openOnly} onChange={(event) => setOpenOnly(event.currentTarget.checked)} />
      </div>
      <div ref={area}>
        {groups.map((group) => (
          <section key={group.phase ?? 'all'} aria-label={group.phase === null ? 'Tasks' : phaseWords[group.phase]}>
            {group.phase === null ? null : (
              <h3 className={css.phase}>
                {phaseWords[group.phase]} {group.all === 0 ? null : <span>{group.done} of {group.all}</span>}
              </h3>
            )}
            <NestedChecklist label={group.phase === null ? 'Tasks' : phaseWords[group.phase]} items={group.nodes.map((node) => itemOf(node, view, acts))} />
          </section>
        ))}
        {groups.length > 0 ? null : <p className={css.nothing}>{one.tasks.length === 0 ? 'The policy planned no task for this case.' : 'Every task is done.'}</p>}
      </div>
    </Card>
  );
}
