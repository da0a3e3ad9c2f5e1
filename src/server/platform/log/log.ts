/** Structured logs without personal data: request ids, route patterns, counts. Names, addresses and tokens never reach a log line. */
import { destination, pino, type DestinationStream, type Logger } from 'pino';
import { plainError } from './plain-error.ts';

export const openLog = (level: string): Logger => logTo(level, destination({ fd: 2, sync: false }));

/** A log that ends where it is told: a test reads what would have been written. */
export function logTo(level: string, stream: DestinationStream): Logger {
  return pino({
    level,
    base: undefined,
    serializers: { err: plainError },
    redact: { paths: ['email', '*.email', 'name', '*.name', 'token', '*.token', 'password', '*.password', 'headers', 'req', 'res'], remove: true },
  }, stream);
}
