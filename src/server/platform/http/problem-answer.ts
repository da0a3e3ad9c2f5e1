/** Refusals and errors as problem documents (RFC 9457). */
import { problems, type ProblemCode, type ProblemDocument } from '#contract/problem';
import type { Refusal } from '#domain/verdict';
import type { FastifyReply } from 'fastify';
import { troublePage } from './trouble-page.ts';

export function problemDocument(refusal: Refusal, requestId: string): ProblemDocument {
  const { code, status: state, ...facts } = refusal;
  const text = problems[code as ProblemCode] ?? problems.internal;
  // "status" is HTTP's in a problem document; the state a refusal speaks of goes beside it.
  return { ...facts, ...(state === undefined ? {} : { state }), type: `urn:handback:problem:${code}`, code, title: text.title, status: text.status, detail: text.detail, instance: requestId };
}

/** A person with a page open, not a program: what is not under /api and asks for HTML. */
const isForReading = ({ url, headers }: FastifyReply['request']): boolean => !url.startsWith('/api/') && (headers.accept ?? '').includes('text/html');

export function sendProblem(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const document = problemDocument(refusal, reply.request.id);
  if (isForReading(reply.request)) return reply.code(document.status).type('text/html; charset=utf-8').send(troublePage(document));
  return reply.code(document.status).type('application/problem+json').send(JSON.stringify(document));
}
