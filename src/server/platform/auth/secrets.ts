/** Random secrets and how they rest: only their SHA-256 is stored, so a stolen backup opens nothing. */
import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes, URL-safe. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** High-entropy secrets need no slow hash. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
