/** Find anything, do anything, without leaving the keyboard. Sources answer as they can; the list never waits for the slowest. */
import { Modal } from '@mantine/core';
import { IconArrowRight, IconSearch } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { closePalette, matchesWords, usePalette } from '../platform/palette.ts';
import type { PaletteAct, PaletteHit, PaletteIcon, PaletteSource } from '../platform/palette.ts';
import { useMay } from '../platform/session.ts';
import { KeyCaps } from './top-bar.tsx';
import css from './command-palette.module.css';

type Option = { id: string; title: string; detail?: string; icon: PaletteIcon; keys?: string; choose: () => void };
type Group = { label: string; options: readonly Option[] };

type Found = { text: string; hits: Readonly<Record<string, readonly PaletteHit[]>>; waiting: number; failed: number };
const nothingYet: Found = { text: '', hits: {}, waiting: 0, failed: 0 };

/** Hits by source, as they arrive; the last question's stay until the first answer to this one, a late answer is dropped. */
function useHits(text: string, sources: readonly PaletteSource[]): Found {
  const [found, setFound] = useState<Found>(nothingYet);
  const wanted = text.trim();
  useEffect(() => {
    if (wanted.length < 2) return undefined;
    const abort = new AbortController();
    const arrive = (id: string, hits: readonly PaletteHit[], failed: 0 | 1) => {
      if (!abort.signal.aborted) setFound((old) => ({ ...old, hits: { ...old.hits, [id]: hits }, waiting: old.waiting - 1, failed: old.failed + failed }));
    };
    const timer = setTimeout(() => {
      setFound((old) => ({ text: wanted, hits: old.hits, waiting: sources.length, failed: 0 }));
      for (const source of sources) {
        source.search(wanted, abort.signal).then(
          (hits) => arrive(source.id, hits, 0),
          () => arrive(source.id, [], 1),
        );
      }
    }, 120);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted, sources]);
  return wanted.length < 2 ? nothingYet : found;
}

const actOption = (act: PaletteAct, go: (href: string) => void): Option => ({
  id: `act-${act.id}`,
  title: act.label,
  icon: act.icon ?? IconArrowRight,
  ...(act.keys === undefined ? {} : { keys: act.keys }),
  choose: () => (act.href === undefined ? act.run?.() : go(act.href)),
});

function PaletteBody() {
  const palette = usePalette();
  const may = useMay();
  const router = useRouter();
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const sources = useMemo(() => palette.sources.filter((source) => source.permission === undefined || may(source.permission)), [palette.sources, may]);
  const { hits, waiting, failed } = useHits(text, sources);

  const go = (href: string) => router.history.push(href);
  const acts = palette.acts.flat().filter((act) => (act.permission === undefined || may(act.permission)) && matchesWords(text, act.label, act.words));
  const groups: Group[] = [
    ...sources.map((source) => ({ label: source.label, options: (hits[source.id] ?? []).map((hit): Option => ({ id: `${source.id}-${hit.id}`, title: hit.title, ...(hit.detail === undefined ? {} : { detail: hit.detail }), icon: hit.icon ?? IconArrowRight, choose: () => go(hit.href) })) })),
    { label: text.trim() === '' ? 'Do' : 'Do or go', options: acts.map((act) => actOption(act, go)) },
  ].filter((group) => group.options.length > 0);
  const options = groups.flatMap((group) => group.options);
  const active = Math.min(at, options.length - 1);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const write = (next: string) => {
    setText(next);
    setAt(0);
  };
  const choose = (option: Option | undefined) => {
    if (option === undefined) return;
    closePalette();
    option.choose();
  };
  const press = (event: KeyboardEvent) => {
    const move = event.key === 'ArrowDown' || (event.ctrlKey && event.key === 'n') ? 1 : event.key === 'ArrowUp' || (event.ctrlKey && event.key === 'p') ? -1 : 0;
    if (move !== 0 && options.length > 0) setAt((active + move + options.length) % options.length);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) choose(options[active]);
    else return;
    event.preventDefault();
  };

  let index = -1;
  return (
    <>
      <div className={css.field}>
        <IconSearch size={19} aria-hidden />
        <input className={css.input} data-autofocus value={text} onChange={(event) => write(event.currentTarget.value)} onKeyDown={press} placeholder="A person, serial, tracking number, or what you want to do" aria-label="Find or do something" role="combobox" aria-expanded={options.length > 0} aria-controls={listId} aria-autocomplete="list" {...(active < 0 ? {} : { 'aria-activedescendant': `${listId}-${active}` })} autoComplete="off" spellCheck={false} />
      </div>
      <div ref={list} id={listId} className={css.list} role="listbox" aria-label="Found">
        {groups.map((group) => (
          <div key={group.label} role="group" aria-label={group.label}>
            <p className={css.heading} aria-hidden>
              {group.label}
            </p>
            {group.options.map((option) => {
              index += 1;
              const mine = index;
              const Icon = option.icon;
              return (
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the focus stays in the field, which handles the keys
                <div key={option.id} id={`${listId}-${mine}`} role="option" aria-selected={mine === active} className={css.option} onMouseMove={() => setAt(mine)} onClick={() => choose(option)}>
                  <Icon size={18} aria-hidden />
                  <span className={css.title}>{option.title}</span>
                  {option.detail === undefined ? null : <span className={css.detail}>{option.detail}</span>}
                  {option.keys === undefined ? null : <KeyCaps keys={option.keys} />}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <p className={css.foot} role="status">
        {failed > 0 ? 'Some of it could not be searched just now.' : options.length > 0 ? `${options.length} found` : waiting > 0 || text.trim().length === 1 ? 'Looking' : 'Nothing by that name. A serial, a tag or the start of a name works best.'}
      </p>
    </>
  );
}

export function CommandPalette() {
  const { open } = usePalette();
  return (
    <Modal.Root opened={open} onClose={closePalette} centered={false} yOffset="12vh" size={620} padding={0}>
      <Modal.Overlay />
      <Modal.Content aria-label="Find or do something">
        <Modal.Body className={css.body}>
          <PaletteBody />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
