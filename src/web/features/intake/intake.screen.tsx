/** The serial truth, side by side: what we expected, what is here. One person of IT decides; the expected line is never closed by another serial. */
import { IconCamera, IconShieldHalf } from '@tabler/icons-react';
import { useParams, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { listCases } from '#contract/cases';
import { consolePage } from '#contract/console-page';
import { readIntake, resolveIntake } from '#contract/intake';
import type { intakeResolutions, OpenIntake } from '#contract/intake';
import { useAct } from '../../platform/act.ts';
import { useRead } from '../../platform/read.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Card, Facts } from '../../ui/card.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState, ProblemNote } from '../../ui/error-state.tsx';
import { ChoiceField, FormStack, SelectField, TextAreaField, TextField } from '../../ui/field.tsx';
import { Page, Stack } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { reasonWords, titleOf, waysFor } from './intake-words.ts';
import css from './intake.module.css';

type Resolution = (typeof intakeResolutions)[number];
type Thing = OpenIntake['expected'][number];

const lineText: Readonly<Record<string, string>> = { expected: 'open, expected', handed_over: 'open, handed over', received: 'received', accepted: 'accepted', disputed: 'parked until you decide', waived: 'waived', let_go: 'let go', not_ours: 'not ours', withdrawn: 'withdrawn' };

function ThingFacts({ thing, other }: { thing: Thing; other: Thing | null }) {
  const differs = other !== null && thing.serialNumber !== other.serialNumber;
  return (
    <Facts
      facts={[
        ['What', thing.assetId === null ? thing.what : <AppLink key="what" href={consolePage.asset(thing.assetId)} className="hb-link">{thing.what}</AppLink>],
        ['Serial number', <span key="serial" className={differs ? `hb-serial ${css.differs}` : 'hb-serial'}>{thing.serialNumber ?? '–'}</span>], ['Asset tag', <span key="tag" className="hb-serial">{thing.assetTag ?? '–'}</span>],
        ['Case', thing.case === null ? 'no open case asks for it' : <AppLink key="case" href={consolePage.case(thing.case.id)} className="hb-link">{thing.case.person}</AppLink>], ['Its line', thing.line === null ? '–' : (lineText[thing.line] ?? thing.line)],
      ]}
    />
  );
}

function Truth({ intake }: { intake: OpenIntake }) {
  const { expected, received } = intake;
  return (
    <div className={css.truth}>
      <Card title="What we expected" aside={intake.boxCode === null ? undefined : `box ${intake.boxCode}`}>
        {expected.length === 0 ? <p className="hb-quiet">Nothing: nobody announced it.</p> : <Stack gap={16}>{expected.map((thing) => <ThingFacts key={thing.assetId} thing={thing} other={received} />)}</Stack>}
      </Card>
      <Card title="What is here" aside={intake.place.slot === null ? intake.place.name : `${intake.place.name}, slot ${intake.place.slot}`}>
        <Stack gap={12}>
          {received === null ? <p className="hb-quiet">{intake.reason === 'missing_in_box' ? 'Nothing: it was not in the box.' : 'Not in our records.'}</p> : <ThingFacts thing={received} other={expected[0] ?? null} />}
          <Facts facts={[['Read', <span key="read" className="hb-serial">{intake.read}</span>], ['Handed in', <InstantText key="at" at={intake.scannedAt} />], ['Scanned by', intake.clerk ?? '–']]} />
          {intake.isDamaged ? <StateBadge tone="due">damaged on the outside</StateBadge> : null}
          {intake.photoId === null ? null : <a href={`/api/intake/${intake.id}/photo`} className={css.photo} target="_blank" rel="noreferrer"><IconCamera size={17} aria-hidden /> Photo from the station</a>}
        </Stack>
      </Card>
    </div>
  );
}

function CaseChoice({ value, onChange }: { value: string | null; onChange: (value: string | null) => void }) {
  const cases = useRead(listCases, { query: { status: 'open', limit: 200 } });
  return <SelectField label="Whose is it?" name="caseId" searchable placeholder="Name of the leaver" value={value} error={null} onBlur={() => undefined} onChange={onChange} choices={(cases.data?.rows ?? []).map((row) => ({ value: row.id, label: `${row.person.name}, case ${row.number}` }))} />;
}

function Decide({ intake }: { intake: OpenIntake }) {
  const router = useRouter();
  const ways = waysFor(intake);
  const [way, setWay] = useState<string | null>(ways[0]?.value ?? null);
  const [note, setNote] = useState('');
  const [more, setMore] = useState({ caseId: null as string | null, assetTag: '', category: 'laptop' as string | null, model: '' });
  const act = useAct(resolveIntake, { refreshes: ['intake', 'cases', 'parcels', 'assets', 'today'], onDone: () => { showToast('Decided. The lines have moved as shown'); router.history.push(consolePage.intake()); } });
  const bound = { error: null, onBlur: () => undefined };
  const send = (event: { preventDefault: () => void }) => {
    event.preventDefault();
    if (way === null || note.trim() === '') return;
    void act.run({ params: { intakeId: intake.id }, body: { resolution: way as Resolution, note: note.trim(), ...(way === 'identified' && more.caseId ? { caseId: more.caseId } : {}), ...(way === 'accessory_mistagged' && more.assetTag ? { assetTag: more.assetTag } : {}), ...(way === 'unknown' && more.category ? { category: more.category, ...(more.model ? { model: more.model } : {}) } : {}) } });
  };
  return (
    <Card title="What is it?" aside="the likeliest first">
      <FormStack label="Decide" onSubmit={send} acts={<ActButton type="submit" kind="primary" busy={act.busy} disabled={way === null || note.trim() === ''}>Decide</ActButton>}>
        <ChoiceField label="It is" name="way" value={way} {...bound} onChange={setWay} choices={ways} />
        {way === 'identified' ? <CaseChoice value={more.caseId} onChange={(caseId) => setMore({ ...more, caseId })} /> : null}
        {way === 'accessory_mistagged' ? <TextField label="The tag it should carry" name="assetTag" value={more.assetTag} {...bound} onChange={(assetTag) => setMore({ ...more, assetTag })} /> : null}
        {way === 'unknown' ? <><SelectField label="What kind of thing" name="category" value={more.category} {...bound} onChange={(category) => setMore({ ...more, category })} choices={['laptop', 'desktop', 'phone', 'tablet', 'monitor', 'dock', 'badge', 'headset', 'charger', 'accessory'].map((value) => ({ value, label: value }))} /><TextField label="Model, when it says so" name="model" value={more.model} {...bound} onChange={(model) => setMore({ ...more, model })} /></> : null}
        <TextAreaField label="Why you think so" description="Kept with the record." name="note" value={note} {...bound} onChange={setNote} rows={2} />
        <ProblemNote problem={act.problem} />
      </FormStack>
    </Card>
  );
}

export function IntakeScreen() {
  const { intakeId } = useParams({ strict: false }) as { intakeId: string };
  const read = useRead(readIntake, { params: { intakeId } });
  const parent = { label: 'To look at', href: consolePage.intake() };
  if (read.data === undefined) return <Page title="To look at" parent={parent}>{read.isError ? <ErrorState problem={read.error} onRetry={() => void read.refetch()} /> : <Card fit="flush"><LoadingRows rows={5} /></Card>}</Page>;
  const intake = read.data;
  const words = reasonWords(intake.reason);
  return (
    <Page title={titleOf(intake)} parent={parent} subtitle="Both stay as they are until you decide, and nobody is reminded." state={<StateBadge tone={intake.resolvedAt === null ? words.tone : 'home'} {...(intake.resolvedAt === null && words.tone === 'hold' ? { icon: IconShieldHalf } : {})}>{intake.resolvedAt === null ? words.text : 'decided'}</StateBadge>}>
      <Stack gap={16}>
        <Truth intake={intake} />
        {intake.resolvedAt === null ? <Decide intake={intake} /> : null}
      </Stack>
    </Page>
  );
}
