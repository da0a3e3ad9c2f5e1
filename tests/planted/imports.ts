/** One planted violation per wall: `from` imports `to`, which the rule has to name. */
export type PlantedImport = { readonly rule: string; readonly from: string; readonly to: string; readonly as?: string };

const value = 'export const planted = 1;\n';

/** Both files of a plant, `from` importing `to` by the specifier of `as` or by a relative path. */
export function treeOf({ from, to, as }: PlantedImport): Record<string, string> {
  const specifier = as ?? `${'../'.repeat(from.split('/').length - 1)}${to}`;
  const importing = `import { planted } from '${specifier}';\nexport const used = planted;\n`;
  return as !== undefined && !as.startsWith('#') ? { [from]: importing } : { [to]: value, [from]: importing };
}

const slice = (path: string): string => `src/server/features/${path}`;

export const forbiddenImports: readonly PlantedImport[] = [
  { rule: 'domain-stands-alone', from: 'src/domain/case.ts', to: 'src/contract/case.ts', as: '#contract/case' },
  { rule: 'domain-stands-alone', from: 'src/domain/case.ts', to: 'fs', as: 'node:fs' },
  { rule: 'domain-stands-alone', from: 'src/domain/case.ts', to: 'zod', as: 'zod' },
  { rule: 'contract-knows-domain-only', from: 'src/contract/case.ts', to: 'src/server/app.ts', as: '#server/app' },
  { rule: 'contract-knows-domain-only', from: 'src/contract/case.ts', to: 'kysely', as: 'kysely' },
  { rule: 'web-never-server', from: 'src/web/main.tsx', to: 'src/server/platform/clock.ts', as: '#server/platform/clock' },
  { rule: 'web-has-no-node', from: 'src/web/main.tsx', to: 'path', as: 'node:path' },
  { rule: 'server-never-web', from: 'src/server/app.ts', to: 'src/web/theme.ts' },
  { rule: 'production-without-development', from: 'src/server/app.ts', to: 'vitest', as: 'vitest' },
  { rule: 'source-never-tests', from: 'src/server/app.ts', to: 'tests/support/clock.ts' },
  { rule: 'platform-knows-no-slice', from: 'src/server/platform/jobs/worker.ts', to: slice('cases/open-case.service.ts') },
  { rule: 'platform-knows-no-slice', from: 'src/server/platform/http/server.ts', to: 'src/server/app.ts' },
  { rule: 'ports-are-interfaces', from: 'src/server/ports/mailer.ts', to: 'src/server/platform/log.ts' },
  { rule: 'features-import-ports', from: slice('messages/deliver-message.service.ts'), to: 'src/server/integrations/smtp/mailer.ts' },
  { rule: 'features-import-ports', from: slice('messages/deliver-message.service.ts'), to: 'src/server/app.ts' },
  { rule: 'integrations-know-no-slice', from: 'src/server/integrations/smtp/mailer.ts', to: slice('messages/deliver-message.service.ts') },
  { rule: 'adapters-meet-in-app', from: 'src/server/pages/leaver.ts', to: 'src/server/integrations/smtp/mailer.ts' },
  { rule: 'pages-below-app', from: 'src/server/pages/leaver.ts', to: 'src/server/app.ts' },
  { rule: 'app-below-process', from: 'src/server/app.ts', to: 'src/server/main.ts' },
  { rule: 'slice-through-service', from: slice('cases/open-case.service.ts'), to: slice('people/people.repo.ts') },
  { rule: 'slice-through-service', from: slice('cases/open-case.service.ts'), to: slice('people/people.presenter.ts') },
  { rule: 'pages-through-service', from: 'src/server/pages/leaver.ts', to: slice('asks/asks.repo.ts') },
  { rule: 'pages-through-service', from: 'src/server/demo/company.ts', to: slice('people/people.repo.ts') },
  { rule: 'slice-order-people', from: slice('people/leave.service.ts'), to: slice('cases/open-case.service.ts') },
  { rule: 'slice-order-messages', from: slice('messages/send.service.ts'), to: slice('integrations/sync.service.ts') },
  { rule: 'slice-order-today', from: slice('today/decisions.service.ts'), to: slice('integrations/sync.service.ts') },
  { rule: 'routes-never-repo', from: slice('cases/cases.routes.ts'), to: slice('cases/cases.repo.ts') },
  { rule: 'sql-in-repos', from: slice('cases/open-case.service.ts'), to: 'kysely', as: 'kysely' },
  { rule: 'sql-in-repos', from: 'src/server/platform/jobs/worker.ts', to: 'pg', as: 'pg' },
  { rule: 'web-features-apart', from: 'src/web/features/cases/case-page.tsx', to: 'src/web/features/people/person-card.tsx' },
  { rule: 'web-ui-knows-no-feature', from: 'src/web/ui/shell.tsx', to: 'src/web/features/people/person-card.tsx' },
];

/** What a reader may think forbidden and is not: a wall that stops these would be in the wrong place. */
export const permittedImports: readonly Omit<PlantedImport, 'rule'>[] = [
  { from: 'src/domain/policy/plan.ts', to: 'temporal-polyfill', as: 'temporal-polyfill' },
  { from: 'src/contract/case.ts', to: 'src/domain/case.ts', as: '#domain/case' },
  { from: 'src/contract/case.ts', to: 'zod', as: 'zod' },
  { from: 'src/web/features/cases/case-page.tsx', to: 'src/contract/cases.ts', as: '#contract/cases' },
  { from: 'src/web/router.tsx', to: 'src/web/features/cases/case-page.tsx' },
  { from: 'src/server/app.ts', to: 'src/server/integrations/smtp/mailer.ts' },
  { from: 'src/server/main.ts', to: 'src/server/app.ts' },
  { from: 'src/server/main.ts', to: 'src/server/integrations/smtp/mailer.ts' },
  { from: slice('messages/deliver-message.service.ts'), to: 'src/server/ports/mailer.ts' },
  { from: slice('cases/open-case.service.ts'), to: slice('people/find-person.service.ts') },
  { from: slice('cases/open-case.service.ts'), to: slice('cases/cases.repo.ts') },
  { from: slice('cases/cases.repo.ts'), to: 'kysely', as: 'kysely' },
  { from: 'src/server/platform/db/pool.ts', to: 'kysely', as: 'kysely' },
  { from: 'src/server/pages/leaver.ts', to: slice('asks/answer-ask.service.ts') },
];
