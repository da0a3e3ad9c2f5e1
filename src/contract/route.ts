/**
 * One contract: a route object registers the server route, types the web
 * client and generates openapi.json. Nothing else describes the API.
 * Rule: ARCHITECTURE, "One contract".
 */
import type { Permission } from '#domain/access/permission';
import type { z } from 'zod';
import type { ProblemCode } from './problem.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** `public`: nobody is signed in. `signed-in`: any member. Otherwise one named permission. */
export type Access = 'public' | 'signed-in' | Permission;

export type RouteObject = {
  /** Stable operation id, `slice.verb`: `cases.open`. */
  readonly id: string;
  readonly method: Method;
  /** Under `/api`, parameters as `:name`: `/api/cases/:caseId`. */
  readonly path: string;
  readonly summary: string;
  readonly permission: Access;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** JSON body, or `'file'`: the bytes as `application/octet-stream`, the name in the query. */
  readonly body?: z.ZodType | 'file';
  /** How large a file may be; 10 MiB unless told. */
  readonly mostBytes?: number;
  /** JSON answer, or a media type string for a file. */
  readonly response: z.ZodType | `${string}/${string}`;
  /** Refusals beyond those every route can give (invalid_request, not_signed_in, forbidden, rate_limited …). */
  readonly errors?: readonly ProblemCode[];
  /** Status of a success; 200 unless told. */
  readonly status?: 200 | 201 | 202 | 204;
};

/** Keeps the literal types of a route, so that the client and the server see exactly what was written. */
export const route = <const R extends RouteObject>(definition: R): R => definition;

type Input<T> = T extends z.ZodType ? z.input<T> : T extends 'file' ? Uint8Array : undefined;
type Output<T> = T extends z.ZodType ? z.output<T> : T extends 'file' ? FileBody : undefined;

/** A file that came in: its bytes, or where it lies when it is too large to be held. It lies there until the answer is given. */
export type FileBody = Uint8Array | LargeFile;
export type LargeFile = { readonly size: number; readonly sha256: string; readonly open: () => AsyncIterable<Uint8Array> };
export const isLargeFile = (body: unknown): body is LargeFile => typeof body === 'object' && body !== null && 'sha256' in body && 'open' in body && typeof body.open === 'function';
export const usuallyMostBytes = 10 * 1024 * 1024;

/** What a caller sends. */
export type Call<R extends RouteObject> = {
  params: Input<R['params']>;
  query: Input<R['query']>;
  body: Input<R['body']>;
};

/** What a handler receives after validation. */
export type Received<R extends RouteObject> = {
  params: Output<R['params']>;
  query: Output<R['query']>;
  body: Output<R['body']>;
};

/** What comes back. */
export type Answer<R extends RouteObject> = R['response'] extends z.ZodType ? z.output<R['response']> : FileAnswer;

/** A file on its way out. */
export type FileAnswer = {
  readonly name: string; readonly bytes: Uint8Array; readonly mediaType?: string;
  /** For a long file: what comes after `bytes`, written as it is made. */
  readonly more?: AsyncIterable<Uint8Array>;
};

/** The path with its parameters filled in and encoded. */
export function pathOf(route: RouteObject, params: Record<string, unknown> | undefined): string {
  return route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params?.[name])));
}
