/** The parcels of one case, on its page: the box, where it is and since when, how it travels, and what is in it. */
import type { CaseParcel } from '#contract/parcels';
import { parcelsOfCase } from '#contract/parcels';
import { consolePage } from '#contract/console-page';
import { useRead } from '../../platform/read.ts';
import { useMay } from '../../platform/session.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { isUnderWay, itemState, parcelsSummary, stateOf, wayText, whereIs } from './parcel-words.ts';
import css from './case-parcels.module.css';

function Contents({ parcel }: { parcel: CaseParcel }) {
  const may = useMay();
  if (parcel.contents.length === 0) return <p className={css.facts}>Nobody said what is in it.</p>;
  return (
    <ul className={css.items} aria-label={`In box ${parcel.boxCode}`}>
      {parcel.contents.map((item) => {
        const mark = item.assetTag ?? item.serialNumber;
        return (
          <li key={item.assetId}>
            {may('assets.read') ? <AppLink className="hb-link" href={consolePage.asset(item.assetId)}>{item.what}</AppLink> : item.what}
            {mark === null ? null : <span className="hb-serial"> {mark}</span>}
            <span className="hb-quiet">, {itemState(item.state).text}{item.note === null ? '' : `: ${item.note}`}</span>
          </li>
        );
      })}
    </ul>
  );
}

function ParcelLine({ parcel }: { parcel: CaseParcel }) {
  const may = useMay();
  const words = stateOf(parcel);
  const code = <>Box <span className="hb-serial">{parcel.boxCode}</span></>;
  return (
    <Row>
      <div className={css.head}>
        {may('pickups.run') ? <AppLink className={css.name} href={consolePage.parcel(parcel.id)}>{code}</AppLink> : <span className={css.name}>{code}</span>}
        <StateBadge tone={words.tone}>{words.text}</StateBadge>
      </div>
      <p className={css.facts}>
        <span>{whereIs(parcel)}</span>
        {parcel.since === null ? null : <span>since <InstantText at={parcel.since} /></span>}
        {parcel.status === 'stored' && parcel.dwellDueAt !== null ? <span data-late={parcel.isOverdue}>collect by <InstantText at={parcel.dwellDueAt} /></span> : null}
        {parcel.trackingNumber === null ? null : <span>{parcel.carrier ?? 'tracking'} <span className="hb-serial">{parcel.trackingNumber}</span></span>}
        {parcel.way === null || !isUnderWay(parcel) ? null : <span>{wayText(parcel.way)}</span>}
      </p>
      <Contents parcel={parcel} />
    </Row>
  );
}

export function CaseParcelsCard({ caseId }: { caseId: string }) {
  const read = useRead(parcelsOfCase, { params: { caseId } }, { refreshEvery: 60_000 });
  if (read.data === undefined)
    return <Card title="Parcels">{read.isError ? <ErrorState problem={read.error} onRetry={() => void read.refetch()} /> : <LoadingRows rows={2} label="Reading the parcels" />}</Card>;
  const { rows } = read.data;
  if (rows.length === 0)
    return (
      <Card title="Parcels">
        <p className="hb-quiet">No parcel yet. One appears when the leaver says how things come home, or when the station scans a box for this case.</p>
      </Card>
    );
  return (
    <Card title="Parcels" aside={parcelsSummary(rows)}>
      <Rows label="Parcels">{rows.map((parcel) => <ParcelLine key={parcel.id} parcel={parcel} />)}</Rows>
    </Card>
  );
}
