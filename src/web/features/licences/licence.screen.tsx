/** One licence: its pool drawn, who holds its seats, what renewing it means. */
import { IconEdit, IconKey } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { consolePage } from '#contract/console-page';
import { readLicence } from '#contract/licences';
import type { Licence } from '#contract/licences';
import { moneyText } from '../../platform/money.ts';
import { useRead } from '../../platform/read.ts';
import { useMay } from '../../platform/session.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card, Facts, fact, known } from '../../ui/card.tsx';
import { DateText, InstantText } from '../../ui/date-text.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Page, SplitPanel } from '../../ui/page.tsx';
import { CustomFactsCard } from '../../ui/custom-fields.tsx';
import { RelatedCard, StoryCard } from '../../ui/story.tsx';
import { StateBadge, SubjectIcon } from '../../ui/state-badge.tsx';
import { HoldersCard } from './holders.card.tsx';
import { costOf, freeText } from './pool-words.ts';
import { SeatPool } from './seat-pool.tsx';
import css from './licence.module.css';

function FactsCard({ licence }: { licence: Licence }) {
  const all = known(
    fact('Renews', licence.renewsOn === null ? <span className="hb-quiet">unknown</span> : <><DateText on={licence.renewsOn} as="long" />, <DateText on={licence.renewsOn} as="due" /></>),
    fact('A seat costs', licence.seatCost === null ? null : moneyText(licence.seatCost, licence.currency)),
    fact('All seats', costOf(licence, licence.seatsTotal)),
    fact('Free seats', licence.seatsFree === 0 ? null : costOf(licence, licence.seatsFree)),
    fact('Holds work', licence.holdsData ? 'Yes: a case asks who takes it over' : 'No'),
    fact('Billed', licence.billing), fact('Vendor', licence.vendor), fact('Owner', licence.ownerName), fact('Contract', licence.contractNumber),
    fact('Key', licence.licenceKeyEnd === null ? null : <span className="hb-serial">{licence.licenceKeyEnd}</span>),
    fact('Came from', licence.source === 'hand' ? 'added by hand' : licence.source),
  );
  return (
    <Card title="Contract" aside={<>changed <InstantText at={licence.updatedAt} as="ago" /></>}>
      <Facts facts={all} />
    </Card>
  );
}

const up = { label: 'Licences', href: consolePage.licences() };

export function LicenceScreen() {
  const { licenceId } = useParams({ strict: false }) as { licenceId: string };
  const may = useMay();
  const licence = useRead(readLicence, { params: { licenceId } });
  if (licence.data === undefined)
    return (
      <Page title={licence.isError ? 'This licence could not be read' : 'Licence'} parent={up}>
        {licence.isError ? <ErrorState problem={licence.error} onRetry={() => void licence.refetch()} act={<ActButton href={consolePage.licences()}>All licences</ActButton>} /> : <LoadingRows rows={7} label="Reading the licence" />}
      </Page>
    );
  const it = licence.data;
  return (
    <Page
      title={it.product}
      subtitle={[it.vendor, freeText(it)].filter((part) => part !== null).join(' · ')}
      parent={up}
      mark={<SubjectIcon tone="home" icon={IconKey} size={44} />}
      state={it.seatsOver > 0 ? <StateBadge tone="late">{it.seatsOver} more than bought</StateBadge> : undefined}
      acts={may('licences.write') ? <ActButton href={`/licences/${it.id}/edit`} icon={IconEdit}>Edit</ActButton> : undefined}
    >
      <SplitPanel
        balance="even"
        main={<><HoldersCard licence={it} /><StoryCard kind="licence" recordId={it.id} /></>}
        side={
          <>
            <Card title="The pool" aside={`${it.seatsAssigned.toLocaleString('en-GB')} of ${it.seatsTotal.toLocaleString('en-GB')} taken`}>
              <SeatPool pool={it} />
              <p className={css.free}>{freeText(it)}</p>
            </Card>
            <FactsCard licence={it} />
            <CustomFactsCard kind="licence" custom={it.custom} />
            <RelatedCard kind="licence" recordId={it.id} />
          </>
        }
      />
    </Page>
  );
}
