/** The only place where slices and adapters meet. Pure of process concerns: `main.ts` listens, tests inject. */
import { refuse } from '#domain/verdict';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { openAuth, sessionMemory } from './platform/auth/auth.ts';
import type { Backups } from './platform/backup/backups.ts';
import type { NewId } from './platform/clock/identity.ts';
import type { Clock } from './platform/clock/clock.ts';
import { isAnswering } from './platform/db/session.ts';
import type { OpenDatabase } from './platform/db/open-database.ts';
import { sweepDeadlines, type DeadlineHandler } from './platform/deadlines/deadline.ts';
import type { Registered } from './platform/http/handle.ts';
import { openServer } from './platform/http/open-server.ts';
import { sendProblem } from './platform/http/problem-answer.ts';
import { serveWeb } from './platform/http/serve-web.ts';
import { serveRoute } from './platform/http/serve-route.ts';
import { wrongCredentials } from './platform/http/wrong-credentials.ts';
import { openLive } from './platform/live/live.ts';
import { openMetrics } from './platform/metrics/metrics.ts';
import { noTracing, type Tracing } from './platform/tracing/tracing.ts';
import type { JobDefinition } from './platform/jobs/job.ts';
import { startJobs, type Jobs } from './platform/jobs/jobs.ts';
import type { Actor } from './platform/work/actor.ts';
import { unitRunner, type RunUnit, type Unit } from './platform/work/unit-of-work.ts';
import type { Mailer } from './ports/mailer.ts';
import { smtpMailer } from './integrations/smtp/smtp-mailer.ts';
import { accountRoutes } from './features/accounts/accounts.routes.ts';
import { licenceRoutes } from './features/licences/licences.routes.ts';
import { assetRoutes } from './features/assets/assets.routes.ts';
import { custodyRoutes } from './features/custody/custody.routes.ts';
import { searchRoutes } from './features/search/search.routes.ts';
import { todayRoutes } from './features/today/today.routes.ts';
import { exceptionJobs } from './features/exceptions/exceptions.jobs.ts';
import { exceptionRoutes } from './features/exceptions/exceptions.routes.ts';
import { serveApiDocs } from './pages/serve-api-docs.ts';
import { auditJobs } from './features/audit/audit.jobs.ts';
import { auditRoutes } from './features/audit/audit.routes.ts';
import { authRoutes } from './features/members/auth.routes.ts';
import { demoRoutes } from './demo/demo.routes.ts';
import { loadDemo, type DemoDeps } from './demo/load-demo.ts';
import { memberRoutes } from './features/members/members.routes.ts';
import { requestIdentifier } from './features/members/identify-request.ts';
import { sendLinkMail } from './features/members/send-link-mail.service.ts';
import { bulkJobs } from './features/bulk/bulk.jobs.ts';
import { bulkRoutes } from './features/bulk/bulk.routes.ts';
import { fieldRoutes } from './features/fields/fields.routes.ts';
import { labelJobs } from './features/labels/labels.jobs.ts';
import { labelRoutes } from './features/labels/labels.routes.ts';
import { historyRoutes } from './features/history/history.routes.ts';
import { liveRoutes } from './features/live/live.routes.ts';
import { importJobs } from './features/imports/imports.jobs.ts';
import type { Watch } from './features/imports/watch-folder.service.ts';
import { importRoutes } from './features/imports/imports.routes.ts';
import { waitingRoutes } from './features/imports/waiting.routes.ts';
import { messageJobs } from './features/messages/messages.jobs.ts';
import { messageRoutes } from './features/messages/messages.routes.ts';
import { askRoutes } from './features/asks/asks.routes.ts';
import { afterAccountEnded, afterHandOver, afterSeatReleased, afterThanks } from './features/cases/after-elsewhere.service.ts';
import { caseDeadlines } from './features/cases/case-deadlines.service.ts';
import { backupRoutes } from './features/backups/backups.routes.ts';
import { caseRoutes } from './features/cases/cases.routes.ts';
import { clearanceRoutes } from './features/clearance/clearance.routes.ts';
import { evidenceRoutes } from './features/evidence/evidence.routes.ts';
import { policyRoutes } from './features/policies/policies.routes.ts';
import { admitArrived } from './features/workshop/admit-arrived.service.ts';
import { wipedOf } from './features/workshop/find-jobs.service.ts';
import { viewRoutes } from './features/views/views.routes.ts';
import { workshopRoutes } from './features/workshop/workshop.routes.ts';
import { sightingRoutes } from './features/sightings/sightings.routes.ts';
import { partnerRoutes } from './features/partners/partners.routes.ts';
import { receiptAfterHandOver } from './features/returns/receipt-after-hand-over.service.ts';
import { servePages } from './pages/pages.routes.ts';
import { peopleRoutes } from './features/people/people.routes.ts';
import { intakeDeadlines } from './features/intake/intake.deadlines.ts';
import { intakeRoutes } from './features/intake/intake.routes.ts';
import { pickupDeadlines } from './features/pickups/pickups.deadlines.ts';
import { pickupRoutes } from './features/pickups/pickups.routes.ts';
import { withdrawReturns } from './features/shipments/announce-return.service.ts';
import { parcelDeadlines } from './features/shipments/dwell-limit.service.ts';
import { returnsOf } from './features/shipments/find-parcel.service.ts';
import { parcelRoutes } from './features/shipments/parcels.routes.ts';
import { placeRoutes } from './features/places/places.routes.ts';

export type AppDeps = {
  readonly database: OpenDatabase;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Logger;
  readonly mailer: Mailer | null;
  readonly secret: string;
  /** Asked at each use: the port is known only after listening. */
  readonly publicUrl: () => string;
  readonly version: string;
  /** How many reverse proxies stand in front. */
  readonly trustProxy?: number;
  readonly requestsPerMinute?: number;
  /** A folder from which files come in by themselves. */
  readonly watch?: Watch;
  /** False in tests: no maintenance in the background. */
  readonly supervise?: boolean;
  /** Automatic backups; absent where nobody asked for them. */
  readonly backups?: Backups;
  /** False while the disk is full: no change is taken, no job is worked on. */
  readonly hasRoom?: () => Promise<boolean>;
  /** `web` answers people, `worker` works on jobs and answers only how it is, `all` does both. */
  readonly role?: Role;
  readonly tracing?: Tracing;
  readonly isDemo?: () => boolean;
  /** The demo company was loaded: the clock follows it. */
  readonly onDemoLoaded?: () => void;
  /** The built console; absent in tests that only speak to the API. */
  readonly webFolder?: string;
  /** Tests name who asks without signing in; the program never sets this. */
  readonly identify?: (request: FastifyRequest) => Promise<Actor | null>;
};

export type Role = 'all' | 'web' | 'worker';

export type App = {
  readonly http: FastifyInstance;
  readonly run: RunUnit;
  readonly jobs: Jobs;
  readonly routes: readonly Registered[];
  /** Loads the demo company into an empty Handback; false when something is there already. */
  loadDemo(): Promise<boolean>;
  /** Deadlines, jobs and messages until nothing is due. */
  settle(): Promise<void>;
  /** From now on not ready: whoever sends people here sends them elsewhere, and open lines end. What still comes is answered. */
  leave(): void;
  close(): Promise<void>;
};

/** The mailer of the settings; none without a mail server. */
export const openMailer = (smtpUrl: string | undefined, from: string): Mailer | null => (smtpUrl ? smtpMailer(smtpUrl, from) : null);

export async function buildApp(deps: AppDeps): Promise<App> {
  const role = deps.role ?? 'all';
  const tracing = deps.tracing ?? noTracing;
  const metrics = openMetrics(deps.database, { version: deps.version, role });
  const live = openLive(deps.database, deps.log);
  let isLeaving = false;
  const jobs = await startJobs(deps.database, deps.log, { supervise: deps.supervise ?? true, metrics, tracing, ...(deps.hasRoom ? { mayWork: deps.hasRoom } : {}) });
  const run = unitRunner({ database: deps.database, clock: deps.clock, newId: deps.newId, publicUrl: deps.publicUrl, send: (tx, list) => jobs.send(tx, list), tracing, changed: (kinds) => { live.changed(kinds); } });
  const auth = openAuth({ database: deps.database, secret: deps.secret, publicUrl: deps.publicUrl(), sendLink: (link) => sendLinkMail(run, link) });
  const members = requestIdentifier(run, sessionMemory(auth));
  const signIn = { auth, run, about: { demo: deps.isDemo ?? (() => false), embedded: deps.database.engine === 'embedded', version: deps.version }, forget: () => { members.forgetAll(); live.changed(['session']); } };
  // Another process changed who may come in: what is remembered here is forgotten with it.
  live.hear((kinds, isFromElsewhere) => { if (isFromElsewhere && kinds.some((kind) => kind === 'member' || kind === 'key' || kind === 'session')) members.forgetAll(); });

  const deadlines: DeadlineHandler[] = [...caseDeadlines(), ...parcelDeadlines, ...intakeDeadlines, ...pickupDeadlines];
  const above = { shipmentsOf: returnsOf, wipedOf, withdrawReturns: async (unit: Unit, caseId: string) => { await withdrawReturns(unit, caseId); } };
  const sweep = () => sweepDeadlines(run, deadlines);
  const makeBackupWhenDue = deps.backups && (() => (deps.backups as Backups).makeWhenDue());
  const definitions: JobDefinition[] = [
    { name: 'sweep-deadlines', everySeconds: 10, handler: async () => { await sweep(); } },
    ...messageJobs(run, deps.mailer),
    ...auditJobs(run),
    ...importJobs(run, deps.watch ?? null),
    ...bulkJobs(run),
    ...labelJobs(run),
    ...exceptionJobs(run),
    ...(makeBackupWhenDue ? [{ name: 'make-backup', everySeconds: 600, handler: makeBackupWhenDue }] : []),
  ];
  await jobs.prepare(definitions);

  const demo: DemoDeps = { database: deps.database, send: (tx, list) => jobs.send(tx, list), publicUrl: deps.publicUrl, deadlines };
  const http = await openServer({ log: deps.log, trustProxy: deps.trustProxy ?? 0, isSecure: deps.publicUrl().startsWith('https:'), isReady: () => isAnswering(deps.database.pool), ...(deps.hasRoom ? { hasRoom: deps.hasRoom } : {}), requestsPerMinute: deps.requestsPerMinute ?? 1200, metrics, tracing, isLeaving: () => isLeaving });
  const routes: Registered[] = [
    ...liveRoutes(live),
    ...authRoutes(signIn),
    ...memberRoutes(() => { members.forgetAll(); }),
    ...messageRoutes(),
    ...fieldRoutes(),
    ...peopleRoutes(), ...partnerRoutes(afterThanks),
    ...placeRoutes(),
    ...assetRoutes(),
    ...custodyRoutes(async (unit, event) => { await afterHandOver(unit, event); await receiptAfterHandOver(unit, event); }),
    ...licenceRoutes(afterSeatReleased),
    ...accountRoutes(afterAccountEnded),
    ...policyRoutes(),
    ...askRoutes(),
    ...caseRoutes(above),
    ...importRoutes(),
    ...bulkRoutes(),
    ...labelRoutes(),
    ...historyRoutes(),
    ...waitingRoutes(),
    ...demoRoutes(demo, () => { deps.onDemoLoaded?.(); }),
    ...parcelRoutes(),
    ...intakeRoutes(admitArrived),
    ...pickupRoutes(admitArrived),
    ...workshopRoutes(),
    ...sightingRoutes(),
    ...exceptionRoutes(),
    ...searchRoutes(),
    ...viewRoutes(),
    ...todayRoutes(),
    ...auditRoutes(),
    ...clearanceRoutes(),
    ...evidenceRoutes(),
    ...backupRoutes({ backups: deps.backups, isEmbedded: deps.database.engine === 'embedded' }),
  ];
  const wrong = wrongCredentials();
  if (role !== 'worker') for (const registered of routes) serveRoute(http, registered, { run, wrong, openChangesPerMinute: Math.min(20, deps.requestsPerMinute ?? 20), identify: deps.identify ?? ((request) => members.identify(request)) });
  if (role !== 'worker') serveApiDocs(http, { version: deps.version, publicUrl: deps.publicUrl });

  if (role !== 'worker') servePages(http, run);
  if (deps.webFolder && role !== 'worker') await serveWeb(http, deps.webFolder);
  else http.setNotFoundHandler((_request, reply) => sendProblem(reply, refuse('not_found').error));

  return {
    http, run, jobs, routes,
    async loadDemo() {
      const loaded = await loadDemo(demo);
      if (loaded.ok) deps.onDemoLoaded?.();
      return loaded.ok;
    },
    settle: () => settleAll(sweep, jobs),
    leave() {
      isLeaving = true;
      live.endStreams();
    },
    async close() {
      isLeaving = true;
      await live.close();
      await http.close();
      await jobs.stop();
      await tracing.stop();
      await deps.database.close();
    },
  };
}

/** Deadlines, jobs and messages until nothing is due any more. */
async function settleAll(sweep: () => Promise<number>, jobs: Jobs): Promise<void> {
  for (let fired = 1; fired > 0;) {
    fired = await sweep();
    await jobs.drain();
  }
}
