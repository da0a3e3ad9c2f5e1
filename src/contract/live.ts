/** A line that stays open: which kinds of things changed, so that a page asks again for what it shows. */
import { route } from './route.ts';

export const followChanges = route({
  id: 'live.follow', method: 'GET', path: '/api/live', summary: 'Kinds of things that changed, as they change (server-sent events)', permission: 'signed-in', response: 'text/event-stream',
});
