/** Every shortcut that works on this page, as registered; nothing is listed by hand. */
import { Modal } from '@mantine/core';
import { useRegisteredShortcuts } from '../platform/use-shortcuts.ts';
import { KeyCaps } from './top-bar.tsx';
import css from './shortcut-help.module.css';

export function ShortcutHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const shortcuts = useRegisteredShortcuts();
  const groups = Map.groupBy(
    shortcuts.filter((one, index) => shortcuts.findLastIndex((other) => other.keys === one.keys) === index),
    (one) => one.group ?? 'This page',
  );
  return (
    <Modal opened={open} onClose={onClose} title="Keyboard" size={640}>
      <div className={css.groups}>
        {[...groups].map(([group, list]) => (
          <section key={group}>
            <h3 className={css.heading}>{group}</h3>
            <dl>
              {list.map((one) => (
                <div key={one.keys} className={css.line}>
                  <dt>{one.label}</dt>
                  <dd>
                    <KeyCaps keys={one.keys} />
                    <span className="hb-unseen">{one.keys}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
