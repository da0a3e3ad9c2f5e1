/** One parcel: what belongs in it, where it is, and the few acts that fit its state. */
import { IconBoxOff, IconPackageExport, IconPrinter, IconTruckDelivery } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { consolePage } from '#contract/console-page';
import { loseParcel, readParcel, returnParcel, shipParcel, trackParcel } from '#contract/parcels';
import type { Parcel } from '#contract/parcels';
import { useAct } from '../../platform/act.ts';
import { useRead } from '../../platform/read.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Card, Facts, Row, Rows } from '../../ui/card.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState, ProblemNote } from '../../ui/error-state.tsx';
import { FormStack, TextField } from '../../ui/field.tsx';
import { Inline, Page, SplitPanel } from '../../ui/page.tsx';
import { RelatedCard, StoryCard } from '../../ui/story.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useContractForm } from '../../platform/form.ts';
import { itemState, stateOf, wayText } from './parcel-words.ts';

const refreshes = ['parcels', 'pickups', 'cases'];

function Contents({ parcel }: { parcel: Parcel }) {
  return (
    <Card title="What belongs in it" aside={parcel.contents.length === 1 ? '1 thing' : `${parcel.contents.length} things`} fit="flush">
      {parcel.contents.length === 0 ? <p className="hb-quiet" style={{ padding: '0 20px 18px' }}>Nobody said what is in it. It stays sealed until it is opened at a workshop.</p> : (
        <Rows label="Contents">
          {parcel.contents.map((item) => {
            const words = itemState(item.state);
            return (
              <Row key={item.assetId}>
                <Inline>
                  <span style={{ flex: 1, minWidth: 0 }}><AppLink href={consolePage.asset(item.assetId)}>{item.what}</AppLink> <span className="hb-quiet hb-serial">{item.assetTag ?? item.serialNumber ?? ''}</span>{item.note === null ? null : <span className="hb-quiet"> · {item.note}</span>}</span>
                  <StateBadge tone={words.tone}>{words.text}</StateBadge>
                </Inline>
              </Row>
            );
          })}
        </Rows>
      )}
    </Card>
  );
}

function Travel({ parcel }: { parcel: Parcel }) {
  const track = useAct(trackParcel, { refreshes, onDone: () => showToast('The number is kept; any scan of it finds this box') });
  const form = useContractForm({ schema: trackParcel.body, initial: { carrier: parcel.carrier ?? '', trackingNumber: parcel.trackingNumber ?? '' } });
  if (!parcel.isAnnounced || !['expected', 'in_transit'].includes(parcel.status)) return null;
  return (
    <Card title="How it travels">
      <FormStack label="Tracking" onSubmit={form.submit(async (value) => (await track.run({ params: { parcelId: parcel.id }, body: { trackingNumber: value.trackingNumber, ...(value.carrier ? { carrier: value.carrier } : {}) } })) !== undefined)} acts={<ActButton type="submit" busy={track.busy}>Keep the number</ActButton>}>
        <TextField label="Tracking number" serial {...form.field('trackingNumber')} />
        <TextField label="Carrier" {...form.field('carrier')} value={form.values.carrier ?? ''} />
        <ProblemNote problem={track.problem} />
      </FormStack>
    </Card>
  );
}

type Step = 'lost' | 'returned' | null;

function Acts({ parcel, onStep }: { parcel: Parcel; onStep: (step: Step) => void }) {
  const ship = useAct(shipParcel, { refreshes, onDone: () => showToast('The carrier answers for it now'), onProblem: (problem) => showToast(problem.title, { tone: 'late' }) });
  const may = (act: Parcel['possible'][number]) => parcel.possible.includes(act);
  return (
    <>
      <ActButton icon={IconPrinter} href={`/api/parcels/${parcel.id}/slip`}>Slip</ActButton>
      {may('ship') ? <ActButton icon={IconTruckDelivery} busy={ship.busy} onClick={() => void ship.run({ params: { parcelId: parcel.id }, body: { version: parcel.version } })}>The carrier has it</ActButton> : null}
      {may('return_to_sender') ? <ActButton icon={IconPackageExport} onClick={() => onStep('returned')}>Went back</ActButton> : null}
      {may('declare_lost') ? <ActButton icon={IconBoxOff} onClick={() => onStep('lost')}>It is lost</ActButton> : null}
      {may('open') ? <ActButton kind="primary" href={consolePage.openParcel(parcel.id)}>Open the box</ActButton> : null}
    </>
  );
}

export function ParcelScreen() {
  const { parcelId } = useParams({ strict: false }) as { parcelId: string };
  const read = useRead(readParcel, { params: { parcelId } }, { refreshEvery: 30_000 });
  const [step, setStep] = useState<Step>(null);
  const done = () => { setStep(null); };
  const lose = useAct(loseParcel, { refreshes, onDone: done });
  const back = useAct(returnParcel, { refreshes, onDone: done });
  const parent = { label: 'Parcels', href: consolePage.parcels() };
  if (read.data === undefined) return <Page title="Parcel" parent={parent}>{read.isError ? <ErrorState problem={read.error} onRetry={() => void read.refetch()} /> : <Card fit="flush"><LoadingRows rows={4} /></Card>}</Page>;
  const parcel = read.data;
  const words = stateOf(parcel);
  const act = step === 'lost' ? lose : back;
  return (
    <Page title={`Box ${parcel.boxCode}`} parent={parent} subtitle={wayText(parcel.way)} state={<StateBadge tone={words.tone}>{words.text}</StateBadge>} acts={<Acts parcel={parcel} onStep={setStep} />}>
      <SplitPanel
        main={<><Contents parcel={parcel} /><StoryCard kind="parcel" recordId={parcel.id} /></>}
        side={
          <>
            <Card title="Where it is">
              <Facts
                facts={[
                  ['Leaver', parcel.case === null ? (parcel.isAnnounced ? 'Not open to you' : 'Not known yet') : <AppLink key="case" href={consolePage.case(parcel.case.id)} className="hb-link">{parcel.case.person}</AppLink>],
                  ['Site', parcel.site?.name ?? '–'], ['Place', parcel.place === null ? '–' : `${parcel.place.name}${parcel.place.slot === null ? '' : `, slot ${parcel.place.slot}`}`],
                  ['Stored', parcel.storedAt === null ? '–' : <InstantText key="stored" at={parcel.storedAt} />], ['Collect by', parcel.dwellDueAt === null ? '–' : <InstantText key="due" at={parcel.dwellDueAt} />],
                  ...(parcel.trackingNumber === null ? [] : [['Tracking', <span key="number" className="hb-serial">{parcel.trackingNumber}</span>] as const]), ...(parcel.scannedAs === null ? [] : [['Scanned as', <span key="read" className="hb-serial">{parcel.scannedAs}</span>] as const]),
                  ...(parcel.note === null ? [] : [['Note', parcel.note] as const]),
                ]}
              />
            </Card>
            <Travel parcel={parcel} />
            <RelatedCard kind="parcel" recordId={parcel.id} />
          </>
        }
      />
      <ConfirmAct
        open={step !== null} onClose={() => setStep(null)} title={step === 'lost' ? `Give box ${parcel.boxCode} up as lost?` : `Did box ${parcel.boxCode} go back?`} act={step === 'lost' ? 'It is lost' : 'It went back'}
        consequence={step === 'lost' ? 'What is in it is with nobody known until somebody finds it. The lines of the case stay open and nobody is charged. Should it turn up, any scan stores it.' : 'What is in it is with nobody known until it comes again. The lines of the case stay open.'}
        reason={{ label: 'What happened?', required: true }} busy={act.busy} problem={act.problem} onConfirm={(note) => void act.run({ params: { parcelId }, body: { version: parcel.version, note } })}
      />
    </Page>
  );
}
