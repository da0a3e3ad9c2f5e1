/** A link inside the console. Takes a path as a plain string, since the server sends many of them. */
import { useRouter } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, MouseEvent, Ref } from 'react';

export type AppLinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; ref?: Ref<HTMLAnchorElement> };

const isOurs = (href: string) => href.startsWith('/') && !href.startsWith('//') && !href.startsWith('/api/');

export function AppLink({ href, onClick, children, ...rest }: AppLinkProps) {
  const router = useRouter();
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || rest.target === '_blank' || rest.download !== undefined;
    if (event.defaultPrevented || elsewhere || !isOurs(href)) return;
    event.preventDefault();
    router.history.push(href);
  };
  const warm = () => {
    if (isOurs(href)) void router.preloadRoute({ to: href.split(/[?#]/)[0] as never }).catch(() => undefined);
  };
  return <a {...rest} href={href} onClick={go} onMouseEnter={warm} onFocus={warm}>{children}</a>;
}
