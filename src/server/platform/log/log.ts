/** Structured logs without personal data: request ids, route patterns, counts. Names, addresses and tokens never reach a log line. */
import { destination, pino, type Logger } from 'pino';

export function openLog(level: string): Logger {
  return pino({
    level,
    base: undefined,
    redact: { paths: ['email', '*.email', 'name', '*.name', 'token', '*.token', 'password', '*.password', 'headers', 'req', 'res', 'err.parameters', 'err.detail', 'err.where'], remove: true },
  }, destination({ fd: 2, sync: false }));
}
