/**
 * Configuration: command line first, then environment, then defaults. Read
 * once, validated once; nothing else in the program reads `process.env`.
 */
import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { z } from 'zod';

const Config = z.object({
  port: z.coerce.number().int().min(0).max(65535).default(4600),
  host: z.string().default('127.0.0.1'),
  dataFolder: z.string().default('.handback'),
  databaseUrl: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  publicUrl: z.url().optional(),
  smtpUrl: z.url({ protocol: /^smtps?$/ }).optional(),
  mailFrom: z.string().default('Handback <handback@localhost>'),
  secret: z.string().min(32).optional(),
  logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  demo: z.boolean().default(false),
  /** How many reverse proxies stand before us: as many names at the end of X-Forwarded-For are believed, and no more. */
  trustProxy: z.union([z.literal('true').transform(() => 1), z.literal('false').transform(() => 0), z.coerce.number('true, false, or how many proxies stand in front').int().min(0).max(10)]).default(0),
  role: z.enum(['all', 'web', 'worker']).default('all'),
  /** Seconds between saying that we are about to stop and stopping: as long as a load balancer needs to notice. */
  drainSeconds: z.coerce.number().min(0).max(300).optional(),
  /** How many requests a minute one key, one session or one address may send. */
  requestsPerMinute: z.coerce.number().int().min(60).default(1200),
  traceEndpoint: z.url({ protocol: /^https?$/ }).optional(),
  traceService: z.string().min(1).default('handback'),
  traceRatio: z.coerce.number().min(0).max(1).default(1),
  watch: z.string().optional(),
  watchMostLeftOut: z.coerce.number().int().min(0).default(0),
  backups: z.union([z.boolean(), z.enum(['on', 'off']).transform((word) => word === 'on')]).default(true),
});

export type Config = z.infer<typeof Config> & { readonly dataFolder: string };

/** Says which setting is wrong and how to mend it; meant to be printed as it is. */
export class ConfigError extends Error {}

const environmentNames = {
  port: 'PORT', host: 'HOST', dataFolder: 'HANDBACK_DATA', databaseUrl: 'DATABASE_URL', publicUrl: 'PUBLIC_URL', smtpUrl: 'SMTP_URL',
  mailFrom: 'MAIL_FROM', secret: 'HANDBACK_SECRET', logLevel: 'LOG_LEVEL', trustProxy: 'TRUST_PROXY', backups: 'HANDBACK_BACKUPS', role: 'HANDBACK_ROLE', requestsPerMinute: 'HANDBACK_REQUESTS_PER_MINUTE', drainSeconds: 'HANDBACK_DRAIN_SECONDS',
  traceEndpoint: 'OTEL_EXPORTER_OTLP_ENDPOINT', traceService: 'OTEL_SERVICE_NAME', traceRatio: 'OTEL_TRACES_SAMPLER_ARG', watch: 'HANDBACK_WATCH', watchMostLeftOut: 'HANDBACK_WATCH_MOST_LEFT_OUT',
} as const;

/** Reads `argv` (without node and script) and the environment. Throws `ConfigError` with one line per wrong setting. */
export function readConfig(argv: readonly string[], environment: NodeJS.ProcessEnv = process.env): Config {
  const { values } = parse(argv);
  const fromEnvironment = Object.fromEntries(
    Object.entries(environmentNames).flatMap(([key, name]) => (environment[name] ? [[key, environment[name]]] : [])),
  );
  const fromCommandLine = Object.fromEntries(
    Object.entries({ port: values.port, host: values.host, dataFolder: values.data, demo: values.demo, publicUrl: values.url, role: values.role, watch: values.watch, watchMostLeftOut: values['watch-most-left-out'] }).filter(([, v]) => v !== undefined),
  );
  const result = Config.safeParse({ ...fromEnvironment, ...fromCommandLine });
  if (!result.success) {
    const lines = result.error.issues.map((issue) => {
      const key = String(issue.path[0]) as keyof typeof environmentNames;
      return `${environmentNames[key] ?? key}: ${issue.message}`;
    });
    throw new ConfigError(`Some settings could not be read:\n  ${lines.join('\n  ')}`);
  }
  const { role, databaseUrl, secret } = result.data;
  if (role !== 'all' && databaseUrl === undefined) throw new ConfigError(`HANDBACK_ROLE: "${role}" shares the work with other processes, which takes PostgreSQL. Set DATABASE_URL, or leave the role out.`);
  if (role !== 'all' && secret === undefined) throw new ConfigError(`HANDBACK_SECRET: "${role}" shares sign-ins with other processes. Give all of them the same HANDBACK_SECRET (32 characters or more).`);
  return { ...result.data, dataFolder: resolve(result.data.dataFolder) };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        port: { type: 'string', short: 'p' }, host: { type: 'string' }, data: { type: 'string', short: 'd' },
        demo: { type: 'boolean' }, url: { type: 'string' }, role: { type: 'string' }, watch: { type: 'string' }, 'watch-most-left-out': { type: 'string' },
      },
    });
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : String(error));
  }
}

/** True inside a test run: answers are checked against the contract on their way out. */
export const isTestRun = process.env['VITEST'] !== undefined;

/** Where commands that speak to a running Handback find it, unless the command line says so. */
export const clientSettings = (environment: NodeJS.ProcessEnv = process.env): { url: string | undefined; key: string | undefined } => ({ url: environment['HANDBACK_URL'], key: environment['HANDBACK_KEY'] });
