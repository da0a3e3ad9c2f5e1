/** Every generator, found by its place: each other file of this folder exports one as `generator`. */
import { readdir } from 'node:fs/promises';
import type { Generator } from './generator.ts';

const notGenerators = new Set(['generator.ts', 'registry.ts']);

export async function generators(): Promise<Generator[]> {
  const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !notGenerators.has(name));
  return Promise.all(
    files.sort().map(async (file) => {
      const { generator } = (await import(`${import.meta.dirname}/${file}`)) as { generator?: Generator };
      if (!generator) throw new Error(`scripts/generators/${file} exports no \`generator\``);
      return generator;
    }),
  );
}

export async function generatedFiles(): Promise<string[]> {
  return (await generators()).flatMap(({ outputs }) => outputs);
}
