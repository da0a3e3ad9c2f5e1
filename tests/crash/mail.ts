/** A mail server on this machine that remembers what was handed to it, and now and then takes its time to say that it has it. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '#server/demo/chance';
import { SMTPServer } from 'smtp-server';

export type Received = { readonly id: string; readonly to: string; readonly link: string | null };
export type MailServer = { readonly url: string; readonly received: Received[]; close(): void };

/** A message is noted before the sender is told: whoever dies in between cannot know. */
export async function startMail(chance: Chance): Promise<MailServer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => { parts.push(part); }).on('end', () => {
        const raw = Buffer.concat(parts).toString();
        const plain = raw.replaceAll('=\r\n', '').replaceAll('=3D', '=');
        received.push({ id: /^message-id:\s*<([^@>]+)/im.exec(raw)?.[1] ?? '', to: session.envelope.rcptTo[0]?.address ?? '', link: /https?:\/\/[^\s/]+(\/a\/[\w-]+)/.exec(plain)?.[1] ?? null });
        void pause(chance.may(0.3) ? chance.int(150) : 0).then(() => { done(); });
      });
    },
  });
  // A sender that was killed breaks off in the middle.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, received, close: () => { server.close(); } };
}
