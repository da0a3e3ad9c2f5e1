/** Whether the mail server lets us in. Nothing is sent. */
import { createTransport } from 'nodemailer';
import type { Config } from '../../platform/config/config.ts';
import { look, well, wrong, type Finding } from './finding.ts';

const patience = 8_000;

const todoFor: Readonly<Record<string, string>> = {
  EAUTH: 'Check user and password in SMTP_URL.', ECONNREFUSED: 'Check host and port in SMTP_URL, and that the server lets this machine in.', ESOCKET: 'Check host and port, and smtp:// against smtps://.',
  ETIMEDOUT: 'A firewall may be between; try from this machine by hand.', EDNS: 'The host’s name is not known here; check SMTP_URL.', ETLS: 'Its certificate is not trusted or not for that name.',
};

export async function checkMail({ smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>): Promise<Finding[]> {
  if (!smtpUrl) return [look('mail', 'No mail server is set up: messages wait in the outbox.', 'Set SMTP_URL and MAIL_FROM, or pass messages on by hand from the outbox.')];
  const server = new URL(smtpUrl);
  const transport = createTransport({ host: server.hostname, port: Number(server.port) || (server.protocol === 'smtps:' ? 465 : 587), secure: server.protocol === 'smtps:',
    ...(server.username ? { auth: { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) } } : {}), connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience });
  try {
    await transport.verify();
    return /localhost|example/.test(mailFrom) ? [look('mail', `The mail server lets us in; messages come from ${mailFrom}.`, 'Set MAIL_FROM to an address of your organisation, so that they are not taken for spam.')] : [well('mail', `The mail server lets us in; messages come from ${mailFrom}.`)];
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    // The answer of a server may repeat what was sent to it; the host is all that is said.
    return [wrong('mail', `The mail server ${server.hostname} did not let us in (${code || message.slice(0, 80)}).`, todoFor[code] ?? 'Check SMTP_URL.')];
  } finally {
    transport.close();
  }
}
