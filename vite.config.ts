/**
 * Builds the console and the station from src/web into dist/web. Nothing
 * inline and nothing from elsewhere, so that the strict content policy holds.
 */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const api = process.env['HANDBACK_URL'] ?? 'http://localhost:4600';

export default defineConfig({
  root: at('src/web'),
  publicDir: at('src/web/public'),
  plugins: [react()],
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
