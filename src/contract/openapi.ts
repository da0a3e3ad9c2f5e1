/**
 * The OpenAPI 3.1 document, made from the routes themselves: what registers a
 * route and types the client also describes it. Schemas with an id become
 * components; what differs between sending and receiving gets a second name.
 */
import { z } from 'zod';
import { allRoutes } from './all-routes.ts';
import { ProblemDocument, problems, type ProblemCode } from './problem.ts';
import type { RouteObject } from './route.ts';

export type Schema = { readonly [key: string]: unknown };
export type Parameter = { readonly name: string; readonly in: 'path' | 'query' | 'header'; readonly required: boolean; readonly description?: string; readonly schema: Schema };
type Content = { readonly [mediaType: string]: { readonly schema: Schema } };
export type ResponseObject = { readonly description: string; readonly content?: Content; readonly 'x-problem-codes'?: readonly string[] };
export type Operation = {
  readonly operationId: string; readonly summary: string; readonly tags: readonly string[]; readonly 'x-permission': string; readonly security: readonly object[]; readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: true; readonly content: Content }; readonly responses: { readonly [status: string]: ResponseObject };
};
export type OpenApi = {
  readonly openapi: '3.1.0'; readonly info: { readonly title: string; readonly version: string; readonly description: string }; readonly tags: readonly { readonly name: string }[];
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } }; readonly components: { readonly securitySchemes: object; readonly schemas: { readonly [name: string]: Schema } };
};

const about = [
  'Everything the console does, it does through these routes.',
  'Who calls: an API key as `Authorization: Bearer hb_…`, or the session cookie of a browser, whose changes also carry `X-Handback-Csrf: 1`. Each route names its permission in `x-permission`: `public`, `signed-in`, or one that a role or a key grants.',
  'Changes carry an `Idempotency-Key` of 8 to 200 characters: the same key with the same request is done once and answered alike (`Idempotency-Replayed: true`); with another request it is refused.',
  'Refusals are problem documents (RFC 9457, `application/problem+json`) with a stable `code`; `x-problem-codes` lists those of a route. Every answer has an `X-Request-Id`.',
  'Lists are paged by cursor: send the `next` of one page as `after`. Instants are ISO 8601 in UTC, dates without a time are local dates of the place they belong to.',
].join('\n\n');

type Direction = 'input' | 'output';

/** Collects components while schemas are converted. */
function componentCollector() {
  const components = new Map<string, Schema>();
  const named = (name: string, schema: Schema, direction: Direction): string => {
    const known = components.get(name);
    const text = JSON.stringify(schema);
    if (known === undefined || JSON.stringify(known) === text) {
      components.set(name, schema);
      return name;
    }
    return direction === 'input' && !name.endsWith('Input') ? named(`${name}Input`, schema, direction) : name;
  };
  const convert = (type: z.ZodType, direction: Direction): Schema => {
    const { $schema: _, $defs, ...schema } = z.toJSONSchema(type, { io: direction, unrepresentable: 'any' }) as Schema & { $defs?: Record<string, Schema> };
    const names = new Map<string, string>();
    // Names first, since definitions point at each other.
    for (const name of Object.keys($defs ?? {})) names.set(name, name);
    for (const [name, definition] of Object.entries($defs ?? {})) names.set(name, named(name, plain(definition, names), direction));
    return plain(schema, names);
  };
  return { convert, components };
}

/** References to components; no pattern where a format says the same for people. */
function plain(schema: Schema, names: ReadonlyMap<string, string>): Schema {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).filter(([key]) => !(key === 'id' && '$ref' in value) && !(key === 'pattern' && 'format' in value));
    return Object.fromEntries(entries.flatMap(([key, one]) => {
      if (key === '$ref') return [[key, `#/components/schemas/${names.get(String(one).split('/').at(-1) ?? '') ?? ''}`]];
      if ((key === 'maximum' && one === Number.MAX_SAFE_INTEGER) || (key === 'minimum' && one === Number.MIN_SAFE_INTEGER)) return [];
      return [[key, walk(one)]];
    }));
  };
  const { id: _, ...rest } = walk(schema) as Record<string, unknown>;
  return rest;
}

type Convert = ReturnType<typeof componentCollector>['convert'];

function parametersOf(route: RouteObject, convert: Convert): Parameter[] {
  const from = (where: 'path' | 'query', type: z.ZodObject | undefined): Parameter[] => {
    if (type === undefined) return [];
    return Object.entries(type.shape).map(([name, field]) => {
      const { description, ...schema } = convert(field as z.ZodType, 'input');
      return { name, in: where, required: where === 'path' || !(field as z.ZodType).safeParse(undefined).success, ...(typeof description === 'string' ? { description } : {}), schema };
    });
  };
  const key: Parameter = { name: 'Idempotency-Key', in: 'header', required: route.permission !== 'public', description: 'Names this one act, so that a repeat does it once', schema: { type: 'string', minLength: 8, maxLength: 200 } };
  return [...from('path', route.params), ...from('query', route.query), ...(route.method === 'GET' ? [] : [key])];
}

/** Refusals that a route can give besides its own. */
export function problemCodesOf(route: RouteObject): ProblemCode[] {
  const takesInput = route.params !== undefined || route.query !== undefined || route.body !== undefined;
  const isOpen = route.permission === 'public';
  const every: ProblemCode[] = [
    ...(takesInput ? ['invalid_request' as const] : []), ...(isOpen ? [] : ['not_signed_in' as const]), ...(isOpen || route.permission === 'signed-in' ? [] : ['forbidden' as const]), 'rate_limited',
    ...(route.method === 'GET' || isOpen ? [] : (['idempotency_missing', 'idempotency_mismatch', 'idempotency_in_progress'] as const)),
  ];
  return [...new Set([...every, ...(route.errors ?? [])])];
}

function responsesOf(route: RouteObject, convert: Convert): Operation['responses'] {
  const success: ResponseObject = typeof route.response === 'string'
    ? { description: 'The file', content: bytes(route.response) }
    : { description: 'Done', content: { 'application/json': { schema: convert(route.response, 'output') } } };
  const byStatus = Map.groupBy(problemCodesOf(route), (code) => String(problems[code].status));
  const refusals = [...byStatus].map(([status, codes]): [string, ResponseObject] => [status, {
    description: codes.map((code) => `${code}: ${problems[code].title}`).join('; '), 'x-problem-codes': codes, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }]);
  return Object.fromEntries([[String(route.status ?? 200), success] as [string, ResponseObject], ...refusals].sort(([a], [b]) => a.localeCompare(b)));
}

const bytes = (mediaType: string): Content => ({ [mediaType]: { schema: { type: 'string', contentEncoding: 'binary' } } });

function bodyOf({ body }: RouteObject, convert: Convert): Pick<Operation, 'requestBody'> {
  if (body === undefined) return {};
  return { requestBody: { required: true, content: body === 'file' ? bytes('application/octet-stream') : { 'application/json': { schema: convert(body, 'input') } } } };
}

function operationOf(route: RouteObject, convert: Convert): Operation {
  return {
    operationId: route.id, summary: route.summary, tags: [tagOf(route)], 'x-permission': route.permission, security: route.permission === 'public' ? [] : [{ key: [] }, { session: [] }],
    parameters: parametersOf(route, convert), ...bodyOf(route, convert), responses: responsesOf(route, convert),
  };
}

export const tagOf = (route: Pick<RouteObject, 'id'>): string => route.id.split('.')[0] ?? '';

export function openApi(version: string): OpenApi {
  const { convert, components } = componentCollector();
  convert(ProblemDocument, 'output');
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of allRoutes) (paths[route.path.replace(/:(\w+)/g, '{$1}')] ??= {})[route.method.toLowerCase()] = operationOf(route, convert);
  return {
    openapi: '3.1.0', info: { title: 'Handback', version, description: about }, tags: [...new Set(allRoutes.map(tagOf))].map((name) => ({ name })), paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => a.localeCompare(b, 'en'))),
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key, hb_…' }, session: { type: 'apiKey', in: 'cookie', name: 'handback.session_token' } },
      schemas: Object.fromEntries([...components].sort(([a], [b]) => a.localeCompare(b, 'en'))),
    },
  };
}
