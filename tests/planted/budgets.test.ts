import { describe, expect, it } from 'vitest';
import { importedAtOnce, initialScripts } from '../../scripts/checks/bundle.ts';
import { isPermitted, licenceProblems } from '../../scripts/checks/licences.ts';
import { lockfileProblems } from '../../scripts/checks/lockfile.ts';
import { machinePathProblems } from '../../scripts/checks/machine-paths.ts';
import { percentile, sizeProblems } from '../../scripts/checks/sizes.ts';
import { drawn, isTable } from '../../scripts/generators/state-machines.ts';
import { shippedPackages } from '../../scripts/production-packages.ts';

const lines = (count: number): string => 'const x = 1;\n'.repeat(count);
const longFunction = `export function plan() {\n${lines(60)}}\n`;

describe('sizes', () => {
  it('a file over 400 lines needs its reason', () => {
    expect(sizeProblems([{ path: 'src/a.ts', text: lines(401) }], {})).toHaveLength(1);
    expect(sizeProblems([{ path: 'src/a.ts', text: lines(401) }], { 'src/a.ts': 'one table' })).toEqual([]);
    expect(sizeProblems([{ path: 'src/a.ts', text: lines(400) }], {})).toEqual([]);
  });

  it('a function over 60 lines needs its reason, by its name', () => {
    expect(sizeProblems([{ path: 'src/a.ts', text: longFunction }], {})).toEqual([expect.stringContaining('src/a.ts#plan has 62 lines')]);
    expect(sizeProblems([{ path: 'src/a.ts', text: longFunction }], { 'src/a.ts#plan': 'a table of steps' })).toEqual([]);
  });

  it('an empty reason is none, and a reason no longer needed has to go', () => {
    expect(sizeProblems([{ path: 'src/a.ts', text: lines(401) }], { 'src/a.ts': ' ' })).not.toEqual([]);
    expect(sizeProblems([{ path: 'src/a.ts', text: lines(3) }], { 'src/a.ts': 'was long once' })).toHaveLength(1);
  });

  it('the 95th percentile looks at the long end', () => {
    expect(percentile([...Array<number>(94).fill(80), ...Array<number>(6).fill(360)], 0.95)).toBe(360);
  });
});

describe('licences', () => {
  it.each([['MIT', true], ['(MIT OR GPL-3.0)', true], ['MIT AND Zlib', true], ['MIT AND GPL-3.0', false], ['AGPL-3.0', false], ['not stated', false]] as const)(
    '%s: permitted is %s',
    (licence, permitted) => expect(isPermitted(licence)).toBe(permitted),
  );

  it('a package deep in the closure is found, one that only tests use is not', () => {
    const lock = {
      packages: {
        '': {},
        'node_modules/a': { version: '1', license: 'MIT', dependencies: { b: '*' } },
        'node_modules/a/node_modules/b': { version: '2', license: 'GPL-3.0' },
        'node_modules/b': { version: '1', license: 'MIT' },
      },
    };
    expect(licenceProblems(shippedPackages(lock, ['a']))).toEqual([expect.stringContaining('b 2 stands under "GPL-3.0"')]);
  });
});

describe('the lockfile', () => {
  it('may not carry an address', () => {
    const lock = { packages: { '': {}, 'node_modules/a': { resolved: 'https://example.test/a.tgz' } } };
    expect(lockfileProblems({}, lock)).toHaveLength(1);
  });

  it('has to agree with the manifest', () => {
    expect(lockfileProblems({ dependencies: { a: '2' } }, { packages: { '': { dependencies: { a: '1' } } } })).toHaveLength(1);
  });
});

describe('traces of one machine', () => {
  const folder = (name: string): string => ['', name, 'maria', 'handback'].join('/');
  it.each(['home', 'root', 'work', 'Users'])('a path below /%s is named', (name) => {
    expect(machinePathProblems('docs/a.md', `see ${folder(name)} for it`)).toHaveLength(1);
  });

  it.each(['/usr/bin/chromium', 'https://handback.test/work/orders/7', 'src/work/orders/7', '/api/cases/7'])('%s is not', (text) => {
    expect(machinePathProblems('docs/a.md', text)).toEqual([]);
  });
});

describe('the web bundle', () => {
  it('counts what the page loads at once, not what it loads later', () => {
    const html = '<script type="module" src="/a.js"></script><link rel="modulepreload" href="/b.js"><link rel="prefetch" href="/c.js"><link rel="stylesheet" href="/d.css">';
    expect(initialScripts(html)).toEqual(['/a.js', '/b.js']);
  });

  it('follows what a built script imports before it runs, and not what it asks for later', () => {
    const code = 'import{a as e}from"./react-1.js";import"./style-2.js";const t=()=>import("./case-3.js");export*from"./kit-4.js";';
    expect(importedAtOnce(code)).toEqual(['react-1.js', 'style-2.js', 'kit-4.js']);
  });
});

describe('state machines', () => {
  const parcel = { announced: { receive: 'received', cancel: 'gone' }, received: { lose: 'gone', discard: 'gone' }, gone: {} };

  it('a transition table is told from other exports', () => {
    expect(isTable(parcel)).toBe(true);
    expect(isTable({ announced: { receive: 'nowhere' } })).toBe(false);
    expect(isTable({ a: ['b'], b: [] })).toBe(false);
    expect(isTable({})).toBe(false);
  });

  it('is drawn with its start, its actions and its ends', () => {
    const text = drawn({ name: 'parcelTransitions', source: 'src/domain/parcel.ts', table: parcel });
    for (const line of ['## Parcel', '[*] --> announced', 'announced --> received: receive', 'received --> gone: lose, discard', 'gone --> [*]']) {
      expect(text).toContain(line);
    }
  });
});
