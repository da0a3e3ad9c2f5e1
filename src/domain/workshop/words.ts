/**
 * The workshop's choices in words: the same on a certificate, a label and a page.
 * Rule: every choice has words; a new one without does not compile.
 * Source: NIST SP 800-88r2 section 4.6 for what a record names.
 */
import type { UnlockCheck } from '../asset/category.ts';
import type { Disposition } from './disposition.ts';
import type { MediaType, Method, SanitisationRecord, Technique } from './sanitisation.ts';
import type { Platform } from './unlock-checks.ts';

type Words<K extends string> = { readonly [key in K]: string };

export const methodWords: Words<Method> = { clear: 'Clear', purge: 'Purge', destroy: 'Destroy' };

export const mediaTypeWords: Words<MediaType> = {
  magnetic_disk: 'Magnetic disk', flash: 'Flash (SSD, NVMe, card)', hybrid_disk: 'Hybrid disk', embedded_flash: 'Embedded flash (phone, tablet)', tape: 'Tape', optical: 'Optical disc', paper: 'Paper', other: 'Other',
};

export const techniqueWords: Words<Technique> = {
  overwrite: 'Overwrite', ata_secure_erase: 'ATA Secure Erase', ata_enhanced_secure_erase: 'ATA Enhanced Secure Erase', nvme_format: 'NVMe Format', nvme_sanitize: 'NVMe Sanitize', block_erase: 'Block erase',
  cryptographic_erase: 'Cryptographic erase', factory_reset: 'Factory reset', mdm_erase: 'Erase by device management', degauss: 'Degauss', shred: 'Shred', disintegrate: 'Disintegrate', incinerate: 'Incinerate',
  pulverise: 'Pulverise', melt: 'Melt',
};

export const destinationWords: Words<NonNullable<SanitisationRecord['destination']>> = {
  internal_reuse: 'Used again here', external_reuse: 'Used again by someone else', lessor: 'Back to its owner', recycling: 'Recycling', destroyed: 'Destroyed',
};

export const outcomeWords: Words<NonNullable<SanitisationRecord['outcome']>> = { completed: 'Completed without errors', completed_with_errors: 'Completed, errors listed in the note', failed: 'Failed' };

export const platformWords: Words<Platform> = { windows: 'Windows', macos: 'macOS', ios: 'iOS or iPadOS', android: 'Android', chromeos: 'ChromeOS', linux: 'Linux' };

export const dispositionWords: Words<Disposition> = {
  redeploy: 'Redeploy', repair: 'Send to repair', return_to_lessor: 'Return to its owner', sell: 'Sell', donate: 'Donate', recycle: 'Recycle', write_off: 'Write off',
};

/** What to check, as a question with one right answer, and where to look. */
export const checkWords: { readonly [C in UnlockCheck]: { readonly title: string; readonly how: string } } = {
  mdm_enrolment: { title: 'Out of device management', how: 'The device’s record is retired or removed in the MDM, and it shows no management profile.' },
  apple_business: { title: 'Released or reassigned in Apple Business Manager', how: 'Look the serial number up there; it is not assigned to the old server.' },
  autopilot: { title: 'Autopilot registration removed or reassigned', how: 'Delete it in Intune first, then in Autopilot; leave the Entra object alone.' },
  activation_lock: { title: 'No activation lock', how: 'Set-up asks for nobody’s account. Keep the bypass code before you erase.' },
  firmware_password: { title: 'No firmware or BIOS password', how: 'Firmware settings open without a password, or with ours.' },
  disk_password: { title: 'No disk password', how: 'The disk is not locked by an ATA or NVMe password.' },
  absolute: { title: 'Absolute or Computrace off', how: 'The console shows the device as unenrolled, not only offline.' },
  dfci: { title: 'DFCI management released', how: 'Firmware settings are not greyed out by the organisation.' },
  recovery_lock: { title: 'No Recovery Lock', how: 'Recovery opens without a password.' },
  encryption_key: { title: 'Encryption key escrowed, then cleared', how: 'The recovery key was kept for as long as needed and is no longer attached.' },
  bmc: { title: 'Management controller reset', how: 'iDRAC, iLO or BMC has no old users and no old network.' },
  sim: { title: 'SIM out, eSIM deleted', how: 'The tray is empty and no mobile plan is listed.' },
  accounts_signed_out: { title: 'Signed out of every account', how: 'No cloud or vendor account is attached to the device.' },
};
