/** The workshop's rules in sentences: what follows when a rule holds, and when it does not. */
import type { WorkshopRules } from '#contract/workshop-rules';
import { defaultRules } from '#domain/workshop/rules';
import type { Choice } from '../../ui/field.tsx';

export const methodChoices: readonly Choice<WorkshopRules['minimumMethod']>[] = [
  { value: 'clear', label: 'Clear', detail: 'Overwritten or reset by its own commands. Enough against anybody without a laboratory.' },
  { value: 'purge', label: 'Purge', detail: 'Also a laboratory finds nothing. A medium that cannot be purged has to be destroyed.' },
  { value: 'destroy', label: 'Destroy', detail: 'Every medium ends here. Devices go on only with new media.' },
];

export function attemptsText(attempts: number | ''): string {
  if (attempts === '') return 'How often may it be tried?';
  return attempts === 1 ? 'One failure, and only destroying it is left.' : `After ${attempts} failures only destroying it is left.`;
}

export const follows = {
  verifierDiffers: (holds: boolean) => (holds ? 'Who erased a medium cannot verify or validate it: a second pair of eyes, always.' : 'Who erased a medium may also sign that it is erased. A single technician can finish a device; nobody has looked twice.'),
  validationRequired: (holds: boolean) => (holds ? 'Verified is not enough: the record waits until somebody has accepted it.' : 'A passed verification finishes the record. Certificates are issued without a second signature.'),
  approverDiffers: (holds: boolean) => (holds ? 'Who asks for a sale, a donation or destruction cannot approve it.' : 'Who asks for it may approve it as well. One person can send a device out of the house.'),
} as const;

export const sameAsDefault = (rules: Readonly<Record<keyof typeof defaultRules, unknown>>): boolean => (Object.keys(defaultRules) as (keyof typeof defaultRules)[]).every((name) => rules[name] === defaultRules[name]);
