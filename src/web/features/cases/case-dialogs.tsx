/** The one dialog that is open on a case. */
import { CancelDialog } from './cancel-dialog.tsx';
import type { CaseDialog } from './case-context.tsx';
import { ContactDialog } from './contact-dialog.tsx';
import { EmbargoDialog } from './embargo-dialog.tsx';
import { EndAccountDialog, HandleAskDialog, LineDialog, SeatDialog, WithdrawAskDialog } from './line-dialogs.tsx';
import { MoveDatesDialog } from './move-dates-dialog.tsx';
import { PeopleDialog } from './people-dialog.tsx';
import { ReplanDialog } from './replan-dialog.tsx';
import { FinishDialog, SkipDialog } from './task-dialogs.tsx';

export function CaseDialogs({ dialog, onClose }: { dialog: CaseDialog | null; onClose: () => void }) {
  if (dialog === null) return null;
  switch (dialog.kind) {
    case 'move':
      return <MoveDatesDialog onClose={onClose} />;
    case 'cancel':
      return <CancelDialog onClose={onClose} />;
    case 'replan':
      return <ReplanDialog onClose={onClose} />;
    case 'contact':
      return <ContactDialog onClose={onClose} />;
    case 'embargo':
      return <EmbargoDialog onClose={onClose} />;
    case 'people':
      return <PeopleDialog onClose={onClose} />;
    case 'finish':
      return <FinishDialog task={dialog.task} onClose={onClose} />;
    case 'skip':
      return <SkipDialog task={dialog.task} onClose={onClose} />;
    case 'line':
      return <LineDialog asset={dialog.asset} act={dialog.act} onClose={onClose} />;
    case 'end':
      return <EndAccountDialog account={dialog.account} onClose={onClose} />;
    case 'seat':
      return <SeatDialog seat={dialog.seat} onClose={onClose} />;
    case 'withdrawAsk':
      return <WithdrawAskDialog ask={dialog.ask} onClose={onClose} />;
    case 'handleAsk':
      return <HandleAskDialog ask={dialog.ask} onClose={onClose} />;
  }
}
