import type { StationAnswer, StationScan } from '#contract/station';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchSize, createScanQueue, type KeptScan, type ScanStore, type SendBatch } from './scan-queue.ts';

function memory(): ScanStore & { readonly kept: Map<string, KeptScan> } {
  const kept = new Map<string, KeptScan>();
  return { kept, all: () => Promise.resolve([...kept.values()]), put: (one) => { kept.set(one.scan.clientId, one); return Promise.resolve(); }, remove: (id) => { kept.delete(id); return Promise.resolve(); } };
}
const scanAt = (n: number, more: Partial<StationScan> = {}): StationScan => ({ placeId: 'p', clientId: `scan-${n}`, raw: `HB-${n}`, scannedAt: new Date(Date.UTC(2026, 10, 2, 9, 0, n)).toISOString(), ...more });
const answered = (clientId: string, more: Partial<StationAnswer> = {}): StationAnswer => ({
  clientId, kind: 'store', tone: { colour: 'home', sound: 'done', icon: 'check' }, facts: {}, slotLabel: 'A1', boxCode: null, ending: null, options: [], collectedOn: null, scannedAt: '', undoUntil: null, conflict: null, ...more,
});
const told = (slotLabel: string) => ({ kind: 'store' as const, slotLabel, slotId: slotLabel, label: 'HB' });

/** A server that remembers what it took, by id, as ours does. */
function server(fails: (call: number) => 'no' | 'before' | 'after' = () => 'no') {
  const taken: string[] = [];
  let call = 0;
  const send: SendBatch = async (scans) => {
    const fate = fails((call += 1));
    if (fate === 'before') throw new Error('no connection');
    for (const { clientId } of scans) if (!taken.includes(clientId)) taken.push(clientId);
    if (fate === 'after') throw new Error('no connection');
    return scans.map(({ clientId }) => ({ clientId, answer: answered(clientId), problem: null }));
  };
  return { taken, send };
}

describe('scans kept while offline', () => {
  test('are sent oldest first and forgotten when answered', async () => {
    const store = memory();
    const queue = createScanQueue(store);
    for (const n of [3, 1, 2]) await queue.keep({ scan: scanAt(n), told: null });
    const { taken, send } = server();
    await queue.flush(send);
    expect(taken).toEqual(['scan-1', 'scan-2', 'scan-3']);
    expect(store.kept.size).toBe(0);
  });

  test('none is lost and none counts twice, whenever the connection breaks', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 130 }), fc.array(fc.constantFrom('no' as const, 'before' as const, 'after' as const), { maxLength: 8 }), async (count, fates) => {
      const store = memory();
      const queue = createScanQueue(store);
      for (let n = 0; n < count; n += 1) await queue.keep({ scan: scanAt(n), told: null });
      const { taken, send } = server((call) => fates[call - 1] ?? 'no');
      for (let attempt = 0; attempt <= fates.length && store.kept.size > 0; attempt += 1) await queue.flush(send).catch(() => undefined);
      expect([...taken].sort()).toEqual(Array.from({ length: count }, (_, n) => `scan-${n}`).sort());
      expect(store.kept.size).toBe(0);
    }));
  });

  test('go in batches that the server takes', async () => {
    const store = memory();
    const queue = createScanQueue(store);
    for (let n = 0; n < batchSize + 5; n += 1) await queue.keep({ scan: scanAt(n), told: null });
    const sizes: number[] = [];
    await queue.flush((scans) => { sizes.push(scans.length); return Promise.resolve(scans.map(({ clientId }) => ({ clientId, answer: answered(clientId), problem: null }))); });
    expect(sizes).toEqual([batchSize, 5]);
  });

  test('two flushes at once are one', async () => {
    const queue = createScanQueue(memory());
    await queue.keep({ scan: scanAt(1), told: null });
    let calls = 0;
    const send: SendBatch = (scans) => { calls += 1; return Promise.resolve(scans.map(({ clientId }) => ({ clientId, answer: answered(clientId), problem: null }))); };
    await Promise.all([queue.flush(send), queue.flush(send)]);
    expect(calls).toBe(1);
  });

  test('one that the server cannot take now stays; one refused for good is shown and let go', async () => {
    const store = memory();
    const queue = createScanQueue(store);
    await queue.keep({ scan: scanAt(1), told: told('A1') });
    await queue.keep({ scan: scanAt(2), told: told('A2') });
    const problem = (code: string) => ({ code, title: code, detail: '' });
    const differences = await queue.flush((scans) => Promise.resolve(scans.map(({ clientId }) => ({ clientId, answer: null, problem: problem(clientId === 'scan-1' ? 'internal' : 'not_found') }))));
    expect([...store.kept.keys()]).toEqual(['scan-1']);
    expect(differences).toMatchObject([{ clientId: 'scan-2', problem: { code: 'not_found' } }]);
  });

  test('what differs from what the clerk was told is shown: another slot, a move, a question', async () => {
    const queue = createScanQueue(memory());
    const answers: Record<string, Partial<StationAnswer>> = { 'scan-1': { slotLabel: 'A1' }, 'scan-2': { slotLabel: 'B9' }, 'scan-3': { slotLabel: 'A3', conflict: { kind: 'move', slotLabel: 'A3', to: 'Q1' } }, 'scan-4': { kind: 'choose', slotLabel: null } };
    for (const n of [1, 2, 3, 4]) await queue.keep({ scan: scanAt(n), told: told(`A${n}`) });
    const differences = await queue.flush((scans) => Promise.resolve(scans.map(({ clientId }) => ({ clientId, answer: answered(clientId, answers[clientId]), problem: null }))));
    expect(differences.map((one) => one.clientId)).toEqual(['scan-2', 'scan-3', 'scan-4']);
  });
});
