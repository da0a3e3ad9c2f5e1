/** Who answers for an asset from now on: a person, a place, or nobody known. */
import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import type { CustodianGiven } from '#contract/assets';
import type { Ref } from '#contract/people';
import { PickPerson } from './pick-person.tsx';
import { PickPlace } from './pick-place.tsx';
import css from './pick-custodian.module.css';

export type CustodianKindGiven = 'person' | 'place' | 'unaccounted';
/** What the form holds: the kind, and the id once one is chosen. */
export type CustodianDraft = { kind: CustodianKindGiven; id: string | null };

const words: Record<CustodianKindGiven, string> = { person: 'A person', place: 'A place', unaccounted: 'Nobody known' };

/** What is sent, or null while it is not said completely. */
export function custodianGiven(draft: CustodianDraft): CustodianGiven | null {
  if (draft.kind === 'unaccounted') return { kind: 'unaccounted' };
  return draft.id === null ? null : { kind: draft.kind, id: draft.id };
}

export type PickCustodianProps = { label: string; kinds: readonly CustodianKindGiven[]; value: CustodianDraft; onChange: (value: CustodianDraft) => void; error?: string | null; known?: Ref | null };

export function PickCustodian({ label, kinds, value, onChange, error = null, known = null }: PickCustodianProps) {
  const id = useId();
  const bound = { name: 'custodian', value: value.id, error, onBlur: () => undefined, onChange: (chosen: string | null) => onChange({ ...value, id: chosen }) };
  return (
    <div role="group" aria-labelledby={id} className={css.pick}>
      <span id={id} className={css.label}>
        {label}
      </span>
      {kinds.length < 2 ? null : (
        <SegmentedControl size="sm" value={value.kind} onChange={(kind) => onChange({ kind: kind as CustodianKindGiven, id: null })} data={kinds.map((kind) => ({ value: kind, label: words[kind] }))} transitionDuration={0} classNames={{ root: css.ways, indicator: css.chosen, label: css.way }} />
      )}
      {value.kind === 'person' ? <PickPerson {...bound} label="Person" known={known} /> : value.kind === 'place' ? <PickPlace {...bound} label="Place" /> : <p className="hb-quiet">It is listed as unaccounted until somebody has it.</p>}
    </div>
  );
}
