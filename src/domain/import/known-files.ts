/**
 * Exports that are known by their headers, and where a header means something
 * else in them than elsewhere (Fleet's `status` is "online", not an asset's state).
 * Source: the vendors' documentation of their own exports and templates.
 */
import { knownAssetTools } from './known-asset-tools.ts';
import { knownDevices } from './known-devices.ts';
import { carries, type KnownFile } from './known-file.ts';
import { knownPeople } from './known-people.ts';

export type { KnownFile } from './known-file.ts';

const knownFiles: readonly KnownFile[] = [...knownAssetTools, ...knownDevices, ...knownPeople];

/** The export with the longest signature that these headers carry: the most is known about it. */
export function knownFileOf(normalHeaders: readonly string[]): KnownFile | undefined {
  const present = new Set(normalHeaders);
  let best: KnownFile | undefined;
  for (const file of knownFiles) if ((best === undefined || file.signature.length > best.signature.length) && carries(file, present)) best = file;
  return best;
}

/** What to bring instead of this export, where it holds what Handback does not keep. */
export const adviceFor = (knownAs: string | null): string | undefined => knownFiles.find((file) => file.name === knownAs)?.advice;
