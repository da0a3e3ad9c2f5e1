/** Who sends this request: a bearer key, or the session in the cookie. Remembered for a few seconds. */
import type { FastifyRequest } from 'fastify';
import type { SessionMemory } from '../../platform/auth/auth.ts';
import { hashSecret } from '../../platform/auth/secrets.ts';
import type { Actor } from '../../platform/work/actor.ts';
import type { RunUnit } from '../../platform/work/unit-of-work.ts';
import { identifyKey, identifyMember } from './identify-actor.service.ts';

export type ActorMemory = { identify(request: FastifyRequest): Promise<Actor | null>; forgetAll(): void };

export function requestIdentifier(run: RunUnit, sessions: SessionMemory, seconds = 10): ActorMemory {
  const known = new Map<string, { actor: Actor | null; until: number }>();
  /** What was asked for before everything was forgotten is answered, and not remembered. */
  let generation = 0;
  const remember = async (key: string, find: () => Promise<Actor | null>): Promise<Actor | null> => {
    const hit = known.get(key);
    if (hit && hit.until > Date.now()) return hit.actor;
    const asked = generation;
    const actor = await find();
    if (asked !== generation) return actor;
    if (known.size > 5000) known.clear();
    known.set(key, { actor, until: Date.now() + seconds * 1000 });
    return actor;
  };
  return {
    async identify(request) {
      const bearer = /^Bearer (hb_[\w-]+)$/.exec(request.headers.authorization ?? '')?.[1];
      if (bearer) return remember(`key:${hashSecret(bearer)}`, () => identifyKey(run, bearer));
      const cookie = request.cookies['handback.session_token'];
      if (!cookie) return null;
      const userId = await sessions.userOf(cookie);
      return userId ? remember(`user:${userId}`, () => identifyMember(run, userId)) : null;
    },
    forgetAll() { generation += 1; known.clear(); sessions.forgetAll(); },
  };
}
