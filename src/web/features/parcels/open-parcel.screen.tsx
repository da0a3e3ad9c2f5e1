/** Opening a box: scan what lies in it, say what does not. Nothing on the list stays unsaid; what differs is for IT to decide. */
import { IconArrowBackUp, IconCircleCheck, IconQuestionMark } from '@tabler/icons-react';
import { useParams, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { consolePage } from '#contract/console-page';
import { openParcel, readParcel } from '#contract/parcels';
import type { Parcel } from '#contract/parcels';
import { listStations } from '#contract/station';
import { classify, identifiedBy } from '#domain/intake/scan';
import { useAct } from '../../platform/act.ts';
import { usePreference } from '../../platform/preference.ts';
import { useRead } from '../../platform/read.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState, ProblemNote } from '../../ui/error-state.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Inline, Page, Stack } from '../../ui/page.tsx';
import { ScanField } from '../../ui/scan-field.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useWedge } from '../../ui/use-wedge.ts';

type Item = Parcel['contents'][number];
const isNamedBy = (raw: string, item: Item): boolean => ['same', 'vendor_prefix'].includes(identifiedBy(classify(raw), { assetTag: item.assetTag, serial: item.serialNumber }));

function usePlace() {
  const places = useRead(listStations, {});
  const [kept, keep] = usePreference<string | null>('open.place', null);
  const rooms = (places.data?.rows ?? []).filter((place) => place.kind !== 'mailroom');
  const chosen = rooms.find((place) => place.id === kept) ?? rooms.find((place) => place.kind === 'workshop') ?? rooms[0] ?? null;
  return { rooms, chosen, keep };
}

/** What has been said of the box so far: scanned things, and those that are not in it. */
function useContents(parcel: Parcel) {
  const [found, setFound] = useState<readonly string[]>([]);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const items = parcel.contents.filter((item) => item.state === 'expected' || item.state === 'confirmed');
  const isThere = (item: Item) => found.some((raw) => isNamedBy(raw, item));
  return {
    items, found, isThere, isGone: (item: Item) => gone.has(item.assetId),
    others: found.filter((raw) => !items.some((item) => isNamedBy(raw, item))),
    open: items.filter((item) => !isThere(item) && !gone.has(item.assetId)),
    notThere: items.filter((item) => !isThere(item) && gone.has(item.assetId)),
    take: (raw: string) => setFound((before) => (before.includes(raw) ? before : [...before, raw])),
    drop: (raw: string) => setFound((before) => before.filter((one) => one !== raw)),
    toggle: (assetId: string) => setGone((before) => { const next = new Set(before); if (!next.delete(assetId)) next.add(assetId); return next; }),
  };
}
type Contents = ReturnType<typeof useContents>;

function Said({ contents, item }: { contents: Contents; item: Item }) {
  if (contents.isThere(item)) return <StateBadge tone="home" icon={IconCircleCheck}>here</StateBadge>;
  if (!contents.isGone(item)) return <ActButton size="sm" onClick={() => contents.toggle(item.assetId)} aria-label={`${item.what} is not in it`}>Not in it</ActButton>;
  return (
    <>
      <StateBadge tone="due">not in it</StateBadge>
      <ActButton size="xs" icon={IconArrowBackUp} onClick={() => contents.toggle(item.assetId)}>Undo</ActButton>
    </>
  );
}

function Expected({ contents }: { contents: Contents }) {
  const { items, open } = contents;
  return (
    <Card title="Expected in it" aside={`${items.length - open.length} of ${items.length} said`} fit="flush">
      <Rows label="Expected">
        {items.map((item) => (
          <Row key={item.assetId}>
            <Inline>
              <span style={{ flex: 1, minWidth: 0 }}>{item.what} <span className="hb-quiet hb-serial">{item.serialNumber ?? item.assetTag ?? ''}</span></span>
              <Said contents={contents} item={item} />
            </Inline>
          </Row>
        ))}
        {items.length === 0 ? <Row><span className="hb-quiet">Nobody said what is in it. Scan what you find.</span></Row> : null}
      </Rows>
    </Card>
  );
}

function AlsoInIt({ contents }: { contents: Contents }) {
  if (contents.others.length === 0) return null;
  return (
    <Card title="Also in it" aside="kept apart until IT decides" fit="flush">
      <Rows label="Also in it">
        {contents.others.map((raw) => (
          <Row key={raw}>
            <Inline>
              <span style={{ flex: 1 }} className="hb-serial">{raw}</span>
              <StateBadge tone="hold" icon={IconQuestionMark}>another one</StateBadge>
              <ActButton size="xs" onClick={() => contents.drop(raw)}>Remove</ActButton>
            </Inline>
          </Row>
        ))}
      </Rows>
    </Card>
  );
}

const sayText = (contents: Contents): string => (contents.open.length > 0 ? `${contents.open.length} still to say` : contents.found.length === 0 ? 'The box is empty' : 'That is all of it');

function Opening({ parcel }: { parcel: Parcel }) {
  const router = useRouter();
  const place = usePlace();
  const contents = useContents(parcel);
  const [accessories, setAccessories] = useState('');
  const [clientId] = useState(() => crypto.randomUUID());
  const act = useAct(openParcel, {
    refreshes: ['parcels', 'intake', 'cases', 'assets'],
    onDone: (answer) => {
      const toDecide = answer.lines.filter((line) => line.intakeId !== null).length;
      showToast(toDecide === 0 ? `Box ${answer.boxCode} is opened, and everything is said` : `${toDecide === 1 ? 'One thing waits' : `${toDecide} things wait`} for a decision`);
      router.history.push(toDecide > 0 ? consolePage.intake() : consolePage.parcel(answer.parcelId));
    },
  });
  useWedge(contents.take);
  const send = () => {
    if (place.chosen === null) return;
    const notThere = contents.notThere.map((item) => ({ assetId: item.assetId }));
    void act.run({ params: { parcelId: parcel.id }, body: { version: parcel.version, placeId: place.chosen.id, found: contents.found.map((raw) => ({ raw })), notThere, clientId, ...(accessories.trim() ? { accessoriesMissing: accessories.trim() } : {}) } });
  };
  const bound = { error: null, onBlur: () => undefined };
  return (
    <Stack gap={16}>
      <ScanField label="Code on the thing" onCode={contents.take} answered={String(contents.found.length)} placeholder="Scan each thing in the box" large />
      <Expected contents={contents} />
      <AlsoInIt contents={contents} />
      <Card>
        <Stack gap={12}>
          <SelectField label="Opened at" name="place" value={place.chosen?.id ?? null} {...bound} onChange={(value) => place.keep(value)} choices={place.rooms.map((room) => ({ value: room.id, label: `${room.name}, ${room.site.name}` }))} />
          <TextField label="Missing besides, like a charger" description="Noted, and charged to nobody." name="accessories" value={accessories} {...bound} onChange={setAccessories} />
          <ProblemNote problem={act.problem} />
          <Inline end><ActButton kind="primary" size="md" busy={act.busy} disabled={contents.open.length > 0 || place.chosen === null} onClick={send}>{sayText(contents)}</ActButton></Inline>
        </Stack>
      </Card>
    </Stack>
  );
}

export function OpenParcelScreen() {
  const { parcelId } = useParams({ strict: false }) as { parcelId: string };
  const read = useRead(readParcel, { params: { parcelId } });
  const parent = { label: 'Parcel', href: consolePage.parcel(parcelId) };
  if (read.data === undefined) return <Page title="Open the box" parent={parent} width="narrow">{read.isError ? <ErrorState problem={read.error} onRetry={() => void read.refetch()} /> : <Card fit="flush"><LoadingRows rows={4} /></Card>}</Page>;
  return <Page title={`What is in box ${read.data.boxCode}?`} parent={parent} width="narrow" subtitle="Scan each thing. Say of the rest that it is not there: that is an answer."><Opening parcel={read.data} /></Page>;
}
