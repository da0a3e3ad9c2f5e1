/** The machine's clock and program, and settings that contradict each other. */
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Config } from '../../platform/config/config.ts';
import { look, well, wrong, type Finding } from './finding.ts';

/** A clock that stands before this program was written is wrong. */
function checkClock(now: number): Finding {
  const written = statSync(fileURLToPath(new URL('../../../../package.json', import.meta.url))).mtimeMs;
  const slack = 86_400_000;
  if (now + slack < written) return wrong('clock', `This machine says it is ${new Date(now).toISOString()}, earlier than its own copy of Handback.`, 'Set the clock and keep it right (NTP); cut-offs and deadlines follow it.');
  return well('clock', `This machine says it is ${new Date(now).toISOString()}.`);
}

export function checkMachine(now: number = Date.now(), node: string = process.versions.node): Finding[] {
  const major = Number(node.split('.')[0]);
  return [checkClock(now), major >= 24 ? well('program', `Node ${node}.`) : look('program', `Node ${node} runs this command; Handback is tested on 24.`, 'Start it with npm start or npm run handback, which bring the right one.')];
}

export function checkSettings({ publicUrl, smtpUrl, databaseUrl, secret, host }: Pick<Config, 'publicUrl' | 'smtpUrl' | 'databaseUrl' | 'secret' | 'host'>): Finding[] {
  const findings: Finding[] = [];
  const isLocal = publicUrl === undefined || /^https?:\/\/(localhost|127\.|\[::1\])/.test(publicUrl);
  if (smtpUrl && isLocal) findings.push(wrong('address', 'Mail is sent, and the links in it lead to this machine only.', 'Set PUBLIC_URL to the address that leavers and helpers reach.'));
  if (publicUrl?.startsWith('http://') === true && !isLocal) findings.push(wrong('address', 'PUBLIC_URL is not https: sign-ins and answers travel in the open.', 'Put a reverse proxy with a certificate before Handback and set PUBLIC_URL to https://…'));
  if (databaseUrl && secret === undefined) findings.push(look('secret', 'HANDBACK_SECRET is not set: sign-ins are signed with the secret in this data folder.', 'With several processes on one database give all of them the same HANDBACK_SECRET.'));
  if (host === '0.0.0.0' && publicUrl === undefined) findings.push(look('address', 'Handback listens for everybody, without PUBLIC_URL.', 'Let it listen on 127.0.0.1 behind a reverse proxy, or set PUBLIC_URL.'));
  return findings.length > 0 ? findings : [well('settings', 'The settings fit each other.')];
}
