/** The outbox: what was or would be sent, word for word. */
import { z } from 'zod';
import { ListQuery, listOf } from './list.ts';
import { route } from './route.ts';

export const messageStatuses = ['queued', 'sending', 'sent', 'failed', 'withdrawn', 'held'] as const;

export const MessageRow = z.object({
  id: z.uuid(), recipient: z.string(), recipientName: z.string().nullable(), caseId: z.uuid().nullable(), askId: z.uuid().nullable(), kind: z.string(), subject: z.string(),
  status: z.enum(messageStatuses).describe('held: no mail server is set up; it would be sent exactly like this'),
  notBefore: z.iso.datetime().nullable(), attempts: z.int(), sentAt: z.iso.datetime().nullable(), lastError: z.string().nullable(), createdAt: z.iso.datetime(),
}).meta({ id: 'MessageRow' });
export type MessageRow = z.infer<typeof MessageRow>;

export const Message = MessageRow.extend({ text: z.string(), html: z.string(), attachments: z.array(z.object({ name: z.string(), size: z.int() })), providerReference: z.string().nullable() }).meta({ id: 'Message' });
export type Message = z.infer<typeof Message>;

const params = z.object({ messageId: z.uuid() });

export const listMessages = route({
  id: 'messages.list', method: 'GET', path: '/api/messages', summary: 'Messages, newest first', permission: 'messages.read',
  query: ListQuery.extend({ status: z.enum(messageStatuses).optional(), case: z.uuid().optional(), ask: z.uuid().optional() }), response: listOf(MessageRow),
});
export const readMessage = route({ id: 'messages.read', method: 'GET', path: '/api/messages/:messageId', summary: 'One message, word for word', permission: 'messages.read', params, response: Message, errors: ['not_found'] });
export const resendMessage = route({ id: 'messages.send', method: 'POST', path: '/api/messages/:messageId/send', summary: 'Send a held or failed message now', permission: 'asks.send', params, response: MessageRow, errors: ['not_found', 'wrong_state'] });
