/** What a station keeps on the device: scans and photos under way, and the last it knew of its place and its sign-in. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Station } from '#contract/station';
import type { Session } from '#contract/session';
import type { KeptScan, ScanStore } from './scan-queue.ts';

export type KeptPhoto = { readonly clientId: string; readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> };
export type Known = { readonly station: Station | null; readonly session: Session; /** Handback's clock minus the device's, in milliseconds. */ readonly offsetMs: number };

interface Tables extends DBSchema {
  scans: { key: string; value: KeptScan };
  photos: { key: string; value: KeptPhoto };
  known: { key: string; value: Known };
}

let opened: Promise<IDBPDatabase<Tables>> | null = null;
const database = (): Promise<IDBPDatabase<Tables>> =>
  (opened ??= openDB<Tables>('handback-station', 1, {
    upgrade(db) {
      db.createObjectStore('scans');
      db.createObjectStore('photos');
      db.createObjectStore('known');
    },
  }));

export const scanStore: ScanStore = {
  all: async () => (await database()).getAll('scans'),
  put: async (kept) => { await (await database()).put('scans', kept, kept.scan.clientId); },
  remove: async (clientId) => { await (await database()).delete('scans', clientId); },
};

export const keepPhoto = async (photo: KeptPhoto): Promise<void> => { await (await database()).put('photos', photo, photo.clientId); };
export const keptPhotos = async (): Promise<KeptPhoto[]> => (await database()).getAll('photos');
export const forgetPhoto = async (clientId: string): Promise<void> => { await (await database()).delete('photos', clientId); };

const here = 'here';
export const keepKnown = async (known: Known): Promise<void> => { await (await database()).put('known', known, here); };
export const lastKnown = async (): Promise<Known | undefined> => (await database()).get('known', here);
