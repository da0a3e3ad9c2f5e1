/** Home answers one question: what needs me now. Figures stand to the side, our promises before our results. */
import { IconBarcode, IconCalendarEvent, IconCheckbox, IconDeviceLaptop, IconFileCertificate, IconFileImport, IconGift, IconHeartHandshake, IconKey, IconLockAccess, IconMessageQuestion, IconMoodSmile, IconPackage, IconScale, IconUpload, IconUserHeart, IconUserMinus } from '@tabler/icons-react';
import { Navigate } from '@tanstack/react-router';
import { consolePage } from '#contract/console-page';
import { readToday } from '#contract/today';
import type { Decision, Today } from '#contract/today';
import { useRead } from '../../platform/read.ts';
import { useMay, useSession } from '../../platform/session.ts';
import { useSite } from '../../platform/site-scope.ts';
import { longDateText } from '../../platform/zone.ts';
import { ActButton } from '../../ui/act-button.tsx';
import type { IconType } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { BarWeek } from '../../ui/bar-week.tsx';
import { Card } from '../../ui/card.tsx';
import { DecisionList, DecisionRow } from '../../ui/decision-row.tsx';
import { EmptyState, LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Page, SplitPanel } from '../../ui/page.tsx';
import { CountLink, NumberLink } from '../../ui/stat-tile.tsx';
import { exceptionText, onItsWayText, titleFor } from './today-words.ts';
import css from './today.module.css';

const icons: Record<Decision['subject'], IconType> = {
  device: IconDeviceLaptop,
  scan: IconBarcode,
  hold: IconScale,
  date: IconCalendarEvent,
  partner: IconHeartHandshake,
  thanks: IconGift,
  person: IconUserHeart,
  access: IconLockAccess,
  licence: IconKey,
  parcel: IconPackage,
  task: IconCheckbox,
  clearance: IconFileCertificate,
  ask: IconMessageQuestion,
  import: IconFileImport,
};

function Decisions({ today }: { today: Today }) {
  if (today.decisions.length === 0)
    return (
      <Card>
        <EmptyState icon={IconMoodSmile} title="Nothing needs you now" act={<ActButton href={consolePage.cases()}>See what is on its way</ActButton>}>
          What needs a decision will stand here as a sentence with one act. Until then, nobody has to chase anybody.
        </EmptyState>
      </Card>
    );
  return (
    <div>
      <DecisionList label="Decisions, most pressing first">
        {today.decisions.map((decision, index) => (
          <DecisionRow
            key={decision.id}
            icon={icons[decision.subject]}
            tone={decision.tone}
            title={decision.title}
            consequence={decision.consequence}
            act={<ActButton href={decision.act.href} kind={index === 0 && decision.tone === 'late' ? 'primary' : 'plain'}>{decision.act.label}</ActButton>}
            otherAct={decision.otherAct === null ? undefined : <ActButton href={decision.otherAct.href}>{decision.otherAct.label}</ActButton>}
          />
        ))}
      </DecisionList>
      {today.decisionCount > today.decisions.length ? <p className={css.beyond}>And {today.decisionCount - today.decisions.length} more; they come up as these are decided.</p> : null}
    </div>
  );
}

function Figures({ label, figures }: { label: string; figures: Today['promises'] }) {
  if (figures.length === 0) return null;
  return (
    <section aria-label={label} className={css.figures}>
      <h2 className={css.heading}>{label}</h2>
      {figures.map((figure) => (
        <NumberLink key={figure.id} label={figure.label} value={figure.value} of={figure.of} tone={figure.tone} href={figure.href} />
      ))}
    </section>
  );
}

function Side({ today }: { today: Today }) {
  const may = useMay();
  const { comingHome } = today;
  return (
    <>
      <Card title="Coming home this week" aside={<AppLink href={comingHome.href} className={css.aside}>{comingHome.devices} {comingHome.devices === 1 ? 'device' : 'devices'}</AppLink>}>
        <BarWeek days={comingHome.days} href={(on) => `${comingHome.href}${comingHome.href.includes('?') ? '&' : '?'}on=${on}`} />
      </Card>
      {today.promises.length + today.results.length === 0 ? null : (
        <Card>
          <Figures label="Our promises first" figures={today.promises} />
          <Figures label="And what came of it" figures={today.results} />
        </Card>
      )}
      {may('exceptions.read') ? (
        <Card title="Exceptions" aside={today.exceptions.length === 0 ? undefined : exceptionText(today.exceptions)}>
          {today.exceptions.length === 0 ? <p className="hb-quiet">Every list that must be empty is empty.</p> : today.exceptions.map((one) => <CountLink key={one.kind} label={one.label} count={one.count} tone={one.tone} href={one.href} />)}
        </Card>
      ) : null}
    </>
  );
}

function Acts() {
  const may = useMay();
  return (
    <>
      {may('imports.run') ? <ActButton href={consolePage.bringFile()} icon={IconUpload}>Bring a file</ActButton> : null}
      {may('cases.open') ? <ActButton href={consolePage.newCase()} icon={IconUserMinus} kind="primary">New leaver</ActButton> : null}
    </>
  );
}

export function TodayScreen() {
  const session = useSession();
  const may = useMay();
  const [site] = useSite();
  const today = useRead(readToday, { query: { site: site ?? undefined } }, { refreshEvery: 60_000, enabled: may('cases.read') && !session.empty });
  if (session.empty && may('settings.manage')) return <Navigate to="/welcome" replace />;
  if (!may('cases.read') && may('station.scan')) return <Navigate to={consolePage.station()} replace />;
  if (today.isError && today.data === undefined)
    return (
      <Page title="Today could not be read" acts={<Acts />}>
        <ErrorState problem={today.error} onRetry={() => void today.refetch()} />
      </Page>
    );
  if (today.data === undefined)
    return (
      <Page title="Today" acts={<Acts />}>
        <Card fit="flush">
          <LoadingRows rows={7} label="Reading what needs you" />
        </Card>
      </Page>
    );
  return (
    <Page title={titleFor(today.data.decisionCount)} subtitle={`${longDateText(today.data.on)} · ${onItsWayText(today.data.onItsWay)}`} acts={<Acts />}>
      <SplitPanel main={<Decisions today={today.data} />} side={<Side today={today.data} />} />
    </Page>
  );
}
