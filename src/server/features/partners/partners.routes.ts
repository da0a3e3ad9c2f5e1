import { createPartner, listPartners, readPartner, updatePartner } from '#contract/partners';
import { dismissThanks, editThanks, listThanks, readThanks, sendThanks } from '#contract/thanks';
import { handle, type Registered } from '../../platform/http/handle.ts';
import { findPartners, readPartner as read } from './find-partner.service.ts';
import { changePartner, createPartner as add } from './save-partner.service.ts';
import { dismissThanks as dismiss, editThanks as edit, findThanks, readThanks as readOne, sendThanks as send } from './send-thanks.service.ts';

export const partnerRoutes = (): Registered[] => [
  handle(listPartners, (unit, { query }) => findPartners(unit, query)),
  handle(readPartner, (unit, { params }) => read(unit, params.partnerId)),
  handle(createPartner, (unit, { body }) => add(unit, body)),
  handle(updatePartner, (unit, { params, body }) => changePartner(unit, params.partnerId, body)),
  handle(listThanks, (unit, { query }) => findThanks(unit, query)),
  handle(readThanks, (unit, { params }) => readOne(unit, params.thanksId)),
  handle(editThanks, (unit, { params, body }) => edit(unit, params.thanksId, body)),
  handle(sendThanks, (unit, { params, body }) => send(unit, params.thanksId, body.version)),
  handle(dismissThanks, (unit, { params, body }) => dismiss(unit, params.thanksId, body)),
];
