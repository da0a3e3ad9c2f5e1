/** A person as their initials; the name is there for who cannot see it. */
import { initialsOf } from './initials.ts';
import css from './badge.module.css';

export type PersonAvatarProps = { name: string; initials?: string; size?: number; /** The name stands beside it anyway. */ silent?: boolean };

export function PersonAvatar({ name, initials, size = 24, silent = false }: PersonAvatarProps) {
  return (
    <span className={css.avatar} style={{ width: size, height: size, fontSize: Math.max(10, Math.round(size * 0.4)) }} title={silent ? undefined : name} role={silent ? undefined : 'img'} aria-label={silent ? undefined : name} aria-hidden={silent || undefined}>
      {initials ?? initialsOf(name)}
    </span>
  );
}
