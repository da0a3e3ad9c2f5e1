/** docs/openapi.json: the API as its routes describe it. The running server answers the same at /openapi.json. */
import { readFile } from 'node:fs/promises';
import { openApi } from '../../src/contract/openapi.ts';
import { projectRoot } from '../run-command.ts';
import type { Generator } from './generator.ts';

const output = 'docs/openapi.json';

export const generator: Generator = {
  name: 'openapi',
  outputs: [output],
  async run() {
    const { version } = JSON.parse(await readFile(`${projectRoot}/package.json`, 'utf8')) as { version: string };
    return { [output]: `${JSON.stringify(openApi(version), null, 1)}\n` };
  },
};
