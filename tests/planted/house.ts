/** One planted violation per house rule, as a file, and files that look alike and are fine. */
type PlantedFile = { readonly rule: string; readonly path: string; readonly text: string };

const head = '/** What it is. */\n';

export const brokenFiles: readonly PlantedFile[] = [
  { rule: 'domain-is-pure', path: 'src/domain/now.ts', text: `${head}export const now = () => Date.now();` },
  { rule: 'domain-is-pure', path: 'src/domain/now.ts', text: `${head}export const now = () => new Date();` },
  { rule: 'domain-is-pure', path: 'src/domain/now.ts', text: `${head}import { Temporal } from 'temporal-polyfill';\nexport const now = () => Temporal.Now.instant();` },
  { rule: 'domain-is-pure', path: 'src/domain/chance.ts', text: `${head}export const chance = () => Math.random();` },
  { rule: 'domain-is-pure', path: 'src/domain/id.ts', text: `${head}export const id = () => crypto.randomUUID();` },
  { rule: 'domain-is-pure', path: 'src/domain/id.ts', text: `${head}declare function randomUUID(): string;\nexport const id = () => randomUUID();` },
  { rule: 'domain-is-pure', path: 'src/domain/load.ts', text: `${head}export const load = () => fetch('/api');` },
  { rule: 'domain-says-what', path: 'src/domain/mute.ts', text: 'export const mute = 1;' },
  { rule: 'sql-in-repos', path: 'src/server/features/cases/open-case.service.ts', text: "declare const sql: (s: TemplateStringsArray) => string;\nexport const q = sql`select 1`;" },
  { rule: 'sql-in-repos', path: 'src/server/features/cases/open-case.service.ts', text: "export const find = (tx: any) => tx.selectFrom('person');" },
  { rule: 'sql-in-repos', path: 'src/server/platform/jobs/sweep.ts', text: "export const find = (pool: any) => pool.query('select id from job');" },
  { rule: 'environment-in-config', path: 'src/server/app.ts', text: 'export const port = process.env.PORT;' },
  { rule: 'environment-in-config', path: 'src/server/app.ts', text: "import { env } from 'node:process';\nexport const port = env.PORT;" },
  { rule: 'api-in-queries', path: 'src/web/features/cases/case-page.tsx', text: "export const load = () => fetch('/api/cases');" },
  { rule: 'pages-without-script', path: 'src/server/pages/leaver.ts', text: "export const page = (x: string) => `<p>${x}</p><script src='/a.js'></script>`;" },
  { rule: 'routes-by-contract', path: 'src/server/features/cases/cases.routes.ts', text: "export const serve = (http: any) => { http.get('/api/secret', () => 1); };" },
  { rule: 'routes-by-contract', path: 'src/server/app.ts', text: "export const serve = (http: any) => { http.route({ method: 'POST', url: '/api/secret' }); };" },
  { rule: 'no-drawers', path: 'src/server/platform/utils/trim.ts', text: 'export const trim = 1;' },
  { rule: 'no-drawers', path: 'src/domain/helpers.ts', text: `${head}export const help = 1;` },
  { rule: 'no-drawers', path: 'src/web/common/button.tsx', text: 'export const button = 1;' },
  { rule: 'kebab-names', path: 'src/web/ui/CaseCard.tsx', text: 'export const card = 1;' },
  { rule: 'no-barrels', path: 'src/web/ui/index.ts', text: 'export const ui = 1;' },
  { rule: 'no-barrels', path: 'src/domain/all.ts', text: `${head}export { one } from './one.ts';\nexport { two } from './two.ts';` },
  { rule: 'no-barrels', path: 'src/domain/all.ts', text: `${head}export * from './one.ts';\nexport const two = 2;` },
  { rule: 'slices-in-order', path: 'src/server/features/payroll/pay.service.ts', text: 'export const pay = 1;' },
];

export const soundFiles: readonly Omit<PlantedFile, 'rule'>[] = [
  { path: 'src/domain/later.ts', text: `${head}export const later = (now: number) => new Date(now + 1);` },
  { path: 'src/domain/now.test.ts', text: 'export const now = Date.now();' },
  { path: 'src/server/features/cases/cases.repo.ts', text: "export const find = (tx: any) => tx.selectFrom('person');" },
  { path: 'src/server/platform/db/pool.ts', text: "export const ping = (pool: any) => pool.query('select id from migration');" },
  { path: 'src/server/platform/config/read-config.ts', text: 'export const port = process.env.PORT;' },
  { path: 'src/server/pages/leaver.ts', text: "export const page = 'Select what you have from the list';" },
  { path: 'src/server/pages/leaver.ts', text: "export const serve = (http: any) => { http.get('/a/:token', () => 1); };" },
  { path: 'src/server/features/cases/known.service.ts', text: "export const of = (known: Map<string, number>) => known.get('cases');" },
  { path: 'src/web/features/cases/queries.ts', text: "export const load = () => fetch('/api/cases');" },
  { path: 'src/server/features/people/managers-of.service.ts', text: 'export const managersOf = 1;' },
];
