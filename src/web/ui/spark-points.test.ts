import { expect, it } from 'vitest';
import { sparkPoints } from './spark-points.ts';

it('the highest day touches the top, an empty one the bottom, and a day nobody counted leaves its room', () => {
  const points = sparkPoints([{ on: '2026-11-01', count: 0 }, { on: '2026-11-02', count: 10 }, { on: '2026-11-05', count: 5 }], { width: 44, height: 24 });
  expect(points).toEqual([{ x: 2, y: 22 }, { x: 12, y: 2 }, { x: 42, y: 12 }]);
});
