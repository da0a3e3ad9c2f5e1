import type { Station, StationScan } from '#contract/station';
import { formatBoxCode } from '#domain/intake/box-code';
import { describe, expect, test } from 'vitest';
import { answerOffline } from './offline-answer.ts';
import type { KeptScan } from './scan-queue.ts';

const slot = (label: string, more: Partial<Station['slots'][number]> = {}): Station['slots'][number] => ({ slotId: label, label, size: 'large', purpose: 'ordinary', capacity: 1, occupied: 0, inUse: true, ...more });
const station = (slots: Station['slots']): Station => ({
  place: { id: 'room', name: 'Mailroom', kind: 'mailroom', site: { id: 's', name: 'Lisbon', zone: 'Europe/Lisbon' }, free: 2, capacity: 2 }, slots, scans: [], promise: { collectedOn: '2026-11-03', dwellHours: 48, overdue: 0 },
  minutes: { used: 1, agreed: null }, secondsPerItem: 40, clerks: [], now: '2026-11-02T09:00:00.000Z',
});
const scanOf = (raw: string, clientId = 'one', more: Partial<StationScan> = {}): StationScan => ({ placeId: 'room', clientId, raw, scannedAt: '2026-11-02T09:00:00.000Z', ...more });
const code = formatBoxCode(4821);

/** Scans one after the other, as a clerk does with the Wi-Fi down. */
function afternoon(place: Station, raws: readonly string[]) {
  const waiting: KeptScan[] = [];
  return raws.map((raw, n) => {
    const scan = scanOf(raw, `scan-${n}`);
    const { answer, slotId } = answerOffline(scan, place, waiting);
    waiting.push({ scan, told: { kind: answer.kind, slotLabel: answer.slotLabel, slotId, label: answer.boxCode ?? raw } });
    return `${answer.kind} ${answer.slotLabel ?? '–'}`;
  });
}

describe('a station without Wi-Fi', () => {
  test('gives each box a slot of its own, and the same box its own slot again', () => {
    expect(afternoon(station([slot('A1'), slot('A2'), slot('A3')]), [code, formatBoxCode(4822), code])).toEqual(['store A1', 'store A2', 'already_here A1']);
  });

  test('takes what it does not know, sealed', () => {
    expect(afternoon(station([slot('A1')]), ['1Z999AA10123456784'])).toEqual(['unknown A1']);
  });

  test('never fills a slot twice, and says when nothing is free', () => {
    expect(afternoon(station([slot('A1', { occupied: 1 }), slot('A2')]), [code, formatBoxCode(4822)])).toEqual(['store A2', 'full –']);
  });

  test('keeps quarantine for what must be set aside', () => {
    expect(afternoon(station([slot('Q1', { purpose: 'quarantine' })]), [code])).toEqual(['full –']);
  });

  test('a box stored before the Wi-Fi went is known', () => {
    const known = { ...station([slot('A1', { occupied: 1 }), slot('A2')]), scans: [{ clientId: 'x', at: '', label: code, kind: 'store' as const, slotLabel: 'A1', state: 'stored' as const, undoUntil: null }] };
    expect(afternoon(known, [code.toLowerCase()])).toEqual(['already_here A1']);
  });

  test('what the clerk says is not for us gets no slot', () => {
    expect(answerOffline(scanOf('1Z999AA10123456784', 'one', { declaredNotOurs: true }), station([slot('A1')]), []).answer).toMatchObject({ kind: 'not_ours', slotLabel: null });
  });
});
