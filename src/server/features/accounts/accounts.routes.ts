import { createAccount, endAccount, listAccounts, readAccount, reopenAccount, updateAccount } from '#contract/accounts';
import { handle, type Registered } from '../../platform/http/handle.ts';
import { endByHand, reopenByHand } from './end-account.service.ts';
import { changeAccount, createAccount as create, findAccounts, readAccount as read } from './save-account.service.ts';

export const accountRoutes = (): Registered[] => [
  handle(listAccounts, (unit, { query }) => findAccounts(unit, query)),
  handle(readAccount, (unit, { params }) => read(unit, params.accountId)),
  handle(createAccount, (unit, { body }) => create(unit, body)),
  handle(updateAccount, (unit, { params, body }) => changeAccount(unit, params.accountId, body)),
  handle(endAccount, (unit, { params, body }) => endByHand(unit, params.accountId, body)),
  handle(reopenAccount, (unit, { params, body }) => reopenByHand(unit, params.accountId, body.reason)),
];
