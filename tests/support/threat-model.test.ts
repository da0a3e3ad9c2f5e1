import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/run-command.ts';

const text = readFileSync(`${projectRoot}/docs/threat-model.md`, 'utf8');
const named = [...text.matchAll(/`([\w./-]+\.test\.ts)`(?: "([^"]+)")?/g)].map(([, path, title]) => [path ?? '', title ?? ''] as const);
const claims = text.split('## What is done')[1]?.split('\n## ')[0]?.split('\n').filter((line) => /^\| (?!threat|---)/.test(line)) ?? [];

describe('the threat model', () => {
  it('names a test for each claim', () => {
    expect(claims.length).toBeGreaterThan(20);
    expect(claims.filter((claim) => !/\.test\.ts`/.test(claim))).toEqual([]);
  });

  it('names tests that exist', () => {
    expect(named.filter(([path, title]) => !existsSync(`${projectRoot}/${path}`) || !readFileSync(`${projectRoot}/${path}`, 'utf8').includes(title))).toEqual([]);
  });
});
