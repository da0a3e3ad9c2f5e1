import { listMessages, readMessage, resendMessage } from '#contract/messages';
import { handle, type Registered } from '../../platform/http/handle.ts';
import { listOutbox, readMessage as read, sendNow } from './read-messages.service.ts';

export const messageRoutes = (): Registered[] => [
  handle(listMessages, (unit, { query }) => listOutbox(unit, query)),
  handle(readMessage, (unit, { params }) => read(unit, params.messageId)),
  handle(resendMessage, (unit, { params }) => sendNow(unit, params.messageId)),
];
