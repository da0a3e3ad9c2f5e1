/** The e-mail that carries a sign-in link. The link opens a page; only its button signs in, since mail scanners open links. */
import type { SignInLink } from '../../platform/auth/auth.ts';
import { consolePage } from '#contract/console-page';
import { system } from '../../platform/work/actor.ts';
import type { RunUnit } from '../../platform/work/unit-of-work.ts';
import { queueMessage } from '../messages/queue-message.service.ts';
import { renderMail } from '../../platform/mail/render-mail.ts';
import { memberByEmail } from './member.repo.ts';

export async function sendLinkMail(run: RunUnit, link: SignInLink): Promise<void> {
  await run(system('sign-in'), async (unit) => {
    const member = await memberByEmail(unit.tx, link.email);
    if (!member || member.disabled_at) return;
    const mail = renderMail({
      title: 'Your way into Handback',
      paragraphs: [`Hello ${member.name},`, 'somebody, most likely you, asked for a link to sign in. It works once, for 15 minutes.'],
      action: { label: 'Sign in', url: `${unit.publicUrl}${consolePage.signInLink(link.token)}` },
      footer: 'If it was not you, nothing happened and nothing needs doing.',
    });
    await queueMessage(unit, { cause: `sign-in-link:${unit.newId()}`, kind: 'sign_in_link', to: { name: member.name, email: member.email }, ...mail });
  });
}
