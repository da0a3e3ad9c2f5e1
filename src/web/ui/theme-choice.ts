/** Light, dark or as the system: kept per device, applied by the component library's manager. */
import { isMantineColorScheme } from '@mantine/core';
import type { MantineColorSchemeManager } from '@mantine/core';
import { readPreference, writePreference } from '../platform/preference.ts';

export const colorSchemeManager = (): MantineColorSchemeManager => {
  let unsubscribe = () => {};
  return {
    get: (otherwise) => {
      const kept = readPreference<string | null>('theme', null);
      return isMantineColorScheme(kept) ? kept : otherwise;
    },
    set: (value) => writePreference('theme', value),
    subscribe: (onUpdate) => {
      const hear = (event: StorageEvent) => {
        if (event.key !== 'handback.theme') return;
        const kept = readPreference<string | null>('theme', null);
        if (isMantineColorScheme(kept)) onUpdate(kept);
      };
      window.addEventListener('storage', hear);
      unsubscribe = () => window.removeEventListener('storage', hear);
    },
    unsubscribe: () => unsubscribe(),
    clear: () => writePreference('theme', 'auto'),
  };
};
