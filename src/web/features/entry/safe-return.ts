/** Where to go after signing in: only to a page of this console, never to another host. */
export function safeReturn(to: string | undefined): string {
  if (to === undefined || !to.startsWith('/') || /^\/[/\\]/.test(to) || to.startsWith('/sign-in') || to.startsWith('/setup')) return '/';
  return to;
}
