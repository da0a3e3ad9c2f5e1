/** Views of a list: the slice's own, and those the reader keeps under a name. A view is nothing but an address. */
import { Menu, Modal, TextInput } from '@mantine/core';
import { IconBookmark, IconPlus, IconTrash } from '@tabler/icons-react';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { usePreference } from '../platform/preference.ts';
import { showToast } from '../platform/toast.ts';
import { ActButton } from './act-button.tsx';
import css from './filter-bar.module.css';

export type ListView = { name: string; search: string };

export function SavedViews({ listId, given = [] }: { listId: string; given?: readonly ListView[] }) {
  const router = useRouter();
  const here = useRouterState({ select: (state) => state.location.searchStr });
  const [kept, setKept] = usePreference<readonly ListView[]>(`views.${listId}`, []);
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const current = [...given, ...kept].find((view) => view.search === here);

  const open = (view: ListView) => router.history.push(router.state.location.pathname + view.search);
  const save = () => {
    if (name.trim() === '') return;
    setKept([...kept.filter((view) => view.name !== name.trim()), { name: name.trim(), search: here }]);
    setNaming(false);
    setName('');
  };
  const forget = (view: ListView) => {
    setKept(kept.filter((one) => one !== view));
    showToast(`The view “${view.name}” is gone`, { undo: () => setKept(kept) });
  };

  return (
    <>
      <Menu>
        <Menu.Target>
          <button type="button" className={css.filter} aria-label={current === undefined ? 'Views' : `View: ${current.name}`}>
            <IconBookmark size={16} aria-hidden />
            <span className={css.viewName}>{current?.name ?? 'Views'}</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown className={css.menu}>
          {[...given, ...kept].map((view) => (
            <Menu.Item key={view.name} onClick={() => open(view)}>
              {view.name}
            </Menu.Item>
          ))}
          {given.length + kept.length === 0 ? null : <Menu.Divider />}
          <Menu.Item leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setNaming(true)}>
            Keep this view
          </Menu.Item>
          {current === undefined || given.includes(current) ? null : (
            <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => forget(current)}>
              Forget “{current.name}”
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={naming} onClose={() => setNaming(false)} title="Keep this view" size={400}>
        <form
          className={css.naming}
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <TextInput label="Name" description="Search, filters, order: all as they are now. On this device." value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus maxLength={60} />
          <ActButton type="submit" kind="primary" disabled={name.trim() === ''}>
            Keep it
          </ActButton>
        </form>
      </Modal>
    </>
  );
}
