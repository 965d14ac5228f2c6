import {
  context,
  propagation,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Span,
} from '@opentelemetry/api';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

const TRACER = 'zhenggai';
let isOn = false;

/** Whether traces are sent anywhere. What is below costs nothing where not: no hook is set, the tracer makes no spans. */
export function tracingIsOn(): boolean {
  return isOn;
}

/**
 * Sends traces by OTLP over HTTP. The SDK is loaded only here.
 * @param endpoint as OTEL_EXPORTER_OTLP_ENDPOINT has it: `/v1/traces` is added
 * @returns what sends the rest and ends it
 */
export async function startTracing(endpoint: string, role: string): Promise<() => Promise<void>> {
  const { BatchSpanProcessor, NodeTracerProvider } = await import('@opentelemetry/sdk-trace-node');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { resourceFromAttributes } = await import('@opentelemetry/resources');
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'zhenggai', 'service.instance.role': role }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  provider.register();
  isOn = true;
  return async () => {
    isOn = false;
    await provider.shutdown();
  };
}

/** The trace that is under way as W3C `traceparent`; null where nothing is traced. */
export function currentTraceparent(): string | null {
  if (!isOn) return null;
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent ?? null;
}

/** What goes to somebody outside is a span of its own. */
export function inSpan<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  if (!isOn) return work();
  return trace
    .getTracer(TRACER)
    .startActiveSpan(name, { kind: SpanKind.CLIENT, attributes }, async (span) => {
      try {
        return await work();
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    });
}

const spans = new WeakMap<FastifyRequest, Span>();

/** One span for each request, the child of the caller's where it says so. */
export function traceRequests(app: NestFastifyApplication): void {
  if (!isOn) return;
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, _reply, done) => {
    const caller = propagation.extract(context.active(), request.headers);
    const span = trace.getTracer(TRACER).startSpan(request.method, { kind: SpanKind.SERVER }, caller);
    spans.set(request, span);
    context.with(trace.setSpan(caller, span), done);
  });
  // Reading the body leaves the context: it is entered again before anything is done.
  fastify.addHook('preHandler', (request, _reply, done) => {
    const span = spans.get(request);
    if (span === undefined) done();
    else context.with(trace.setSpan(context.active(), span), done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    spans
      .get(request)
      ?.updateName(`${request.method} ${route}`)
      .setAttributes({
        'http.request.method': request.method,
        'http.route': route,
        'http.response.status_code': reply.statusCode,
        'zhenggai.request_id': request.id,
      })
      .end();
    done();
  });
}
