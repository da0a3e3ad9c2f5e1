/** The options of `handback import`, once: read from the command line, printed as help, and held against the documentation by a test. */
import { parseArgs } from 'node:util';
import { importKinds, type ImportKind } from '#domain/import/field';
import { Stop } from './stop.ts';

type Option = { readonly value?: string; readonly many?: true; readonly says: string };

/** Name → what stands behind it, and what it does. `many`: may be given several times. */
export const importOptions = {
  preview: { says: 'Only the preview, which is also what happens without --apply. (--dry-run is the same.)' },
  apply: { says: 'Bring it in when the preview stands and nothing is asked.' },
  kind: { value: importKinds.join('|'), says: 'Which records the file brings, where it is not recognised.' },
  mapping: { value: 'NAME', says: 'The kept columns to use, by the name they are kept under.' },
  'date-order': { value: '[FIELD=]day-first|month-first', many: true, says: 'Whether the day or the month comes first, where both are possible.' },
  'decimal-sign': { value: '[FIELD=]point|comma', many: true, says: 'Which sign stands before the cents, where it could be either.' },
  currency: { value: 'CODE', says: 'The currency of amounts that name none, such as EUR.' },
  zone: { value: '[PLACE=]ZONE', many: true, says: 'The time zone of a place that is new, such as Porto=Europe/Lisbon; without a place, of every other new one.' },
  word: { value: 'FIELD:WORD=MEANING', many: true, says: 'What a word of the file means.' },
  everywhere: { value: 'FIELD=VALUE', many: true, says: 'A value for every row that says none.' },
  same: { value: 'FIELD:NAME=yes|no', many: true, says: 'Whether a name is the near one that is here, or another.' },
  'accept-proposals': { says: 'Answer what is still open with what is proposed.' },
  'leave-open': { says: 'Apply though questions are open: the rows they concern stay out.' },
  'leave-out-unknown-people': { says: 'Bring a row in without a person who is not found, instead of keeping the row out.' },
  data: { value: 'FOLDER', says: 'The data folder to open (HANDBACK_DATA); with DATABASE_URL that server.' },
  url: { value: 'ADDRESS', says: 'A running Handback to send it to (HANDBACK_URL); it needs a key.' },
  key: { value: 'KEY', says: 'An API key with the permission imports.run (HANDBACK_KEY).' },
  'no-wait': { says: 'Begin, and do not wait for the end: for a running Handback.' },
  json: { says: 'One line of JSON instead of sentences: the import as the API gives it.' },
} as const satisfies Record<string, Option>;

/** How it ends. */
export const exitCodes = [
  [0, 'Every row went in, or would.'],
  [1, 'Rows were refused, or would be; after --apply they wait for a decision.'],
  [2, 'Nothing could be done: the reason is printed.'],
  [3, 'Something must be answered first: each question is printed with the option that answers it.'],
] as const;

export const optionText = (name: keyof typeof importOptions): string => {
  const option: Option = importOptions[name];
  return `--${name}${option.value === undefined ? '' : ` ${option.value}`}`;
};

export const usage = [
  'Usage: handback import FILE [OPTIONS]', '',
  ...Object.entries(importOptions).map(([name, { says }]) => `  ${optionText(name as keyof typeof importOptions)}\n      ${says}`), '',
  'It opens the data folder (or DATABASE_URL) itself, unless an address or a key is given.', 'Ends with',
  ...exitCodes.map(([code, says]) => `  ${code}  ${says}`),
].join('\n');

/** What somebody said beforehand; each as it was written. */
export type Said = { readonly dateOrder: readonly string[]; readonly decimalSign: readonly string[]; readonly currency: string | undefined; readonly zones: readonly string[]; readonly words: readonly string[]; readonly everywhere: readonly string[]; readonly same: readonly string[] };

export type ImportSettings = { readonly url?: string | undefined; readonly key?: string | undefined };

export type Asked = {
  readonly path: string; readonly kind: ImportKind | undefined; readonly mapping: string | undefined; readonly said: Said;
  readonly apply: boolean; readonly waits: boolean; readonly acceptsProposals: boolean; readonly leavesOpen: boolean; readonly leavesOut: boolean; readonly asJson: boolean;
  /** A running Handback; null: the data is opened here. */
  readonly to: { readonly url: string; readonly key: string } | null;
  readonly data: string | undefined;
};

function isKind(kind: string): kind is ImportKind {
  return (importKinds as readonly string[]).includes(kind);
}

type Values = { readonly [name: string]: string | boolean | (string | boolean)[] | undefined };

/** Where it goes: to the address or with the key that was given, else into the data here. */
function receiverOf(values: Values, settings: ImportSettings): Asked['to'] {
  const text = (name: string): string | undefined => (typeof values[name] === 'string' && values[name] !== '' ? values[name] : undefined);
  // A folder that was named stands above an address in the environment.
  const isHere = text('data') !== undefined && text('url') === undefined && text('key') === undefined;
  const url = text('url') ?? (isHere ? undefined : settings.url);
  const key = text('key') ?? (isHere ? undefined : settings.key);
  if (url === undefined && key === undefined) return null;
  if (key === undefined || key === '') throw new Stop(`An API key is needed for ${url ?? ''}: --key KEY or HANDBACK_KEY. It comes from the console (Settings, API keys), with the permission imports.run.`);
  return { url: (url ?? 'http://localhost:4600').replace(/\/+$/, ''), key };
}

export function readOptions(args: readonly string[], settings: ImportSettings): Asked {
  const options = Object.fromEntries([
    ...Object.entries(importOptions).map(([name, option]: [string, Option]) => [name, { type: option.value === undefined ? 'boolean' : 'string', multiple: option.many === true }]),
    ['dry-run', { type: 'boolean', multiple: false }],
  ]) as Record<string, { type: 'string' | 'boolean'; multiple: boolean }>;
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  const text = (name: string): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined);
  const texts = (name: string): string[] => (values[name] as string[] | undefined) ?? [];
  const is = (name: string): boolean => values[name] === true;
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new Stop(usage);
  const kind = text('kind');
  if (kind !== undefined && !isKind(kind)) throw new Stop(`"${kind}" is no kind of record. Choose one of ${importKinds.join(', ')}.`);
  const isPreview = is('preview') || is('dry-run');
  if (isPreview && is('apply')) throw new Stop('--preview and --apply ask for two different things. Nothing was done; choose one.');
  const to = receiverOf(values, settings);
  if (to === null && is('no-wait')) throw new Stop('--no-wait needs a running Handback that goes on with it (--url ADDRESS --key KEY). Nothing was done.');
  return {
    path, kind, mapping: text('mapping'), apply: is('apply'), waits: !is('no-wait'), acceptsProposals: is('accept-proposals'), leavesOpen: is('leave-open'), leavesOut: is('leave-out-unknown-people'), asJson: is('json'), to, data: text('data'),
    said: { dateOrder: texts('date-order'), decimalSign: texts('decimal-sign'), currency: text('currency')?.toUpperCase(), zones: texts('zone'), words: texts('word'), everywhere: texts('everywhere'), same: texts('same') },
  };
}
