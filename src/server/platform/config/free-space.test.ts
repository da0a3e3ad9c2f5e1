import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { freeBytesAt, leastFreeBytes, watchFreeSpace } from './free-space.ts';

test('the disk is looked at once a second at most, and with room again it goes on', async () => {
  let [at, free, looks] = [0, leastFreeBytes - 1, 0];
  const space = watchFreeSpace('/data', { now: () => at, read: () => { looks += 1; return Promise.resolve(free); } });
  expect(await space.isEnough()).toBe(false);
  free = leastFreeBytes;
  at = 999;
  expect([await space.isEnough(), looks]).toEqual([false, 1]);
  at = 1_000;
  expect([await space.isEnough(), looks]).toEqual([true, 2]);
});

test('a disk that cannot be asked counts as having room', async () => {
  expect(await watchFreeSpace('/data', { read: () => Promise.reject(new Error('ENOSYS')) }).isEnough()).toBe(true);
});

test('the disk of this machine says how much is free', async () => {
  expect(await freeBytesAt(tmpdir())).toBeGreaterThan(0);
});
