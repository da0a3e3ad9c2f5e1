/** What we asked, of whom, and how it stands; with the acts that help: ask now, remind, withdraw, settled. */
import { Menu } from '@mantine/core';
import { IconArrowForwardUp, IconCheck, IconClock, IconDots, IconLifebuoy } from '@tabler/icons-react';
import { remindAsk } from '#contract/asks';
import type { AskRow } from '#contract/asks';
import { askNow } from '#contract/cases';
import type { Case } from '#contract/cases';
import { useAct } from '../../platform/act.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import type { IconType } from '../../ui/act-button.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { dayText, isPast } from './around.ts';
import type { Around } from './around.ts';
import { askDetail, askSubjects, askWord } from './ask-view.ts';
import type { AskWord } from './ask-view.ts';
import { useCaseView } from './case-context.tsx';
import { firstName } from './case-words.ts';
import { useCaseAct } from './queries.ts';
import css from './case.module.css';

const icons: Record<AskWord['icon'], IconType | null> = { check: IconCheck, help: IconLifebuoy, clock: IconClock, refer: IconArrowForwardUp, none: null };

function AskMenu({ ask, remind }: { ask: AskRow; remind: (ask: AskRow) => void }) {
  const view = useCaseView();
  const isWaiting = ask.status === 'sent' || ask.status === 'prepared';
  if (!view.rights.ask || (!isWaiting && !ask.needsHand)) return null;
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className={css.dots} aria-label={`More about the ask to ${ask.helper.name}`}>
          <IconDots size={17} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {ask.needsHand ? <Menu.Item onClick={() => view.ask({ kind: 'handleAsk', ask })}>It is settled…</Menu.Item> : null}
        {ask.status === 'sent' ? <Menu.Item onClick={() => remind(ask)}>Remind kindly, once more</Menu.Item> : null}
        {isWaiting ? <Menu.Item onClick={() => view.ask({ kind: 'withdrawAsk', ask })}>Withdraw it…</Menu.Item> : null}
      </Menu.Dropdown>
    </Menu>
  );
}

function AskLine({ ask, remind }: { ask: AskRow; remind: (ask: AskRow) => void }) {
  const { around } = useCaseView();
  const { tone, word, icon } = askWord(ask, around);
  const detail = askDetail(ask, around);
  return (
    <Row>
      <div className={css.assetHead}>
        <p className={css.askName}>
          <strong>{firstName(ask.helper.name)}</strong> <span>· {askSubjects[ask.kind]}</span>
        </p>
        <span className={css.assetState}>
          <StateBadge tone={tone} icon={icons[icon]}>{word}</StateBadge>
          <AskMenu ask={ask} remind={remind} />
        </span>
      </div>
      {detail === null ? null : <p className={css.assetFacts}>{detail}</p>}
    </Row>
  );
}

/** Why somebody was not asked yet, said plainly. */
function plannedText(kind: AskRow['kind'], one: Case, around: Around): string {
  if (one.toLeaver === 'never') return 'no message goes out; a person speaks';
  if (kind === 'leaver_return' && one.toLeaver === 'after_told' && one.toldAt === null) return 'after they were told';
  if (one.embargoed) return 'after the embargo';
  if (one.askFrom === null) return 'not planned';
  return isPast(one.askFrom, around) ? 'could not be sent yet' : `goes out ${dayText(one.askFrom, around)}`;
}

/** Asks the plan foresees that have not gone out: a task wants them and no ask stands. */
function stillToAsk(one: Case): AskRow['kind'][] {
  const stands = (kind: string) => one.asks.some((ask) => ask.kind === kind && ask.status !== 'withdrawn' && ask.status !== 'expired');
  const wanted = one.tasks.filter((task) => task.ask !== null && (task.status === 'open' || task.status === 'waiting')).map((task) => task.ask);
  return (['leaver_return', 'manager_confirm'] as const).filter((kind) => wanted.includes(kind) && !stands(kind));
}

function PlannedAsk({ kind, send, busy }: { kind: AskRow['kind']; send: () => void; busy: boolean }) {
  const { one, around, rights } = useCaseView();
  const name = kind === 'leaver_return' ? one.person.name : (one.manager?.name ?? 'The next manager up');
  const mayAsk = rights.ask && one.toLeaver !== 'never' && !one.embargoed && !(kind === 'leaver_return' && one.toLeaver === 'after_told' && one.toldAt === null);
  return (
    <Row>
      <div className={css.assetHead}>
        <p className={css.askName}>
          <strong>{kind === 'leaver_return' || one.manager !== null ? firstName(name) : name}</strong> <span>· {askSubjects[kind]}</span>
        </p>
        <span className={css.assetState}>
          <StateBadge tone="quiet" icon={IconClock}>{plannedText(kind, one, around)}</StateBadge>
          {mayAsk ? <ActButton size="xs" busy={busy} onClick={send}>Ask now</ActButton> : null}
        </span>
      </div>
    </Row>
  );
}

export function AsksCard() {
  const { one } = useCaseView();
  const reminding = useAct(remindAsk, { onDone: (ask) => showToast(`${ask.helper.name} is reminded once more`) });
  const asking = useCaseAct(askNow, { onDone: () => showToast('Asked; the message is on its way') });
  const still = one.status === 'open' ? stillToAsk(one) : [];
  return (
    <Card title="Asks">
      {one.asks.length + still.length === 0 ? <p className="hb-quiet">Nobody outside IT is asked for anything in this case.</p> : null}
      <Rows label="Asks">
        {one.asks.map((ask) => <AskLine key={ask.id} ask={ask} remind={({ id }) => void reminding.run({ params: { askId: id } })} />)}
        {still.map((kind) => <PlannedAsk key={kind} kind={kind} busy={asking.busy} send={() => void asking.run({ params: { caseId: one.id }, body: { kind } })} />)}
      </Rows>
      <ProblemNote problem={asking.problem ?? reminding.problem} />
    </Card>
  );
}
