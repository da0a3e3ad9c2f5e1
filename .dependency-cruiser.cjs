/**
 * The import rule of ARCHITECTURE.md, as a build that fails.
 * domain ← contract ← server/platform ← server/features ← server/app.ts ← main.ts; web never meets server.
 * Every rule here has a planted violation in tests/planted/imports.ts that proves it stops something.
 */
const { slices } = require('./scripts/checks/slices.json');

const tests = '\\.test\\.tsx?$';
const pureModules = ['@marcbachmann/cel-js', 'temporal-polyfill', 'canonicalize'];
const npm = (names) => `node_modules/(${names.join('|')})/`;

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const rooms = [
  forbid('domain-stands-alone', 'The domain imports itself and the few pure modules listed; no node:, no other room.',
    { path: '^src/domain/', pathNot: tests }, { pathNot: ['^src/domain/', npm(pureModules)] }),
  forbid('contract-knows-domain-only', 'The contract imports the domain and zod.',
    { path: '^src/contract/', pathNot: tests }, { pathNot: ['^src/(contract|domain)/', npm(['zod'])] }),
  forbid('web-never-server', 'The web reaches the server through the contract, over HTTP.',
    { path: '^src/web/', pathNot: tests }, { path: '^src/server/' }),
  forbid('web-has-no-node', 'Code for the browser has no node: modules.',
    { path: '^src/web/', pathNot: tests }, { dependencyTypes: ['core'] }),
  forbid('server-never-web', 'The server serves the built files of the web; it never imports its source.',
    { path: '^src/(server|contract|domain)/', pathNot: tests }, { path: '^src/web/' }),
  forbid('production-without-development', 'What the server runs on is a dependency, not a development dependency.',
    { path: '^src/(domain|contract|server)/', pathNot: tests },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] }),
  forbid('source-never-tests', 'Source never imports a test or its support.',
    { path: '^src/', pathNot: tests }, { path: ['^tests/', '^scripts/', tests] }),
];

const server = [
  forbid('platform-knows-no-slice', 'The platform serves every slice and knows none.',
    { path: '^src/server/platform/', pathNot: tests },
    { path: '^src/server/(features|integrations|pages|demo)/|^src/server/[^/]+\\.ts$' }),
  forbid('ports-are-interfaces', 'A port describes; it does not reach into the platform or a slice.',
    { path: '^src/server/ports/', pathNot: tests }, { path: '^src/server/', pathNot: '^src/server/ports/' }),
  forbid('features-import-ports', 'A slice speaks to a port; app.ts decides which adapter answers.',
    { path: '^src/server/features/', pathNot: tests },
    { path: '^src/server/(integrations|pages|demo)/|^src/server/[^/]+\\.ts$' }),
  forbid('integrations-know-no-slice', 'An adapter implements a port and knows no slice.',
    { path: '^src/server/integrations/', pathNot: tests },
    { path: '^src/server/(features|pages|demo)/|^src/server/[^/]+\\.ts$' }),
  forbid('adapters-meet-in-app', 'app.ts joins slices and adapters; the process may hand it one.',
    { path: '^src/server/', pathNot: ['^src/server/integrations/', '^src/server/(app|main|cli)\\.ts$', '^src/server/cli/', tests] },
    { path: '^src/server/integrations/' }),
  forbid('pages-below-app', 'app.ts mounts the pages, never the other way round.',
    { path: '^src/server/pages/', pathNot: tests }, { path: '^src/server/[^/]+\\.ts$' }),
  forbid('app-below-process', 'main.ts and cli.ts are processes; nothing below imports them.',
    { path: '^src/server/', pathNot: ['^src/server/(main|cli)\\.ts$', tests] }, { path: '^src/server/(main|cli)\\.ts$' }),
];

const betweenSlices = [
  forbid('slice-through-service', "A slice uses another slice's *.service.ts and nothing else of it.",
    { path: '^src/server/features/([^/]+)/', pathNot: tests },
    { path: '^src/server/features/', pathNot: ['^src/server/features/$1/', '\\.service\\.ts$'] }),
  forbid('pages-through-service', 'Pages and the demo call services, as routes do.',
    { path: '^src/server/(pages|demo)/', pathNot: tests },
    { path: '^src/server/features/', pathNot: '\\.service\\.ts$' }),
  forbid('no-cycle', 'Two files that need each other at run time are one file, or three.',
    { path: '^(src|scripts|tests)/' }, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
  ...slices.slice(0, -1).map((slice, height) =>
    forbid(`slice-order-${slice}`, `${slice} is lower than these; see scripts/checks/slices.json.`,
      { path: `^src/server/features/${slice}/`, pathNot: tests },
      { path: `^src/server/features/(${slices.slice(height + 1).join('|')})/` })),
];

const storage = [
  forbid('routes-never-repo', 'A route calls a service; the service owns the transaction.',
    { path: '\\.routes\\.ts$' }, { path: '\\.repo\\.ts$' }),
  forbid('sql-in-repos', 'SQL lives in *.repo.ts and platform/db.',
    { path: '^src/', pathNot: ['\\.repo\\.ts$', '^src/server/platform/db/', tests] },
    { path: npm(['kysely', 'pg', 'pg-pool', '@electric-sql/pglite']), dependencyTypesNot: ['type-only'] }),
];

const web = [
  forbid('web-features-apart', 'Pages that need two features are composed in the router.',
    { path: '^src/web/features/([^/]+)/', pathNot: tests },
    { path: '^src/web/features/', pathNot: '^src/web/features/$1/' }),
  forbid('web-ui-knows-no-feature', 'The theme knows no feature.',
    { path: '^src/web/ui/', pathNot: tests }, { path: '^src/web/features/' }),
];

/** An import that cannot be resolved would slip past every wall above. */
const resolvable = forbid('imports-resolve', 'Every import leads somewhere.', { path: '^(src|scripts|tests)/' }, { couldNotResolve: true });

module.exports = {
  forbidden: [...rooms, ...server, ...betweenSlices, ...storage, ...web, resolvable],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|svg|png|woff2|wasm)(\\?url)?$' },
    tsPreCompilationDeps: true,
    preserveSymlinks: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
};
