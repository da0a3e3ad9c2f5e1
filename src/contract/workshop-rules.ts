/** The rules of the workshop that an organisation sets for itself. */
import { mostAttempts } from '#domain/workshop/rules';
import { methods } from '#domain/workshop/sanitisation';
import { z } from 'zod';
import { route } from './route.ts';

const attemptsText = `From 1 to ${mostAttempts}`;
const Fields = z.object({
  verifierDiffers: z.boolean().describe('Who verifies or validates an erasure is not who did it'),
  validationRequired: z.boolean().describe('A second signature accepts each record before the device goes on'),
  minimumMethod: z.enum(methods).describe('The least a medium must reach before its device goes to somebody else'),
  attemptsBeforeDestroy: z.int().min(1, attemptsText).max(mostAttempts, attemptsText).describe('Failed attempts on a medium after which only destroying it is left'),
  approverDiffers: z.boolean().describe('Who approves a disposition is not who asked for it'),
});
export const WorkshopRules = Fields.extend({ version: z.int().describe('0 until somebody has changed them') }).meta({ id: 'WorkshopRules' });
export type WorkshopRules = z.infer<typeof WorkshopRules>;

export const readWorkshopRules = route({ id: 'workshop.readRules', method: 'GET', path: '/api/workshop/rules', summary: 'The organisation’s rules for the workshop', permission: 'settings.manage', response: WorkshopRules });
export const changeWorkshopRules = route({
  id: 'workshop.changeRules', method: 'PUT', path: '/api/workshop/rules', summary: 'Change the rules for the workshop; they hold from the next act on, also for what lies on a bench',
  permission: 'settings.manage', body: Fields.extend({ version: z.int().min(0).describe('The version you saw') }), response: WorkshopRules, errors: ['conflict'],
});
