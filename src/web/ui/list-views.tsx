/**
 * Views of a list with a catalogue: the list's own, the reader's, and those
 * shared with them. A view is a question; opening it writes the address.
 */
import { Checkbox, Menu, Modal, TextInput } from '@mantine/core';
import { IconBookmark, IconEye, IconHome, IconPlus, IconTrash, IconUsers } from '@tabler/icons-react';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { consolePage } from '#contract/console-page';
import { createView, deleteView, readViews, savePreference, updateView } from '#contract/views';
import type { QueryText, SavedView } from '#contract/views';
import type { ListKind } from '#domain/list/catalogue';
import { useAct } from '../platform/act.ts';
import type { ListQuestion } from '../platform/list-url.ts';
import { useRead } from '../platform/read.ts';
import { useMay } from '../platform/session.ts';
import { stringifySearch } from '../platform/search-text.ts';
import { showToast } from '../platform/toast.ts';
import { ActButton } from './act-button.tsx';
import { ErrorState } from './error-state.tsx';
import type { ListView } from './saved-views.tsx';
import css from './filter-bar.module.css';

const searchOf = (query: QueryText): string => stringifySearch({ q: query.q, where: query.where?.join('\n'), sort: query.sort, columns: query.columns });

function KeepDialog({ kind, question, close }: { kind: ListKind; question: ListQuestion; close: () => void }) {
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const keep = useAct(createView, { refreshes: ['views.list'], onDone: (view) => { close(); showToast(`The view “${view.name}” is kept`); } });
  const body = { name: name.trim(), isShared: shared, query: { ...question.text, where: [...(question.text.where ?? [])] } };
  return (
    <Modal opened onClose={close} title="Keep this view" size={420}>
      <form className={css.naming} onSubmit={(event) => { event.preventDefault(); void keep.run({ params: { list: kind }, body }); }}>
        <TextInput label="Name" description="Search, filters, order and columns, as they are now." value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus maxLength={80} />
        <Checkbox label="Share it: everybody who may read this list finds it" description="Each sees what they themselves may see." checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />
        {keep.problem === null ? null : <ErrorState problem={keep.problem} />}
        <ActButton type="submit" kind="primary" disabled={name.trim() === ''} busy={keep.busy}>Keep it</ActButton>
      </form>
    </Modal>
  );
}

/** What may be done with the view that is open. */
function CurrentActs({ view, question }: { view: SavedView; question: ListQuestion }) {
  const change = useAct(updateView, { refreshes: ['views.list'], onDone: (done) => showToast(`The view “${done.name}” is kept as you see it`), onProblem: (problem) => showToast(problem.title, { tone: 'late' }) });
  const forget = useAct(deleteView, { refreshes: ['views.list'], onDone: () => showToast(`The view “${view.name}” is gone; the rows stay`) });
  const prefer = useAct(savePreference, { refreshes: ['views.list'] });
  const params = { viewId: view.id };
  return (
    <>
      <Menu.Item leftSection={<IconHome size={16} aria-hidden />} onClick={() => void prefer.run({ params: { list: view.list }, body: { defaultViewId: view.isDefault ? null : view.id } })}>{view.isDefault ? 'Do not open the list with it' : 'Open the list with it'}</Menu.Item>
      {view.isMine ? (
        <>
          <Menu.Item onClick={() => void change.run({ params, body: { version: view.version, query: { ...question.text, where: [...(question.text.where ?? [])] } } })}>Update “{view.name}” to what you see</Menu.Item>
          <Menu.Item leftSection={<IconUsers size={16} aria-hidden />} onClick={() => void change.run({ params, body: { version: view.version, isShared: !view.isShared } })}>{view.isShared ? 'Stop sharing it' : 'Share it'}</Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => void forget.run({ params })}>Forget “{view.name}”</Menu.Item>
        </>
      ) : null}
    </>
  );
}

/** The plain address opens with the view its reader chose, once: clearing the filters then shows all. */
function useOpenWith(views: readonly SavedView[], here: string, go: (search: string) => void): void {
  const isSettled = useRef(false);
  const usual = views.find((view) => view.isDefault);
  useEffect(() => {
    if (isSettled.current) return;
    if (here !== '') isSettled.current = true;
    else if (usual !== undefined) {
      isSettled.current = true;
      go(searchOf(usual.query));
    }
  });
}

export type ListViewsProps = { kind: ListKind; given: readonly ListView[]; question: ListQuestion };

export function ListViews({ kind, given, question }: ListViewsProps) {
  const router = useRouter();
  const here = useRouterState({ select: (state) => state.location.searchStr });
  const read = useRead(readViews, { params: { list: kind } });
  const go = (search: string) => router.history.push(router.state.location.pathname + search);
  const [naming, setNaming] = useState(false);
  const [openedId, setOpenedId] = useState<string | null>(null);
  const may = useMay();
  const watch = () => router.history.push(consolePage.newException({ list: kind, q: question.text.q, where: question.text.where ?? [] }));
  const views = read.data?.rows ?? [];
  useOpenWith(views, here, go);
  const current = views.find((view) => searchOf(view.query) === here) ?? views.find((view) => view.id === openedId);
  const plain = given.find((view) => view.search === here);
  const name = current?.name ?? plain?.name;
  const shownGroup = (label: string, rows: readonly SavedView[]) => (rows.length === 0 ? null : (
    <>
      <Menu.Label>{label}</Menu.Label>
      {rows.map((view) => <Menu.Item key={view.id} onClick={() => { setOpenedId(view.id); go(searchOf(view.query)); }} rightSection={view.isShared && view.isMine ? <IconUsers size={14} aria-label="shared" /> : undefined}>{view.name}{view.isMine ? '' : `, ${view.owner.name}`}</Menu.Item>)}
    </>
  ));
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <button type="button" className={css.filter} aria-label={name === undefined ? 'Views' : `View: ${name}`}><IconBookmark size={16} aria-hidden /><span className={css.viewName}>{name ?? 'Views'}</span></button>
        </Menu.Target>
        <Menu.Dropdown className={css.menu}>
          {given.map((view) => <Menu.Item key={view.name} onClick={() => go(view.search)}>{view.name}</Menu.Item>)}
          {shownGroup('Yours', views.filter((view) => view.isMine))}
          {shownGroup('Shared with you', views.filter((view) => !view.isMine))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setNaming(true)}>Keep this view</Menu.Item>
          {!may('exceptions.manage') ? null : <Menu.Item leftSection={<IconEye size={16} aria-hidden />} onClick={watch}>Watch this list</Menu.Item>}
          {current === undefined ? null : <CurrentActs view={current} question={question} />}
        </Menu.Dropdown>
      </Menu>
      {naming ? <KeepDialog kind={kind} question={question} close={() => setNaming(false)} /> : null}
    </>
  );
}
