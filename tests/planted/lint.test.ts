import { beforeAll, describe, expect, it } from 'vitest';
import { lintFolder } from '../../scripts/checks/lint.ts';
import { planted } from './plant.ts';

const files = {
  'tsconfig.json': JSON.stringify({ compilerOptions: { strict: true, module: 'nodenext', target: 'es2024' }, include: ['src'] }),
  'src/floating.ts': 'const late = async () => 1;\nexport const start = () => {\n  late();\n};\n',
  'src/forgetful.ts': "export function word(kind: 'lost' | 'found'): string {\n  switch (kind) {\n    case 'lost':\n      return 'a';\n  }\n  return 'b';\n}\n",
  'src/anything.ts': 'export const read = (value: any): string => String(value);\n',
  'src/unused.ts': 'const forgotten = 1;\nexport const kept = 2;\n',
  'src/value-import.ts': "import { Kept } from './kept.ts';\nexport const same = (kept: Kept): Kept => kept;\n",
  'src/kept.ts': 'export type Kept = string;\n',
  'src/default.ts': 'export default 1;\n',
  'src/thrown.ts': "export const stop = (): never => {\n  throw 'stop';\n};\n",
};

const plantedRules = [
  ['src/floating.ts', 'no-floating-promises'],
  ['src/forgetful.ts', 'switch-exhaustiveness-check'],
  ['src/anything.ts', 'no-explicit-any'],
  ['src/unused.ts', 'no-unused-vars'],
  ['src/value-import.ts', 'consistent-type-imports'],
  ['src/default.ts', 'no-default-export'],
  ['src/thrown.ts', 'only-throw-error'],
] as const;

describe('the lint rules', () => {
  let code = 0;
  let lines: string[] = [];
  beforeAll(async () => {
    const ended = await planted(files, lintFolder);
    code = ended.code;
    lines = ended.output.split('\n');
  });

  it.each(plantedRules)('%s breaks %s', (file, rule) => {
    expect(lines.filter((line) => line.includes(file) && line.includes(rule))).not.toEqual([]);
  });

  it('and such a project fails', () => {
    expect(code).not.toBe(0);
  });

  it('a file without a fault is not named', () => {
    expect(lines.filter((line) => line.includes('src/kept.ts'))).toEqual([]);
  });
});
