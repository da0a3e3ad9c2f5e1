/** The acts that are not the main one, behind three dots. */
import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { ActButton } from './act-button.tsx';
import type { IconType } from './act-button.tsx';

export type MoreAct = { label: string; icon?: IconType; href?: string; run?: () => void; grave?: boolean };

export function MoreMenu({ label, acts, size }: { label: string; acts: readonly MoreAct[]; size?: 'xs' }) {
  const router = useRouter();
  if (acts.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActButton aria-label={label} title={label} {...(size === undefined ? {} : { size, kind: 'bare' as const })}>
          <IconDots size={18} aria-hidden />
        </ActButton>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map(({ label: text, icon: Icon, href, run, grave = false }) => (
          <Menu.Item key={text} leftSection={Icon === undefined ? undefined : <Icon size={17} aria-hidden />} {...(grave ? { style: { color: 'var(--hb-late)' } } : {})} onClick={() => (href === undefined ? run?.() : router.history.push(href))}>
            {text}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
