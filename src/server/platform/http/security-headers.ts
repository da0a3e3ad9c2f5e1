/**
 * The headers that tell browsers what our pages may do, the same on every answer: worked out once, since helmet checks and
 * joins its directives anew each time it is asked. A page that is stricter (pages.routes) writes its own over them.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

/** `isSecure`: people come by https, and browsers are told to come by nothing else. */
export function securityHeaders(isSecure: boolean): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  const recorder = { setHeader: (name: string, value: string) => { headers[name.toLowerCase()] = value; }, removeHeader: () => undefined };
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"], scriptSrc: ["'self'", "'wasm-unsafe-eval'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:', 'blob:'], fontSrc: ["'self'"],
        connectSrc: ["'self'"], manifestSrc: ["'self'"], workerSrc: ["'self'"], mediaSrc: ["'self'", 'blob:'], formAction: ["'self'"], frameAncestors: ["'none'"], baseUri: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' }, crossOriginEmbedderPolicy: false, strictTransportSecurity: isSecure ? { maxAge: 15_552_000, includeSubDomains: false } : false,
  })({} as IncomingMessage, recorder as unknown as ServerResponse, (error?: unknown) => { if (error !== undefined) throw error as Error; });
  return headers;
}
