import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asMap, check, otherSigner, present, replaceIn, resealed, sampleContent, sampleFiles, sha256, signer } from '../../../tests/support/sample-evidence.ts';
import type { EvidenceCheck } from './evidence-check.ts';
import { buildEvidence } from './evidence-file.ts';
import { verifyEvidence } from './verify.ts';

const tools = { hash: sha256, check };
const files = sampleFiles();
const failuresOf = (map: ReadonlyMap<string, Uint8Array>): EvidenceCheck[] => verifyEvidence(map, tools).filter((found) => !found.ok);
const failedIds = (map: ReadonlyMap<string, Uint8Array>) => [...new Set(failuresOf(map).map((found) => found.id))];

describe('an evidence file as it was made', () => {
  it('verifies, and says what each check found', () => {
    const checks = verifyEvidence(asMap(files), tools);
    expect(checks.filter((found) => !found.ok)).toEqual([]);
    expect(checks.map((found) => found.id)).toEqual(['key', 'seal', 'files', 'checkpoint', 'entries', 'personal', 'records', 'custody']);
    expect(checks.map((found) => found.sentence).slice(2)).toEqual([
      `All ${files.length - 2} files are there, as listed, and no other.`,
      'The checkpoint is signed: handback.example.org/log had 40 entries.',
      'All 10 audit entries are in the log of the checkpoint.',
      '2 personal payloads are what the entries were sealed with. 1 payload was erased or left out; the entries stay proven without them.',
      '8 records say what their audit entries were sealed with.',
      '2 chains of custody with 5 hand-overs join end to end, each with its audit entry.',
    ]);
  });

  it('is the same to the byte when it is made again', () => {
    expect(sampleFiles()).toEqual(files);
  });

  it('verifies with the key that the organisation published, and not with another', () => {
    const failed = (trustedKey: Uint8Array) => verifyEvidence(asMap(files), { ...tools, trustedKey }).filter((found) => !found.ok).map((found) => found.id);
    expect(failed(signer.key.publicKey)).toEqual([]);
    expect(failed(otherSigner.key.publicKey)).toEqual(['key', 'seal', 'checkpoint', 'entries']);
  });

  it('keeps two assets apart whose tags differ only in case', () => {
    expect(files.map((file) => file.name).filter((name) => name.startsWith('custody/'))).toEqual(['custody/AT-0042.json', 'custody/at-0042-2.json']);
  });
});

describe('an evidence file that was changed', () => {
  it('fails, naming the file, when any byte of any file is another', () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(), fc.integer({ min: 1, max: 255 }), (file, where, mask) => {
        const changed = asMap(files);
        changed.set(file.name, file.bytes.map((byte, at) => (at === where % file.bytes.length ? byte ^ mask : byte)));
        expect(failuresOf(changed).map((found) => found.sentence).join('\n')).toContain(file.name);
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  it('fails when any byte of the seal, or any seventh of the manifest, is another, tried one by one', () => {
    const unnoticed: string[] = [];
    for (const [name, step] of [['seal.txt', 1], ['manifest.json', 7]] as const) {
      const bytes = present(asMap(files).get(name));
      for (let at = 0; at < bytes.length; at += step) {
        const changed = asMap(files).set(name, bytes.map((byte, n) => (n === at ? byte ^ 1 : byte)));
        if (!failuresOf(changed).some((found) => found.sentence.includes(name))) unnoticed.push(`byte ${at} of ${name}`);
      }
    }
    expect(unnoticed).toEqual([]);
  }, 60_000);

  it.each(files.map((file) => file.name))('fails when %s is missing, empty or longer', (name) => {
    const bytes = present(asMap(files).get(name));
    for (const replacement of [null, new Uint8Array(0), Buffer.concat([bytes, Buffer.from('\n')])]) {
      const changed = asMap(files);
      if (replacement === null) changed.delete(name);
      else changed.set(name, replacement);
      expect(failuresOf(changed).map((found) => found.sentence).join('\n')).toContain(name);
    }
  });

  it('fails when a file is added', () => {
    expect(failuresOf(asMap(files).set('facts/note.json', Buffer.from('{}')))).toEqual([
      { id: 'files', ok: false, file: 'facts/note.json', sentence: 'facts/note.json was added: manifest.json does not list it.' },
    ]);
  });

  it('fails when a signature line is added to the seal', () => {
    const seal = Buffer.from(asMap(files).get('seal.txt') ?? []).toString();
    const line = seal.split('\n').at(-2) ?? '';
    expect(failedIds(asMap(files).set('seal.txt', Buffer.from(`${seal}${line.replace('handback', 'witness')}\n`)))).toEqual(['seal']);
  });

  it('never breaks on files of any content', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...files.map((file) => file.name)), fc.oneof(fc.uint8Array(), fc.json().map((text) => Buffer.from(text))))), (given) => {
        expect(failuresOf(new Map([...asMap(files), ...given])).length).toBeGreaterThanOrEqual(given.length > 0 ? 1 : 0);
        expect(failuresOf(resealed(files, (map) => given.forEach(([name, bytes]) => name === 'manifest.json' || map.set(name, bytes))))).toBeDefined();
      }),
    );
    const deep = Buffer.from(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(failedIds(resealed(files, (map) => map.set('facts/tasks.json', deep)))).toEqual(['records']);
  }, 60_000);
});

describe('an evidence file that lies under a valid seal', () => {
  it.each<[string, string, EvidenceCheck['id'][], (map: Map<string, Uint8Array>) => void]>([
    ['an entry says something else', 'audit/proofs.json', ['entries'], (map) => replaceIn(map, 'audit/entries.jsonl', 'case.opened', 'case.closed')],
    ['a proof is another', 'audit/proofs.json', ['entries'], (map) => replaceIn(map, 'audit/proofs.json', /"proof":\["../, '"proof":["00')],
    ['a proof is of another place', 'audit/proofs.json', ['entries'], (map) => replaceIn(map, 'audit/proofs.json', '"index":4', '"index":5')],
    ['an entry was left out with its proof', 'custody/AT-0042.json', ['records', 'custody'], (map) => {
      replaceIn(map, 'audit/entries.jsonl', /.*ce-1.*\n/, '');
      replaceIn(map, 'audit/proofs.json', /.*"e-3".*\n/, '');
    }],
    ['an entry comes twice', 'audit/entries.jsonl', ['entries'], (map) => {
      replaceIn(map, 'audit/entries.jsonl', /^(.*\n)/, '$1$1');
      replaceIn(map, 'audit/proofs.json', /\n(.*\n)/, '\n$1$1');
    }],
    ['a personal payload was rewritten', 'audit/personal.jsonl', ['personal'], (map) => replaceIn(map, 'audit/personal.jsonl', 'Stolen', 'Posted')],
    ['a personal payload comes twice', 'audit/personal.jsonl', ['personal'], (map) => replaceIn(map, 'audit/personal.jsonl', /^(.*\n)/, '$1$1')],
    ['a personal payload belongs to another entry', 'audit/personal.jsonl', ['personal'], (map) => replaceIn(map, 'audit/personal.jsonl', '"e-0"', '"e-1"')],
    ['a hand-over says another condition', 'custody/AT-0042.json', ['records'], (map) => replaceIn(map, 'custody/AT-0042.json', '"good"', '"broken"')],
    ['a hand-over claims no entry', 'custody/AT-0042.json', ['custody'], (map) => replaceIn(map, 'custody/AT-0042.json', '"e-3"', 'null')],
    ['a hand-over claims the entry of another', 'custody/AT-0042.json', ['records', 'custody'], (map) => replaceIn(map, 'custody/AT-0042.json', '"e-3"', '"e-5"')],
    ['a chain lost its last hand-over', 'audit/entries.jsonl', ['custody'], (map) => replaceIn(map, 'custody/AT-0042.json', /,\s*\{\s*"audit_entry": "e-4"[\s\S]*$/, ']}')],
    ['a chain is left out', 'audit/entries.jsonl', ['custody'], (map) => map.delete('custody/AT-0042.json')],
    ['a waiver has another approver', 'facts/waivers.json', ['records'], (map) => replaceIn(map, 'facts/waivers.json', 'm-manager', 'm-clerk')],
    ['a clearance came earlier', 'facts/clearance.json', ['records'], (map) => replaceIn(map, 'facts/clearance.json', '2026-07-31T17', '2026-07-30T17')],
    ['an answer claims an entry that is not there', 'facts/asks.json', ['records'], (map) => replaceIn(map, 'facts/asks.json', '"e-2"', '"e-99"')],
    ['a hand-over begins with somebody else', 'custody/AT-0042.json', ['records', 'custody'], (map) => replaceIn(map, 'custody/AT-0042.json', /("from": \{\s*"id": )"slot-c3"/, '$1"slot-d9"')],
    ['a hand-over lacks a part', 'custody/AT-0042.json', ['records', 'custody'], (map) => replaceIn(map, 'custody/AT-0042.json', '"is_gap"', '"was_gap"')],
    ['an asset is said to be elsewhere than its chain ends', 'custody/AT-0042.json', ['custody'], (map) => replaceIn(map, 'facts/assets.json', '"workshop"', '"slot-c3"')],
    ['facts are not JSON', 'facts/case.json', ['records'], (map) => map.set('facts/case.json', Buffer.from('{'))],
  ])('fails when %s', (_, file, ids, edit) => {
    const found = failuresOf(resealed(files, edit));
    expect([...new Set(found.map((one) => one.id))]).toEqual(ids);
    expect(found.map((one) => one.sentence).join('\n')).toContain(file);
  });

  it('fails when the checkpoint is of another key, and with it every proof', () => {
    const { key, sign } = otherSigner;
    const body = Buffer.from(asMap(files).get('checkpoint.txt') ?? []).toString().split('\n\n')[0] ?? '';
    const forged = Buffer.from(`${body}\n\n— ${key.name} ${Buffer.concat([Buffer.alloc(4), sign(Buffer.from(body))]).toString('base64')}\n`);
    expect(failedIds(resealed(files, (map) => map.set('checkpoint.txt', forged)))).toEqual(['checkpoint', 'entries']);
  });

  it('tells the first twenty failures of a kind and counts the rest', () => {
    const added = new Map(Array.from({ length: 30 }, (_, n) => [`x${n}`, new Uint8Array(0)] as const));
    const found = failuresOf(new Map([...asMap(files), ...added]));
    expect(found).toHaveLength(21);
    expect(found.at(-1)?.sentence).toBe('10 more of this kind.');
  });

  it('cannot be made: the builder refuses what would not verify', () => {
    const content = sampleContent();
    const [first, ...rest] = content.entries;
    expect(buildEvidence({ ...content, entries: [{ ...present(first), index: 2 }, ...rest] }, signer)).toMatchObject({
      ok: false, error: { code: 'evidence_unsound', failed: [{ id: 'entries', file: 'audit/proofs.json' }] },
    });
    expect(buildEvidence(content, otherSigner)).toMatchObject({ ok: false, error: { code: 'evidence_unwritable', file: 'checkpoint.txt' } });
    expect(buildEvidence({ ...content, certificates: [{ name: '../x.pdf', title: 'x', bytes: new Uint8Array(1) }] }, signer)).toMatchObject({
      ok: false, error: { code: 'evidence_unwritable', file: 'certificates/../x.pdf' },
    });
    expect(buildEvidence({ ...content, organisation: 'half \ud83d' }, signer)).toMatchObject({ ok: false, error: { code: 'evidence_unwritable', file: 'manifest.json' } });
  });
});
