import { expect, it } from 'vitest';
import type { Gap, Job } from '#contract/workshop-job';
import { deviceMarks, deviceName, gapText, missingText, queueTitle, standing } from './workshop-words.ts';

const asset = { id: 'a', assetTag: 'HB-4001', serialNumber: 'C02', manufacturer: 'Lenovo', model: 'ThinkPad T14', category: 'laptop' };
const medium = (id: string, position: number, serialNumber: string | null) => ({ id, position, serialNumber });
const job = (more: object) => ({ blockedReason: null, media: [medium('m1', 1, 'S1')], ...more }) as unknown as Job;

it.each([[0, 'No device is in the workshop'], [1, 'One device is in the workshop'], [12, '12 devices are in the workshop'], [1204, '1,204 devices are in the workshop']])('%i in the queue: “%s”', (open, title) => expect(queueTitle(open)).toBe(title));

it('a device is named by maker and model, else by what it is, and marked by what is printed on it', () => {
  expect(deviceName(asset)).toBe('Lenovo ThinkPad T14');
  expect(deviceName({ ...asset, manufacturer: null, model: null })).toBe('laptop');
  expect(deviceMarks({ ...asset, serialNumber: null })).toBe('HB-4001');
});

it('quarantine comes before every stage, and never says why', () => {
  const held = standing({ status: 'blocked_grading', isQuarantined: true, grade: null, next: 'release_hold', disposition: null });
  expect(held).toEqual({ label: 'in quarantine', tone: 'hold' });
  expect(gapText({ code: 'quarantine' }, job({}))).not.toMatch(/legal|hold/i);
});

it('with one medium it is "its data", with two they are told apart', () => {
  const gap: Gap = { code: 'not_verified', mediumId: 'm2' };
  expect(gapText({ ...gap, mediumId: 'm1' }, job({}))).toBe('Its data: a second person verifies that it worked');
  expect(gapText(gap, job({ media: [medium('m1', 1, 'S1'), medium('m2', 2, 'S2')] }))).toBe('Medium 2 (S2): a second person verifies that it worked');
});

it('a way that is closed says what it needs', () => {
  expect(missingText(['unlocked'])).toBe('Needs all locks clear');
  expect(missingText(['sanitised', 'unlocked', 'graded'])).toBe('Needs sanitised and verified, all locks clear and a grade');
});
