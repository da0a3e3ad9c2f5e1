import { createHash, hash as digest } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuditEntry, entryLeaf, entryLeafHex, entryText, personalHash, readEntry, recordHash, recordHashHex } from './audit-entry.ts';
import { toHex } from './encoding.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(digest('sha256', bytes, 'buffer'));

const received: AuditEntry = {
  format: 'handback.audit/1',
  id: '0197f3c0-0000-7000-8000-000000000001',
  at: '2026-07-30T16:04:09.120Z',
  actor: { kind: 'member', id: 'm-7' },
  action: 'custody.received',
  entity: { kind: 'custody_event', id: 'ce-1' },
  case_id: 'c-42',
  facts: { slot: 'C3', asset_id: 'a-9' },
  personal: null,
};
const line =
  '{"action":"custody.received","actor":{"id":"m-7","kind":"member"},"at":"2026-07-30T16:04:09.120Z","case_id":"c-42",' +
  '"entity":{"id":"ce-1","kind":"custody_event"},"facts":{"asset_id":"a-9","slot":"C3"},"format":"handback.audit/1",' +
  '"id":"0197f3c0-0000-7000-8000-000000000001","personal":null}';

describe('an audit entry', () => {
  it('is published as one line of canonical JSON and read back', () => {
    expect(entryText(received)).toEqual({ ok: true, value: line });
    expect(readEntry(line)).toEqual({ ok: true, value: received });
  });

  it('is hashed into the log over exactly that line', () => {
    expect(Buffer.from(entryLeaf(sha256, line))).toEqual(createHash('sha256').update('\0').update(line).digest());
  });

  it('is hashed from its text in one step as it is from its bytes, whatever letters are in it', () => {
    const inHex = (text: string): string => digest('sha256', text, 'hex');
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (words) => {
      expect(entryLeafHex(inHex, words)).toBe(toHex(entryLeaf(sha256, words)));
      expect(recordHashHex(inHex, { words })).toEqual(recordHash(sha256, { words }));
    }));
  });

  it.each<[string, unknown]>([
    ['a time without a zone', { ...received, at: '2026-07-30T16:04:09' }],
    ['a time in another zone', { ...received, at: '2026-07-30T16:04:09+01:00' }],
    ['an actor without an id', { ...received, actor: { kind: 'member' } }],
    ['an actor with more than kind and id, such as a name', { ...received, actor: { kind: 'member', id: 'm', name: 'Ana' } }],
    ['another format', { ...received, format: 'handback.audit/2' }],
    ['a member too many', { ...received, note: '' }],
    ['facts that are a text', { ...received, facts: 'x' }],
    ['a personal value in the open', { ...received, personal: 'Rua do Norte 1' }],
    ['an empty case id', { ...received, case_id: '' }],
    ['a number JSON cannot carry', { ...received, facts: { n: Number.NaN } }],
  ])('with %s is refused', (_, entry) => {
    expect(entryText(entry as AuditEntry).ok).toBe(false);
  });

  it.each([
    ['members in another order', line.replace(/^\{("action":"[^"]*"),(.*)\}$/, '{$2,$1}')],
    ['a member twice', line.replace('"personal":null', '"personal":null,"personal":null')],
    ['a space', line.replace(',', ', ')],
    ['an escaped letter', line.replace('custody.received', 'custody.r\\u0065ceived')],
  ])('written with %s is not read as the same entry', (_, text) => {
    expect(readEntry(text).ok).toBe(false);
  });
});

describe('a personal payload', () => {
  const salt = Buffer.alloc(32, 7).toString('base64');

  it('is bound by SHA-256 of 0x02, salt and canonical value', () => {
    const value = { phone: '+351 900', address: 'Rua do Norte 1' };
    const expected = createHash('sha256').update(Buffer.of(2)).update(Buffer.alloc(32, 7)).update('{"address":"Rua do Norte 1","phone":"+351 900"}').digest('hex');
    expect(personalHash(sha256, { salt, value })).toEqual({ ok: true, value: expected });
  });

  it('cannot be guessed from its hash: the same value has another hash with another salt', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.uint8Array({ minLength: 32, maxLength: 32 }), (one, two) => {
        fc.pre(Buffer.compare(one, two) !== 0);
        const hashes = [one, two].map((bytes) => personalHash(sha256, { salt: Buffer.from(bytes).toString('base64'), value: 'Ana' }));
        expect(hashes[0]).not.toEqual(hashes[1]);
      }),
    );
  });

  it('without a full salt is refused', () => {
    expect(personalHash(sha256, { salt: Buffer.alloc(31).toString('base64'), value: 'Ana' })).toMatchObject({ ok: false, error: { code: 'not_an_audit_entry' } });
  });
});

it('a record is bound by SHA-256 of 0x03 and its canonical text', () => {
  expect(recordHash(sha256, { b: 1, a: null })).toEqual({ ok: true, value: createHash('sha256').update('\x03{"a":null,"b":1}').digest('hex') });
});
