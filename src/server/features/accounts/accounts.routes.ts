import { createAccount, endAccount, listAccounts, readAccount, reopenAccount, updateAccount } from '#contract/accounts';
import { handle, type Registered } from '../../platform/http/handle.ts';
import { endByHand, reopenByHand, type AfterEnding } from './end-account.service.ts';
import { changeAccount, createAccount as create, findAccounts, readAccount as read } from './save-account.service.ts';

/** `after`: told of an end by hand, so that a case that waits for it can settle it. */
export const accountRoutes = (after?: AfterEnding): Registered[] => [
  handle(listAccounts, (unit, { query }) => findAccounts(unit, query)),
  handle(readAccount, (unit, { params }) => read(unit, params.accountId)),
  handle(createAccount, (unit, { body }) => create(unit, body)),
  handle(updateAccount, (unit, { params, body }) => changeAccount(unit, params.accountId, body)),
  handle(endAccount, (unit, { params, body }) => endByHand(unit, params.accountId, body, after)),
  handle(reopenAccount, (unit, { params, body }) => reopenByHand(unit, params.accountId, body.reason)),
];
