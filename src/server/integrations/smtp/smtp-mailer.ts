/** The mailer port over SMTP (RFC 5321). Only a refusal before the final dot may be retried; a lost answer after it keeps the same Message-ID. */
import { createTransport } from 'nodemailer';
import type { Mailer } from '../../ports/mailer.ts';

export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(url, { from, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 } as never);
  return {
    async send(email) {
      const info = await transport.sendMail({
        from, to: email.to.name ? { name: email.to.name, address: email.to.address } : email.to.address,
        messageId: `<${email.messageId}@handback>`, subject: email.subject, text: email.text, html: email.html,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        attachments: email.attachments.map((file) => ({ filename: file.name, contentType: file.mediaType, content: Buffer.from(file.bytes) })),
      });
      return { reference: String((info as { response?: string }).response ?? '') };
    },
    async verify() { await transport.verify(); },
  };
}
