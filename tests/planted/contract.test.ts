/** A route that does not say who may call it, or says a word that is no permission, does not compile. */
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/run-command.ts';

const written = ts.readConfigFile(`${projectRoot}/tsconfig/contract.json`, (path) => readFileSync(path, 'utf8')).config as object;
const { options } = ts.parseJsonConfigFileContent(written, ts.sys, `${projectRoot}/tsconfig`);

/** What the compiler says of a file that would lie beside the contract's own. */
function complaints(text: string): string[] {
  const path = `${projectRoot}/src/contract/planted.ts`;
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version) => (name === path ? ts.createSourceFile(name, text, version) : read(name, version));
  const fileExists = host.fileExists.bind(host);
  host.fileExists = (name) => name === path || fileExists(name);
  const program = ts.createProgram([path], { ...options, noEmit: true, composite: false, incremental: false, skipLibCheck: true }, host);
  const source = program.getSourceFile(path);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((one) => ts.flattenDiagnosticMessageText(one.messageText, ' '));
}

const routeWith = (more: string): string => `import { z } from 'zod';
import { route } from './route.ts';
export const openDoor = route({ id: 'door.open', method: 'POST', path: '/api/door', summary: 'Open it', ${more} response: z.object({}) });
`;

describe('a route of the contract', () => {
  it('without a permission does not compile', () => {
    expect(complaints(routeWith('')).join('\n')).toContain("'permission' is missing");
  });

  it('with a permission that nobody can hold does not compile', () => {
    expect(complaints(routeWith("permission: 'doors.open',")).join('\n')).toContain('"doors.open"');
  });

  it.each(['cases.read', 'signed-in', 'public'])('that says %s is fine', (permission) => {
    expect(complaints(routeWith(`permission: '${permission}',`))).toEqual([]);
  });
});
