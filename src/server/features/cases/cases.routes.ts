import * as contract from '#contract/cases';
import * as people from '#contract/case-people';
import { remindAsk } from '#contract/asks';
import { handle, type Registered } from '../../platform/http/handle.ts';
import { actByHand } from './act-on-line.service.ts';
import { actOnTask } from './act-on-task.service.ts';
import { askByHand } from './ask-for-case.service.ts';
import { cancelCase, previewCancel, type StopAbove } from './cancel-case.service.ts';
import { changeEmbargo, previewEmbargo } from './change-embargo.service.ts';
import { changePeople, previewPeople } from './change-people.service.ts';
import { endCaseAccount, releaseCaseSeat } from './close-door.service.ts';
import { moveDates, previewMove } from './move-dates.service.ts';
import { openCase, previewCase } from './open-case.service.ts';
import { openCases } from './open-cases.service.ts';
import { findCases, readCase, setContact } from './read-case.service.ts';
import { remindByHand } from './remind-by-hand.service.ts';
import { previewReplan, replanCase } from './replan-case.service.ts';

export const caseRoutes = (above: StopAbove): Registered[] => [
  handle(contract.listCases, (unit, { query }) => findCases(unit, query)),
  handle(contract.readCase, (unit, { params }) => readCase(unit, params.caseId)),
  handle(contract.previewCase, (unit, { body }) => previewCase(unit, body)),
  handle(contract.openCase, (unit, { body }) => openCase(unit, body)),
  handle(contract.openCases, (unit, { body }) => openCases(unit, body)),
  handle(contract.previewMove, (unit, { params, body }) => previewMove(unit, params.caseId, body)),
  handle(contract.moveDates, (unit, { params, body }) => moveDates(unit, params.caseId, body)),
  handle(contract.previewCancel, (unit, { params }) => previewCancel(unit, params.caseId, above)),
  handle(contract.cancelCase, (unit, { params, body }) => cancelCase(unit, params.caseId, body, above)),
  handle(contract.previewReplan, (unit, { params }) => previewReplan(unit, params.caseId)),
  handle(contract.replanCase, (unit, { params, body }) => replanCase(unit, params.caseId, body.version)),
  handle(people.previewEmbargo, (unit, { params, body }) => previewEmbargo(unit, params.caseId, body)),
  handle(people.changeEmbargo, (unit, { params, body }) => changeEmbargo(unit, params.caseId, body)),
  handle(people.previewCasePeople, (unit, { params, body }) => previewPeople(unit, params.caseId, body)),
  handle(people.changeCasePeople, (unit, { params, body }) => changePeople(unit, params.caseId, body)),
  handle(contract.actOnTask, (unit, { params, body }) => actOnTask(unit, params.taskId, body)),
  handle(contract.askNow, (unit, { params, body }) => askByHand(unit, params.caseId, body.kind)),
  handle(remindAsk, (unit, { params }) => remindByHand(unit, params.askId)),
  handle(contract.actOnCaseAsset, (unit, { params, body }) => actByHand(unit, { ...params, ...body })),
  handle(contract.setContact, (unit, { params, body }) => setContact(unit, params.caseId, body)),
  handle(contract.endCaseAccount, (unit, { params, body }) => endCaseAccount(unit, params.caseId, params.accountId, body)),
  handle(contract.releaseCaseSeat, (unit, { params }) => releaseCaseSeat(unit, params.caseId, params.seatId)),
];
