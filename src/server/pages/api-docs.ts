/** The API for people: one page, readable without JavaScript, made from the document that /openapi.json answers. */
import { html, raw } from 'hono/html';
import { problems } from '#contract/problem';
import type { OpenApi, Operation, Parameter, Schema } from '#contract/openapi';
import { permissionsOfRole, roles, type Permission } from '#domain/access/permission';
import { apiDocsStyle } from './api-docs-style.ts';

type Html = ReturnType<typeof html>;
type Listed = { readonly path: string; readonly method: string; readonly operation: Operation };

const nothing = raw('');
const refName = (schema: Schema): string | null => (typeof schema['$ref'] === 'string' ? (schema['$ref'].split('/').at(-1) ?? null) : null);
const schemasIn = (schema: Schema, key: string): readonly Schema[] => (Array.isArray(schema[key]) ? (schema[key] as Schema[]) : []);

/** What a value is, in words: "list of Ref", "date", "open, cleared or cancelled". */
function typeText(schema: Schema): Html {
  const name = refName(schema);
  if (name !== null) return html`<a href="#schema-${name}">${name}</a>`;
  const several = [...schemasIn(schema, 'anyOf'), ...schemasIn(schema, 'oneOf')];
  if (several.length > 0) return html`${several.map((one, index) => html`${index > 0 ? ' or ' : ''}${typeText(one)}`)}`;
  if (Array.isArray(schema['enum'])) return html`${(schema['enum'] as unknown[]).map((value, index) => html`${index > 0 ? ', ' : ''}<code>${String(value)}</code>`)}`;
  if ('const' in schema) return html`<code>${String(schema['const'])}</code>`;
  if (schema['type'] === 'array') return html`list of ${typeText((schema['items'] ?? {}) as Schema)}`;
  if (schema['type'] === 'object' && schema['properties'] !== undefined) return html`object`;
  const words = [schema['type']].flat().map((type) => (type === 'object' ? 'named values' : type === 'null' ? 'null' : String(type ?? 'anything')));
  return html`${typeof schema['format'] === 'string' ? schema['format'] : words.join(' or ')}`;
}

type Field = { readonly name: string; readonly schema: Schema; readonly required: boolean; readonly description: string };

/** Fields with those of objects inside them, two steps deep. */
function fieldsOf(schema: Schema, prefix = '', depth = 0): Field[] {
  const inner = schema['type'] === 'array' ? ((schema['items'] ?? {}) as Schema) : (schemasIn(schema, 'anyOf').find((one) => one['properties'] !== undefined) ?? schema);
  const required = new Set(Array.isArray(inner['required']) ? (inner['required'] as string[]) : []);
  return Object.entries((inner['properties'] ?? {}) as Record<string, Schema>).flatMap(([name, field]) => [
    { name: `${prefix}${name}`, schema: field, required: required.has(name), description: typeof field['description'] === 'string' ? field['description'] : '' },
    ...(depth < 2 ? fieldsOf(field, `${prefix}${name}${field['type'] === 'array' ? '[]' : ''}.`, depth + 1) : []),
  ]);
}

function fieldTable(caption: string, fields: readonly Field[]): Html {
  if (fields.length === 0) return nothing as Html;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr><th scope="col">Name</th><th scope="col">What it is</th><th scope="col">About</th></tr></thead><tbody>${fields.map((field) => html`
<tr><th scope="row"><code>${field.name}</code>${field.required ? nothing : html` <span class="quiet">optional</span>`}</th><td>${typeText(field.schema)}</td><td>${field.description}</td></tr>`)}</tbody></table></div>`;
}

const fieldOf = ({ name, schema, required, description }: Parameter): Field => ({ name, schema, required, description: description ?? '' });

function bodyOf(caption: string, content: Operation['responses'][string]['content']): Html {
  const [mediaType, media] = Object.entries(content ?? {})[0] ?? [];
  if (mediaType === undefined || media === undefined) return nothing as Html;
  if (mediaType !== 'application/json') return html`<p>${caption}: a file, <code>${mediaType}</code>.</p>`;
  const name = refName(media.schema);
  if (name !== null) return html`<p>${caption}: ${typeText(media.schema)}.</p>`;
  return fieldTable(caption, fieldsOf(media.schema));
}

/** Who gets in, by role: an API key needs the permission itself. */
function whoText(permission: string): string {
  if (permission === 'public') return 'anybody';
  if (permission === 'signed-in') return 'every member';
  return roles.filter((role) => permissionsOfRole[role].includes(permission as Permission)).map((role) => role.replaceAll('_', ' ')).join(', ');
}

function operationView({ path, method, operation }: Listed): Html {
  const success = Object.entries(operation.responses).find(([status]) => status.startsWith('2'));
  const refusals = Object.values(operation.responses).flatMap((response) => response['x-problem-codes'] ?? []);
  return html`<details id="${operation.operationId}"><summary><span class="method" data-method="${method}">${method}</span> <code class="path">${path}</code> <span class="summary">${operation.summary}</span></summary>
<div class="inside"><p class="quiet"><code>${operation.operationId}</code> · permission <code>${operation['x-permission']}</code>: ${whoText(operation['x-permission'])}</p>
${fieldTable('Parameters', operation.parameters.map(fieldOf))}${operation.requestBody ? bodyOf('Body', operation.requestBody.content) : nothing}${success ? bodyOf(`Answer ${success[0]}`, success[1].content) : nothing}
<p>Refusals: ${refusals.map((code, index) => html`${index > 0 ? ', ' : ''}<a href="#problem-${code}"><code>${code}</code></a>`)}</p></div></details>`;
}

const operationsIn = (document: OpenApi, tag: string): Listed[] =>
  Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation }))).filter(({ operation }) => operation.tags.includes(tag));

const problemRows = (): Html => html`${Object.entries(problems).map(([code, text]) => html`<tr id="problem-${code}"><th scope="row"><code>${code}</code></th><td>${text.status}</td><td><b>${text.title}.</b> ${text.detail}</td></tr>`)}`;

/** `code` between backticks. */
const paragraph = (text: string): Html => html`<p>${text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}</p>`;

export function apiDocs(document: OpenApi, publicUrl: string): string {
  const tags = document.tags.map((tag) => tag.name);
  return String(html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>The API · Handback</title><link rel="icon" href="data:,"><style>${raw(apiDocsStyle)}</style></head>
<body><a class="skip" href="#page">Skip to the routes</a><header><a class="brand" href="/">Handback</a><a href="/openapi.json">openapi.json</a></header>
<div class="columns"><nav aria-label="Parts of the API"><ul>${tags.map((tag) => html`<li><a href="#tag-${tag}">${tag}</a></li>`)}<li><a href="#problems">refusals</a></li><li><a href="#schemas">schemas</a></li></ul></nav>
<main id="page" tabindex="-1"><h1>The API, version ${document.info.version}</h1>${document.info.description.split('\n\n').map(paragraph)}
<pre tabindex="0" aria-label="Example"><code>curl ${publicUrl}/api/cases -H 'Authorization: Bearer hb_…'
curl ${publicUrl}/api/people -X POST -H 'Authorization: Bearer hb_…' \\
  -H 'Idempotency-Key: joana-2026-11-02' -H 'Content-Type: application/json' \\
  -d '{"name": "Joana Reis"}'</code></pre>
${tags.map((tag) => html`<section aria-labelledby="tag-${tag}"><h2 id="tag-${tag}">${tag}</h2>${operationsIn(document, tag).map(operationView)}</section>`)}
<section aria-labelledby="problems"><h2 id="problems">Refusals</h2><p>What each code means. Beside these members a refusal carries the facts behind it.</p><div class="scroll" tabindex="0" role="region" aria-label="Table of refusals"><table><thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">Meaning</th></tr></thead><tbody>${problemRows()}</tbody></table></div></section>
<section aria-labelledby="schemas"><h2 id="schemas">Schemas</h2>${Object.entries(document.components.schemas).map(([name, schema]) => html`<details id="schema-${name}"><summary><code>${name}</code></summary><div class="inside">${fieldsOf(schema).length > 0 ? fieldTable(name, fieldsOf(schema)) : html`<p>${typeText(schema)}</p>`}</div></details>`)}</section>
</main></div></body></html>`);
}
