/** The organisation's rules for the workshop, from its settings; the strict ones unless told. */
import { methods, type Method, type SanitisationPolicy } from '#domain/workshop/sanitisation';
import { readSetting } from '../members/setting.service.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';

export type WorkshopRules = SanitisationPolicy & { readonly approverDiffers: boolean };

/** Keys: `workshop.verifier_differs`, `.validation_required`, `.minimum_method`, `.attempts_before_destroy`, `.approver_differs`. */
export async function workshopRules(unit: Unit): Promise<WorkshopRules> {
  const minimum = await readSetting<string>(unit, 'workshop.minimum_method');
  const attempts = await readSetting<number>(unit, 'workshop.attempts_before_destroy');
  return {
    verifierDiffersFromOperator: (await readSetting<boolean>(unit, 'workshop.verifier_differs')) ?? true,
    validationRequired: (await readSetting<boolean>(unit, 'workshop.validation_required')) ?? true,
    minimumMethod: methods.includes(minimum as Method) ? (minimum as Method) : 'clear',
    attemptsBeforeDestroy: attempts !== undefined && attempts >= 1 ? attempts : 2,
    approverDiffers: (await readSetting<boolean>(unit, 'workshop.approver_differs')) ?? true,
  };
}
