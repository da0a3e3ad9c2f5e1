/** A new partner: who they are, and what we promise before we ask for anything. */
import { useRouter } from '@tanstack/react-router';
import { consolePage } from '#contract/console-page';
import { Card } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { AgreementForm } from './agreement-form.tsx';
import { useCreatePartner } from './queries.ts';

export function NewPartnerScreen() {
  const router = useRouter();
  const create = useCreatePartner((partner) => { router.history.push(consolePage.partner(partner.id)); });
  return (
    <Page title="Who could help, and what would they get?" parent={{ label: 'Partners', href: consolePage.partners() }} width="narrow">
      <Card><AgreementForm partner={null} act="Add the partner" busy={create.busy} problem={create.problem} onBack={() => router.history.push(consolePage.partners())} onSubmit={(body) => create.run({ body })} /></Card>
    </Page>
  );
}
