/** A file brought over the API, as the screens do it: its columns recognised, proposals accepted, previewed, applied. */
import { applyImport, mapImport, previewImport, readImport, receiveFile, type ImportRun } from '#contract/imports';
import type { Client, World } from './world.ts';

export type FileBringer = {
  read(importId: string): Promise<ImportRun>;
  /** `answers`: what is said to the questions of the file, beside its proposals. */
  previewed(name: string, body: string | Uint8Array, answers?: object): Promise<ImportRun>;
  brought(name: string, body: string | Uint8Array, answers?: object): Promise<ImportRun>;
};

export function bringerFor(world: World, by: Client): FileBringer {
  const read = (importId: string) => by.do(readImport, { params: { importId } });
  const previewed: FileBringer['previewed'] = async (name, body, answers = {}) => {
    const { id, version } = await by.do(receiveFile, { query: { name, zone: 'Europe/Lisbon' }, body: typeof body === 'string' ? new TextEncoder().encode(body) : body });
    const mapped = await by.do(mapImport, { params: { importId: id }, body: { version, acceptProposals: true, ...answers } });
    await by.do(previewImport, { params: { importId: id }, body: { version: mapped.version } });
    await world.settle();
    return read(id);
  };
  return {
    read, previewed,
    brought: async (name, body, answers) => {
      const { id, version } = await previewed(name, body, answers);
      await by.do(applyImport, { params: { importId: id }, body: { version } });
      await world.settle();
      return read(id);
    },
  };
}
