/**
 * Where time goes, as spans that an OpenTelemetry collector takes: requests,
 * units of work, jobs, deliveries. Off unless an endpoint is configured, and
 * then nothing of it is loaded and every `span` is a plain call.
 * Rule: a span says which route, which job, how it ended; never who or what.
 */
import type { Attributes, Span } from '@opentelemetry/api';
import type { FastifyInstance } from 'fastify';

export type Tracing = {
  /** Runs `work` inside a span of this name. */
  span<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T>;
  /** Makes each request a span that what happens in it belongs to. */
  watch(http: FastifyInstance): void;
  /** Sends what is left. */
  stop(): Promise<void>;
};

export const noTracing: Tracing = { span: (_name, _attributes, work) => work(), watch: () => undefined, stop: () => Promise.resolve() };

export type TracingSettings = { readonly endpoint: string; readonly service: string; readonly version: string; /** Share of traces that are kept, 0 to 1. */ readonly ratio: number };

const requestSpan = Symbol('span of the request');

/** The caller's trace, where it sends one (W3C Trace Context). */
const traceparent = /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})/;

export async function openTracing(settings: TracingSettings): Promise<Tracing> {
  const [api, sdk, { AsyncLocalStorageContextManager }, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/api'), import('@opentelemetry/sdk-trace'), import('@opentelemetry/context-async-hooks'), import('@opentelemetry/exporter-trace-otlp-http'), import('@opentelemetry/resources'),
  ]);
  const { context, SpanKind, SpanStatusCode, trace } = api;
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': settings.service, 'service.version': settings.version }),
    sampler: new sdk.ParentBasedSampler({ root: new sdk.TraceIdRatioBasedSampler(settings.ratio) }),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: `${settings.endpoint.replace(/\/$/, '')}/v1/traces` }) })],
  });
  const tracer = provider.getTracer('handback', settings.version);

  const callerOf = (header: unknown) => {
    const [, traceId, spanId, flags] = traceparent.exec(typeof header === 'string' ? header : '') ?? [];
    return traceId && spanId ? trace.setSpanContext(context.active(), { traceId, spanId, traceFlags: Number.parseInt(flags ?? '0', 16), isRemote: true }) : context.active();
  };
  return {
    span: (name, attributes, work) => tracer.startActiveSpan(name, { attributes }, async (span) => {
      try {
        return await work();
      } catch (error) {
        // The error itself may quote a row; its kind is enough here, the log has the rest.
        span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', error instanceof Error ? error.constructor.name : 'unknown');
        throw error;
      } finally {
        span.end();
      }
    }),
    watch(http) {
      http.addHook('onRequest', (request, _reply, done) => {
        const route = request.routeOptions.url ?? 'unknown';
        const caller = callerOf(request.headers['traceparent']);
        const span = tracer.startSpan(`${request.method} ${route}`, { kind: SpanKind.SERVER, attributes: { 'http.request.method': request.method, 'http.route': route, 'handback.request_id': request.id } }, caller);
        (request as { [requestSpan]?: Span })[requestSpan] = span;
        context.with(trace.setSpan(caller, span), done);
      });
      http.addHook('onResponse', (request, reply, done) => {
        const span = (request as { [requestSpan]?: Span })[requestSpan];
        if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
        span?.setAttribute('http.response.status_code', reply.statusCode).end();
        done();
      });
    },
    stop: async () => {
      await provider.shutdown().catch(() => undefined);
      context.disable();
    },
  };
}
