/** docs/openapi.json: the API as its routes describe it. The running server answers the same at /openapi.json. */
import { openApi } from '../../src/contract/openapi.ts';
import project from '../../package.json' with { type: 'json' };
import type { Generator } from './generator.ts';

const output = 'docs/openapi.json';

export const generator: Generator = {
  name: 'openapi',
  outputs: [output],
  run: () => Promise.resolve({ [output]: `${JSON.stringify(openApi(project.version), null, 1)}\n` }),
};
