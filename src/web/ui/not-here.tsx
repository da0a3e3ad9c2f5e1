/** No page at this address. */
import { IconMapOff } from '@tabler/icons-react';
import { ActButton } from './act-button.tsx';
import { EmptyState } from './empty-state.tsx';
import { Page } from './page.tsx';

export function NotHere() {
  return (
    <Page title="There is no page here" width="narrow">
      <EmptyState icon={IconMapOff} title="The address leads nowhere" act={<ActButton href="/">To Today</ActButton>}>
        It may have been mistyped, or what it showed has moved. Search finds it by name, serial or tracking number.
      </EmptyState>
    </Page>
  );
}
