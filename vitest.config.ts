import { defineConfig } from 'vitest/config';

const domain = { name: 'domain', include: ['src/domain/**/*.test.ts', 'src/contract/**/*.test.ts', 'src/web/**/*.test.ts'], environment: 'node' };

export default defineConfig({
  test: {
    projects: [{ test: domain }],
  },
});
