import { defineConfig } from 'vitest/config';

const domain = { name: 'domain', include: ['src/domain/**/*.test.ts', 'src/contract/**/*.test.ts', 'src/web/**/*.test.ts'], environment: 'node' };
/** Printed documents need no database; they are read back by a real barcode reader. */
const documents = { name: 'documents', include: ['src/server/platform/documents/**/*.test.ts'], environment: 'node', testTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [{ test: domain }, { test: documents }],
  },
});
