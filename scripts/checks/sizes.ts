/**
 * File and function sizes. Median about 80 lines (reported), 95th percentile under 350 (held);
 * a file over 400 lines or a function over 60 needs its reason in docs/size-exceptions.json,
 * as "path" or "path#function"; a reason no longer needed has to go.
 */
import { readFile } from 'node:fs/promises';
import ts from 'typescript';
import { generatedFiles } from '../generators/registry.ts';
import { isScript, isTest, projectFiles } from '../project-files.ts';
import { projectRoot } from '../run-command.ts';
import type { Check } from './check.ts';
import { nodesOf } from './house/rule.ts';

const longestFile = 400;
const longestFunction = 60;
const longestP95 = 350;

export type Sized = { readonly path: string; readonly text: string };

const linesIn = (text: string): number => text.trimEnd().split('\n').length;

function nameOf(node: ts.Node): string {
  if ((ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) && node.name) return node.name.getText();
  const parent = node.parent;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.name.getText();
  return 'anonymous';
}

/** `path` or `path#function` → lines, for all that is over its limit. Functions of tests may be long: they hold tables. */
export function oversized({ path, text }: Sized): Map<string, number> {
  const over = new Map<string, number>();
  if (linesIn(text) > longestFile) over.set(path, linesIn(text));
  if (isTest(path)) return over;
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2024, true);
  for (const node of nodesOf(tree)) {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) continue;
    const lines = tree.getLineAndCharacterOfPosition(node.getEnd()).line - tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
    if (lines > longestFunction) over.set(`${path}#${nameOf(node)}`, lines);
  }
  return over;
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Compares what is too long with the reasons given; both a missing and a needless reason are problems. */
export function sizeProblems(files: readonly Sized[], reasons: Readonly<Record<string, string>>): string[] {
  const over = new Map(files.flatMap((file) => [...oversized(file)]));
  const missing = [...over].filter(([what]) => !reasons[what]?.trim()).map(([what, lines]) => `${what} has ${lines} lines; split it or give the reason in docs/size-exceptions.json`);
  const needless = Object.keys(reasons).filter((what) => !over.has(what)).map((what) => `docs/size-exceptions.json excuses ${what}, which no longer needs it`);
  return [...missing, ...needless];
}

export const sizes: Check = {
  name: 'sizes',
  async run() {
    const generated = new Set(await generatedFiles());
    const paths = (await projectFiles()).filter((path) => isScript(path) && /^(src|scripts|tests)\//.test(path) && !generated.has(path));
    const files = await Promise.all(paths.map(async (path) => ({ path, text: await readFile(`${projectRoot}/${path}`, 'utf8') })));
    const reasons = JSON.parse(await readFile(`${projectRoot}/docs/size-exceptions.json`, 'utf8')) as Record<string, string>;
    const lines = files.filter(({ path }) => path.startsWith('src/') && !isTest(path)).map(({ text }) => linesIn(text)).sort((a, b) => a - b);
    const [median, p95] = [percentile(lines, 0.5), percentile(lines, 0.95)];
    const problems = sizeProblems(files, reasons);
    if (p95 >= longestP95) problems.push(`95th percentile of source files is ${p95} lines; it has to stay under ${longestP95}`);
    return { problems, note: `median ${median}, 95th percentile ${p95} lines` };
  },
};
