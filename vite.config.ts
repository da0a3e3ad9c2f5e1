/**
 * Builds the console and the station from src/web into dist/web. Nothing
 * inline and nothing from elsewhere, so that the strict content policy holds.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const api = process.env['HANDBACK_URL'] ?? 'http://localhost:4600';

/** Beside each text of some size its compressed forms: the server sends what the browser takes, and compresses nothing itself. The highest levels take five seconds for a hundredth. */
const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  async writeBundle({ dir }) {
    if (dir === undefined) return;
    for (const name of await readdir(dir, { recursive: true })) {
      if (!/\.(js|css|svg|wasm|webmanifest)$/.test(name)) continue;
      const bytes = await readFile(`${dir}/${name}`);
      if (bytes.length < 1400) continue;
      await writeFile(`${dir}/${name}.gz`, gzipSync(bytes, { level: 6 }));
      await writeFile(`${dir}/${name}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }));
    }
  },
});

export default defineConfig({
  root: at('src/web'),
  publicDir: at('src/web/public'),
  plugins: [react(), compressed()],
  build: {
    outDir: at('dist/web'),
    emptyOutDir: true,
    // Not `assets`: those addresses belong to the assets of the organisation.
    assetsDir: 'built',
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    // One sheet of 57 KB compressed: fifty small ones cost a visitor more in requests than in bytes.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What changes rarely stays in the browser's cache across releases.
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
            // Before the console shows. The two below would otherwise draw in parts of it.
            { name: 'console', tags: ['$initial'], priority: 2 },
            // What the home page needs and nothing else: it is there first, so it does not wait for what other pages share.
            { name: 'frame', test: /src[\\/]web[\\/](shell[\\/]shell|features[\\/]today[\\/]today\.screen)\.tsx$/, priority: 1.5 },
            // Shared by many screens: as parts of a kilobyte each, up to a hundred were fetched one by one.
            { name: 'kit', minShareCount: 6, priority: 1 },
          ],
        },
      },
    },
  },
  server: { port: 4601, proxy: Object.fromEntries(['/api', '/openapi.json', '/p/', '/healthz'].map((path) => [path, { target: api, changeOrigin: false }])) },
});
