import { createPartner, listPartners, readPartner, updatePartner } from '#contract/partners';
import { dismissThanks, editThanks, listThanks, readThanks, sendThanks, type Thanks } from '#contract/thanks';
import type { Verdict } from '#domain/verdict';
import { handle, type Registered } from '../../platform/http/handle.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { findPartners, readPartner as read } from './find-partner.service.ts';
import { changePartner, createPartner as add } from './save-partner.service.ts';
import { dismissThanks as dismiss, editThanks as edit, findThanks, readThanks as readOne, sendThanks as send } from './send-thanks.service.ts';

/** A thank-you was sent, or it was decided that it is not: what waits for it is settled with it. */
type AfterThanks = (unit: Unit, caseId: string) => Promise<void>;

async function told(unit: Unit, after: AfterThanks, done: Verdict<Thanks>): Promise<Verdict<Thanks>> {
  if (done.ok && done.value.caseId !== null) await after(unit, done.value.caseId);
  return done;
}

export const partnerRoutes = (after: AfterThanks): Registered[] => [
  handle(listPartners, (unit, { query }) => findPartners(unit, query)),
  handle(readPartner, (unit, { params }) => read(unit, params.partnerId)),
  handle(createPartner, (unit, { body }) => add(unit, body)),
  handle(updatePartner, (unit, { params, body }) => changePartner(unit, params.partnerId, body)),
  handle(listThanks, (unit, { query }) => findThanks(unit, query)),
  handle(readThanks, (unit, { params }) => readOne(unit, params.thanksId)),
  handle(editThanks, (unit, { params, body }) => edit(unit, params.thanksId, body)),
  handle(sendThanks, async (unit, { params, body }) => told(unit, after, await send(unit, params.thanksId, body.version))),
  handle(dismissThanks, async (unit, { params, body }) => told(unit, after, await dismiss(unit, params.thanksId, body))),
];
