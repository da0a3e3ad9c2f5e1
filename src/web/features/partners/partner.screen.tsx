/** One partner: what we promised and whether we keep it, what they did, and the agreement as it stands. */
import { IconCircleCheck, IconCircleDashed, IconAlertCircle, IconPencil } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { consolePage } from '#contract/console-page';
import type { Partner } from '#contract/partners';
import { useMay } from '../../platform/session.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Card, Facts } from '../../ui/card.tsx';
import { DateText, InstantText } from '../../ui/date-text.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Page, SplitPanel, Stack } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { AgreementForm } from './agreement-form.tsx';
import { minutesText, nameOf, promiseWords, promisesTitle, statusWords, subtitleOf, weekdayText } from './partner-words.ts';
import { usePartner, useUpdatePartner } from './queries.ts';
import css from './partners.module.css';

const up = { label: 'Partners', href: consolePage.partners() };
const marks = { kept: IconCircleCheck, broken: IconAlertCircle, unmeasured: IconCircleDashed } as const;

function Promises({ partner }: { partner: Partner }) {
  return (
    <Card title={promisesTitle(partner.promises)}>
      <ul className={css.promises}>
        {partner.promises.map((one) => {
          const Mark = marks[one.state];
          return (
            <li key={`${one.kind} ${one.text}`} data-state={one.state}>
              <Mark size={20} aria-hidden />
              <span className={css.two}><span>{one.text}</span>{one.fact === null ? null : <span className={css.quiet}>{one.fact}</span>}</span>
              <StateBadge tone={promiseWords[one.state].tone} icon={null}>{promiseWords[one.state].label}</StateBadge>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function Deeds({ partner }: { partner: Partner }) {
  return (
    <Card title="What they did for us" aside={partner.unthanked > 0 ? <AppLink className="hb-link" href={consolePage.thanks({ partner: partner.id })}>{partner.unthanked} not thanked yet</AppLink> : 'all thanked'}>
      {partner.recent.length === 0 ? <p className="hb-quiet">Nothing yet. What they do stands here, each thing with its thank-you.</p> : (
        <ul className={css.deeds}>
          {partner.recent.map((deed) => (
            <li key={deed.id}><span className={css.two}><span>{deed.helper} {deed.what}</span><span className={css.quiet}><InstantText at={deed.happenedAt} zone={partner.timeZone} /></span></span><StateBadge tone={deed.thanked === 'sent' ? 'home' : deed.thanked === 'draft' ? 'due' : 'quiet'}>{deed.thanked === 'sent' ? 'thanked' : deed.thanked === 'draft' ? 'to thank' : 'not by message'}</StateBadge></li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Agreement({ partner, onEdit }: { partner: Partner; onEdit: (() => void) | null }) {
  return (
    <Card title="What was agreed" aside={onEdit === null ? undefined : <ActButton size="xs" icon={IconPencil} onClick={onEdit}>Change</ActButton>}>
      <Facts facts={[
        ['Speak with', partner.lead === null ? 'nobody named yet' : <AppLink key="l" className="hb-link" href={consolePage.person(partner.lead.id)}>{partner.lead.name}</AppLink>], ['Place', partner.place?.name ?? `the whole of ${partner.location.name}`],
        ['Borrowed this month', minutesText(partner)], ['One thing takes them', `${partner.secondsPerItem} seconds`], ['Nothing waits longer than', partner.dwellLimitHours % 24 === 0 ? `${partner.dwellLimitHours / 24} working days` : `${partner.dwellLimitHours} working hours`],
        ['We come', weekdayText(partner.pickupWeekdays)], ...(partner.hours === null ? [] : [['Open', partner.hours] as const]), ...(partner.agreedAt === null ? [] : [['Agreed', <InstantText key="a" at={partner.agreedAt} zone={partner.timeZone} />] as const]),
        ...(partner.reviewOn === null ? [] : [['We look at it again', <DateText key="r" on={partner.reviewOn} as="near" zone={partner.timeZone} />] as const]),
      ]} />
    </Card>
  );
}

export function PartnerScreen() {
  const { partnerId } = useParams({ strict: false });
  const may = useMay();
  const [edits, setEdits] = useState(false);
  const read = usePartner(partnerId ?? '');
  const update = useUpdatePartner(() => setEdits(false));
  const partner = read.data;
  if (partner === undefined)
    return (
      <Page title="A partner" parent={up}>
        {read.isError ? <ErrorState problem={read.error} onRetry={() => void read.refetch()} /> : <Card fit="flush"><LoadingRows rows={6} label="Reading the agreement" /></Card>}
      </Page>
    );
  const state = statusWords[partner.status];
  return (
    <Page title={nameOf(partner)} parent={up} subtitle={subtitleOf(partner)} state={<StateBadge tone={state.tone}>{state.label}</StateBadge>}>
      <SplitPanel
        main={<Stack><Promises partner={partner} /><Deeds partner={partner} /></Stack>}
        side={edits ? <Card title="Change the agreement"><AgreementForm partner={partner} act="Keep it so" busy={update.busy} problem={update.problem} onBack={() => setEdits(false)} onSubmit={(body) => update.run({ params: { partnerId: partner.id }, body: { ...body, version: partner.version } })} /></Card> : <Agreement partner={partner} onEdit={may('partners.write') ? () => setEdits(true) : null} />}
      />
    </Page>
  );
}
