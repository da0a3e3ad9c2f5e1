import { expect, it } from 'vitest';
import { actKey } from './act-key.ts';

const numbered = () => {
  let count = 0;
  return actKey(() => `key-${(count += 1)}`);
};

it('the same act tried again after trouble carries the same key', () => {
  const keys = numbered();
  expect(keys.for({ body: { reason: 'late' } })).toBe(keys.for({ body: { reason: 'late' } }));
});

it('another input is another act', () => {
  const keys = numbered();
  expect(keys.for({ body: { reason: 'late' } })).not.toBe(keys.for({ body: { reason: 'later' } }));
});

it('once answered, the same input is a new act', () => {
  const keys = numbered();
  const first = keys.for({ body: 1 });
  keys.done();
  expect(keys.for({ body: 1 })).not.toBe(first);
});

it('two different files under one name are two acts', () => {
  const keys = numbered();
  const form = (text: string) => {
    const data = new FormData();
    data.append('file', new File([text], 'people.csv', { lastModified: 1 }));
    return { body: data };
  };
  expect(keys.for(form('a'))).toBe(keys.for(form('a')));
  expect(keys.for(form('a'))).not.toBe(keys.for(form('longer')));
});
