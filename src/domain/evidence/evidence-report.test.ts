import { describe, expect, it } from 'vitest';
import { asMap, sampleContent, sampleFiles } from '../../../tests/support/sample-evidence.ts';
import { reportOf } from './evidence-report.ts';

const files = asMap(sampleFiles());
const page = Buffer.from(files.get('index.html') ?? []).toString();

describe('the readable report', () => {
  it('says in its title what became of the case, and draws who answered for each asset', () => {
    expect(page).toContain('was cleared on 2026-07-31 17:00 by Priya Shah</h1>');
    expect(page).toContain('<strong>Ana Peña → Lisbon mailroom, slot C3</strong>');
    expect(page).toContain('<strong>nobody known → Lisbon workshop</strong>');
    expect(page).toContain('witnessed by nobody');
    expect(page).toContain('31 minutes late');
    expect(page).toContain('not ended');
    expect(page).toContain('<td>Phone AT-3</td><td>Stolen, police report seen</td>');
    expect(page).toContain('With Ana Peña; no hand-over is recorded here.');
  });

  it('runs nothing, fetches nothing, and shows what people typed as text', () => {
    expect(page).not.toContain('<script');
    expect(page).toContain('Ana Peña &lt;script&gt;');
    expect(page).toContain(`default-src 'none'`);
    expect(page).not.toMatch(/(src|href)="https?:/);
  });

  it('links only to what is in the archive or on the page', () => {
    const targets = [...page.matchAll(/href="([^"]*)"/g)].map(([, target = '']) => target);
    expect(targets.length).toBeGreaterThan(5);
    expect(targets.filter((target) => !(target.startsWith('#') ? page.includes(`id="${target.slice(1)}"`) : files.has(target)))).toEqual([]);
  });

  it('of a case with nothing in it yet says so', () => {
    const empty = { assets: [], custody: [], accounts: [], seats: [], waivers: [], tasks: [], asks: [], messages: [], certificates: [], clearance: null };
    const text = reportOf({ ...sampleContent(), ...empty }, new Map());
    expect(text).toContain('is not cleared yet</h1>');
    expect(text).toContain('Nothing was waived.');
    expect(text).toContain('No asset was in the scope of this case.');
  });
});
