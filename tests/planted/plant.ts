/** Writes a small fake project to a folder of its own: what a check has to catch, without breaking this project. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../scripts/run-command.ts';

export type Tree = Readonly<Record<string, string>>;

const manifest = {
  type: 'module',
  imports: { '#domain/*': './src/domain/*.ts', '#contract/*': './src/contract/*.ts', '#server/*': './src/server/*.ts' },
  dependencies: { kysely: '*', zod: '*', 'temporal-polyfill': '*' },
  devDependencies: { vitest: '*' },
};

/** Runs `look` on the planted tree and takes the tree away again. */
export async function planted<T>(tree: Tree, look: (root: string) => Promise<T>): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'handback-planted-'));
  try {
    await symlink(`${projectRoot}/node_modules`, join(root, 'node_modules'));
    for (const [path, text] of Object.entries({ 'package.json': JSON.stringify(manifest), ...tree })) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
    return await look(root);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
