/** Licences beside accounts, as far as the reader may see either. */
import { consolePage } from '#contract/console-page';
import { useMay } from '../../platform/session.ts';
import { SectionTabs } from '../../ui/section-tabs.tsx';

export function AccessTabs() {
  const may = useMay();
  const tabs = [...(may('licences.read') ? [{ label: 'Licences', href: consolePage.licences() }] : []), ...(may('accounts.read') ? [{ label: 'Accounts', href: consolePage.accounts() }] : [])];
  return tabs.length < 2 ? null : <SectionTabs label="Licences and access" tabs={tabs} />;
}
