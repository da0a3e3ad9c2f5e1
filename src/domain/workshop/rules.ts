/**
 * What an organisation decides about its workshop, and what holds until it does.
 * Rule: strict unless told; each loosening is somebody's decision and on record.
 * Source: NIST SP 800-88r2 4.6 to 4.8 (verification, validation, documentation); STANDARDS 3.
 */
import type { SanitisationPolicy } from './sanitisation.ts';

export type WorkshopRules = SanitisationPolicy & { /** Whoever asks for a disposition is not who approves it. */ readonly approverDiffers: boolean };

export const defaultRules = { verifierDiffers: true, validationRequired: true, minimumMethod: 'clear', attemptsBeforeDestroy: 2, approverDiffers: true } as const;
export const mostAttempts = 9;
