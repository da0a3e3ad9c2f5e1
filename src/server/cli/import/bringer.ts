/** What brings a file: a running Handback over its API, or the services here. Both speak in the contract's words; a refusal is a `Stop`. */
import type { ImportRun, KeptMapping, mapImport } from '#contract/imports';
import type { ProblemDocument } from '#contract/problem';
import type { FileBody, Received } from '#contract/route';
import type { ImportKind } from '#domain/import/field';
import { Stop } from './stop.ts';

export type Arrival = { readonly name: string; readonly kind: ImportKind | undefined; readonly zone: string; readonly bytes: FileBody };
export type MapBody = Received<typeof mapImport>['body'];

export type Bringer = {
  receive(arrival: Arrival): Promise<ImportRun>;
  mappings(): Promise<readonly KeptMapping[]>;
  map(id: string, body: MapBody): Promise<ImportRun>;
  preview(run: ImportRun): Promise<ImportRun>;
  apply(run: ImportRun): Promise<ImportRun>;
  read(id: string): Promise<ImportRun>;
  /** Does the step that was begun, where nobody else does. */
  work?(id: string): Promise<void>;
  /** Where to look at it. */
  look(id: string): string;
  close(): Promise<void>;
};

/** What a refusal says to the person at the terminal. */
export function stopFor({ title, detail, fields, ...facts }: ProblemDocument): Stop {
  const reason = typeof facts['reason'] === 'string' ? `\n${facts['reason']}` : '';
  return new Stop(`${title}. ${detail}${reason}${(fields ?? []).map((field) => `\n  ${field.path}: ${field.message}`).join('')}`);
}
