/**
 * A button that does, or a link that leads, in one look. One `primary` a
 * screen; `grave` only inside the step that confirms what can't be undone.
 */
import { Button } from '@mantine/core';
import type { ButtonProps } from '@mantine/core';
import type { ComponentType, MouseEventHandler, ReactNode } from 'react';
import { AppLink } from './app-link.tsx';

export type IconType = ComponentType<{ size?: number | string; 'aria-hidden'?: boolean }>;

export type ActButtonProps = Omit<ButtonProps, 'variant'> & {
  children: ReactNode;
  href?: string;
  onClick?: MouseEventHandler<HTMLElement>;
  kind?: 'primary' | 'plain' | 'bare' | 'grave';
  icon?: IconType;
  busy?: boolean;
  type?: 'button' | 'submit';
  'aria-label'?: string;
  'aria-expanded'?: boolean;
  title?: string;
  download?: boolean;
};

export function ActButton({ kind = 'plain', icon: Icon, busy = false, href, type = 'button', download, ...rest }: ActButtonProps) {
  const look = {
    ...rest,
    variant: kind === 'primary' || kind === 'grave' ? 'filled' : kind === 'bare' ? 'subtle' : 'default',
    loading: busy,
    leftSection: Icon === undefined ? rest.leftSection : <Icon size={17} aria-hidden />,
    ...(kind === 'grave' ? { 'data-grave': true } : {}),
  };
  if (href !== undefined) return <Button component={AppLink} href={href} {...look} {...(download === true ? { download: '' } : {})} />;
  return <Button type={type} {...look} />;
}
