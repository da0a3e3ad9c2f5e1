/** What this reader may do on a case, and what they came for: HR acts on no device, security sees access first. */
import type { Case } from '#contract/cases';
import type { Permission } from '#domain/access/permission';

export type CaseRights = { manage: boolean; tasks: boolean; devices: boolean; ask: boolean; endAccess: boolean; seats: boolean; history: boolean; accessFirst: boolean };

export function caseRights(may: (permission: Permission) => boolean, status: Case['status']): CaseRights {
  const isOpen = status === 'open';
  const manage = may('cases.manage') && isOpen;
  return {
    manage,
    tasks: may('tasks.do'),
    devices: manage && may('assets.read'),
    ask: may('asks.send') && isOpen,
    endAccess: may('accounts.end'),
    seats: may('licences.write'),
    history: may('audit.read'),
    accessFirst: may('accounts.end') && !may('cases.manage'),
  };
}
