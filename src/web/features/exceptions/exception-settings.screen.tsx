/** Changing a list that must be empty, and making one out of a list of records. */
import { useNavigate, useParams, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { consolePage } from '#contract/console-page';
import { addExceptionList, changeExceptionList, endExceptionList, readExceptionList } from '#contract/exceptions';
import type { ExceptionDetails, ExceptionSettings, RecordSearch } from '#contract/exceptions';
import { listDefinitions, listKinds } from '#domain/list/catalogue';
import type { ListKind } from '#domain/list/catalogue';
import { useAct } from '../../platform/act.ts';
import { call } from '../../platform/api.ts';
import { useRead } from '../../platform/read.ts';
import { useMay, useSession } from '../../platform/session.ts';
import { showToast } from '../../platform/toast.ts';
import { useCatalogue } from '../../platform/use-catalogue.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { NotHere } from '../../ui/not-here.tsx';
import { Page, Stack } from '../../ui/page.tsx';
import { SettingsForm } from './settings-form.tsx';
import { searchWords } from './search-words.ts';
import css from './exceptions.module.css';

const parent = { label: 'Exceptions', href: consolePage.exceptions() };
const settingsOf = ({ title, about, tone, ownerRole, ownerId, thresholdMinutes, allowed, isOff, tell, tellRoles, tellIds }: ExceptionDetails): ExceptionSettings => ({ title, about, tone, ownerRole, ownerId, thresholdMinutes, allowed, isOff, tell, tellRoles, tellIds });

/** The search in words, and the list of records it was made from. */
function SearchCard({ search, href }: { search: RecordSearch; href: string | null }) {
  const words = searchWords(search, useCatalogue(search.list));
  return (
    <Card title="Its search" aside={href === null ? undefined : <ActButton size="xs" href={href}>Look at the list</ActButton>}>
      <p className={css.search}>
        All {listDefinitions[search.list].nouns[1]}
        {words.map((word) => <code key={word}>{word}</code>)}
      </p>
    </Card>
  );
}

function EndList({ list }: { list: ExceptionDetails }) {
  const [asked, setAsked] = useState(false);
  const navigate = useNavigate();
  const end = useAct(endExceptionList, {
    refreshes: ['exceptions', 'today'],
    onDone: ({ isEnded }) => {
      showToast(isEnded ? 'The list has ended; its records are as they were' : 'The list is as it was');
      void navigate({ to: isEnded ? consolePage.exceptions() : consolePage.exception(list.key) });
    },
  });
  if (!list.isOwn && !list.changed) return null;
  return (
    <>
      <ActButton onClick={() => setAsked(true)}>{list.isOwn ? 'End this list' : 'Make it as it was'}</ActButton>
      <ConfirmAct
        open={asked} onClose={() => { end.reset(); setAsked(false); }} title={list.isOwn ? `End “${list.title}”?` : 'Give the list back its own words?'}
        consequence={list.isOwn ? 'It is not counted any more and nobody is told. What it found stays as it is, and so do its earlier counts in the audit log.' : 'Words, owner, moment and who is told are as they came with Handback. Nothing it found changes.'}
        act={list.isOwn ? 'End the list' : 'Make it as it was'} grave={list.isOwn} busy={end.busy} problem={end.problem} onConfirm={() => void end.run({ params: { key: list.key }, query: { version: list.version } })}
      />
    </>
  );
}

function Change({ list }: { list: ExceptionDetails }) {
  const navigate = useNavigate();
  // As it was when the form was begun: what is read meanwhile must not take away what is typed.
  const [begun, setBegun] = useState(list);
  const [theirs, setTheirs] = useState<ExceptionDetails | null>(null);
  const save = useAct(changeExceptionList, {
    refreshes: ['exceptions', 'today'],
    onDone: () => {
      showToast('Saved');
      void navigate({ to: consolePage.exception(list.key) });
    },
    onProblem: (problem) => {
      if (problem.code === 'conflict') void call(readExceptionList, { params: { key: list.key } }).then(setTheirs, () => undefined);
    },
  });
  const takeTheirs = () => {
    if (theirs !== null) setBegun(theirs);
    setTheirs(null);
    save.reset();
  };
  const version = theirs?.version ?? begun.version;
  return (
    <Page title={`Change “${list.title}”`} parent={{ label: list.title, href: consolePage.exception(list.key) }} width="narrow">
      <Stack>
        {list.search === null ? null : <SearchCard search={list.search} href={list.href} />}
        <SettingsForm
          initial={settingsOf(begun)} about={list} draft={`exception.${list.key}.${begun.version}`} act="Save" busy={save.busy} problem={save.problem}
          theirs={theirs === null ? null : settingsOf(theirs)} onTakeTheirs={takeTheirs}
          onSave={async (settings) => (await save.run({ params: { key: list.key }, body: { ...settings, version } })) !== undefined}
        >
          <EndList list={list} />
        </SettingsForm>
      </Stack>
    </Page>
  );
}

export function ExceptionSettingsScreen() {
  const { key } = useParams({ strict: false }) as { key: string };
  const read = useRead(readExceptionList, { params: { key } });
  if (read.data !== undefined) return <Change key={key} list={read.data} />;
  if (read.isError && read.error.status === 404) return <NotHere />;
  return <Page title="Change a list" parent={parent} width="narrow">{read.isError ? <ErrorState problem={read.error} onRetry={() => void read.refetch()} /> : <Card><LoadingRows rows={5} label="Reading the list" /></Card>}</Page>;
}

/** A new list begins at a list of records: narrow it there until it shows only what should not be. */
function ChooseRecords() {
  const may = useMay();
  const open = listKinds.filter((kind) => may(listDefinitions[kind].permission));
  return (
    <Page title="A list that must be empty" subtitle="Go to a list, narrow it until it shows only what should not be, and choose “Watch this list” in its menu of views." parent={parent} width="narrow">
      <Card title="Where does it begin?">
        <div className={css.kinds}>
          {open.map((kind) => <ActButton key={kind} href={consolePage[kind]()}>{listDefinitions[kind].nouns[1].replace(/^./, (letter) => letter.toUpperCase())}</ActButton>)}
        </div>
      </Card>
    </Page>
  );
}

/** Reads `?list=assets&q=…&where=…&where=…`. */
function searchFrom(text: string): RecordSearch | null {
  const params = new URLSearchParams(text);
  const list = params.get('list') as ListKind | null;
  if (list === null || !listKinds.includes(list)) return null;
  const q = params.get('q') ?? '';
  return { list, ...(q === '' ? {} : { q }), where: params.getAll('where') };
}

export function NewExceptionScreen() {
  const search = searchFrom(useRouterState({ select: (state) => state.location.searchStr }));
  const { user } = useSession();
  const navigate = useNavigate();
  const add = useAct(addExceptionList, {
    refreshes: ['exceptions', 'today'],
    onDone: (list) => {
      showToast('It is watched from now on');
      void navigate({ to: consolePage.exception(list.key) });
    },
  });
  if (search === null) return <ChooseRecords />;
  const initial: ExceptionSettings = {
    title: '', about: '', tone: 'due', ownerRole: 'asset_manager', ownerId: null, thresholdMinutes: null, allowed: 0, isOff: false, tell: 'daily', tellRoles: [], tellIds: [user.id],
  };
  return (
    <Page title="Watch this list" subtitle="From now on it should be empty. What stands in it counts on the home page." parent={parent} width="narrow">
      <Stack>
        <SearchCard search={search} href={null} />
        <SettingsForm initial={initial} draft={`exception.new.${search.list}`} act="Watch it" busy={add.busy} problem={add.problem} onSave={async (settings) => (await add.run({ body: { ...settings, search } })) !== undefined} />
      </Stack>
    </Page>
  );
}
