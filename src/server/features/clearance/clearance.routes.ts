import * as contract from '#contract/clearance';
import { handle, type Registered } from '../../platform/http/handle.ts';
import { decideApproval, withdrawDecision } from './approve-clearance.service.ts';
import { clearCase, reopenCase } from './clear-case.service.ts';
import { findAwaited, findEvents, findWaivers, readCertificate, readClearance } from './read-clearance.service.ts';
import { askWaiver, decideWaiver, withdrawWaiver } from './waive.service.ts';

export const clearanceRoutes = (): Registered[] => [
  handle(contract.readClearance, (unit, { params }) => readClearance(unit, params.caseId)),
  handle(contract.askWaiver, (unit, { params, body }) => askWaiver(unit, params.caseId, body)),
  handle(contract.decideWaiver, (unit, { params, body }) => decideWaiver(unit, params.waiverId, body)),
  handle(contract.withdrawWaiver, (unit, { params, body }) => withdrawWaiver(unit, params.waiverId, body.version)),
  handle(contract.listWaivers, (unit, { query }) => findWaivers(unit, query)),
  handle(contract.approveClearance, (unit, { params, body }) => decideApproval(unit, params.caseId, body)),
  handle(contract.withdrawApproval, (unit, { params }) => withdrawDecision(unit, params.caseId, params.role)),
  handle(contract.listAwaited, (unit, { query }) => findAwaited(unit, query)),
  handle(contract.clearCase, (unit, { params, body }) => clearCase(unit, params.caseId, body.version)),
  handle(contract.reopenCase, (unit, { params, body }) => reopenCase(unit, params.caseId, body.reason, body.version)),
  handle(contract.readCertificate, (unit, { params }) => readCertificate(unit, params.caseId)),
  handle(contract.listEvents, (unit, { query }) => findEvents(unit, query)),
];
