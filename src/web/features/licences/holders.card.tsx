/** Who holds the seats: found by name, released with a reason, given to somebody. Those who left come first. */
import { TextInput } from '@mantine/core';
import { IconArmchair, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { assignSeat, releaseSeat } from '#contract/licences';
import type { Licence, Seat } from '#contract/licences';
import { consolePage } from '#contract/console-page';
import { useAct } from '../../platform/act.ts';
import { useMay } from '../../platform/session.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import { PickPerson } from '../../ui/pick-person.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { costOf } from './pool-words.ts';
import css from './licence.module.css';

const shownAtOnce = 60;

function AssignSeat({ licence }: { licence: Licence }) {
  const [personId, setPersonId] = useState<string | null>(null);
  const assign = useAct(assignSeat, {
    onDone: (seat) => {
      setPersonId(null);
      showToast(`${seat.person.name} has a seat`);
    },
  });
  return (
    <>
      <form
        className={css.assign}
        aria-label="Give a seat"
        onSubmit={(event) => {
          event.preventDefault();
          if (personId !== null) void assign.run({ params: { licenceId: licence.id }, body: { personId } });
        }}
      >
        <PickPerson key={licence.seatsAssigned} label="Give a seat to" name="person" value={personId} onChange={setPersonId} onBlur={() => undefined} error={null} />
        <ActButton type="submit" busy={assign.busy} disabled={personId === null}>Give the seat</ActButton>
      </form>
      {assign.problem === null ? null : <div className={css.note}><ProblemNote problem={assign.problem} /></div>}
    </>
  );
}

function ReleaseSeat({ seat, licence, onClose }: { seat: Seat; licence: Licence; onClose: () => void }) {
  const undo = useAct(assignSeat);
  const release = useAct(releaseSeat, {
    onDone: () => {
      showToast(`${seat.person.name}’s seat is back in the pool`, { undo: async () => void (await undo.run({ params: { licenceId: licence.id }, body: { personId: seat.person.id } })) });
      onClose();
    },
  });
  const cost = costOf(licence, 1);
  return (
    <ConfirmAct
      open
      onClose={onClose}
      title={`Release ${seat.person.name}’s seat?`}
      consequence={`The seat goes back into the pool${cost === null ? '' : `, worth ${cost}`}, and can be given to somebody else. Whether ${licence.product} still lets them in is decided there; this records the seat.`}
      act="Release the seat"
      reason={{ label: 'Why', required: true }}
      busy={release.busy}
      problem={release.problem}
      onConfirm={(reason) => void release.run({ params: { seatId: seat.id }, body: { reason } })}
    />
  );
}

function Holder({ seat, onRelease }: { seat: Seat; onRelease: (() => void) | null }) {
  return (
    <li className={css.holder}>
      <PersonAvatar name={seat.person.name} silent size={28} />
      <div className={css.holderWords}>
        <AppLink href={consolePage.person(seat.person.id)} className="hb-link">{seat.person.name}</AppLink>
        <span className="hb-quiet">
          since <InstantText at={seat.assignedAt} />
        </span>
      </div>
      {seat.personStatus === 'left' ? <StateBadge tone="late">has left</StateBadge> : null}
      {seat.caseId === null ? null : <AppLink href={consolePage.case(seat.caseId)} className="hb-link">Their case</AppLink>}
      {onRelease === null ? null : <ActButton size="xs" onClick={onRelease} aria-label={`Release the seat of ${seat.person.name}`}>Release</ActButton>}
    </li>
  );
}

export function HoldersCard({ licence }: { licence: Licence }) {
  const may = useMay();
  const [text, setText] = useState('');
  const [releasing, setReleasing] = useState<Seat | null>(null);
  const [all, setAll] = useState(false);
  const matching = licence.seats.filter((seat) => seat.person.name.toLowerCase().includes(text.trim().toLowerCase())).toSorted((a, b) => Number(b.personStatus === 'left') - Number(a.personStatus === 'left'));
  const unseen = licence.seatsAssigned - licence.seats.length;
  const left = licence.seats.filter((seat) => seat.personStatus === 'left').length;
  return (
    <Card title="Who holds a seat" fit="flush" aside={`${licence.seats.length}${left === 0 ? '' : `, ${left} of them left`}`}>
      {may('licences.write') ? <AssignSeat licence={licence} /> : null}
      {licence.seats.length < 12 ? null : <div className={css.assign}><TextInput aria-label="Find a holder" placeholder="Find a holder" leftSection={<IconSearch size={16} aria-hidden />} value={text} onChange={(event) => setText(event.currentTarget.value)} /></div>}
      {licence.seats.length === 0 ? <EmptyState icon={IconArmchair} title="Nobody holds a seat">Whoever is given one would be here, until it is released.</EmptyState> : null}
      {licence.seats.length > 0 && matching.length === 0 ? <EmptyState icon={IconSearch} title="Nobody by that name holds a seat">Clear the field to see all {licence.seats.length}.</EmptyState> : null}
      <ul aria-label="Holders" className={css.holders}>
        {matching.slice(0, all ? undefined : shownAtOnce).map((seat) => (
          <Holder key={seat.id} seat={seat} onRelease={may('licences.write') ? () => setReleasing(seat) : null} />
        ))}
      </ul>
      {all || matching.length <= shownAtOnce ? null : <div className={css.assign}><ActButton kind="bare" onClick={() => setAll(true)}>Show all {matching.length}</ActButton></div>}
      {unseen > 0 ? <p className={css.note}><span className="hb-quiet">{unseen} more {unseen === 1 ? 'is' : 'are'} held by people outside your sites.</span></p> : null}
      {releasing === null ? null : <ReleaseSeat seat={releasing} licence={licence} onClose={() => setReleasing(null)} />}
    </Card>
  );
}
