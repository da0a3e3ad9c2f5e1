import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectNoAxeProblems, launchBrowser } from './browser.ts';

const page = (style: string, body: string): string =>
  `<!doctype html><html lang="en"><head><title>Seven things need you</title><style>${style}</style></head><body><main><h1>Seven things need you</h1>${body}</main></body></html>`;

describe('axe on a page', () => {
  let browser: Browser;
  let tab: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    tab = await (await browser.newContext()).newPage();
  });
  afterAll(() => browser.close());

  it('passes a page that everybody can use', async () => {
    await tab.setContent(page('body { color: #111; background: #fff }', '<button>Lock and ask</button>'));
    await expect(expectNoAxeProblems(tab)).resolves.toBeUndefined();
  });

  it('names the place of a picture without words', async () => {
    await tab.setContent(page('', '<img id="label" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'));
    await expect(expectNoAxeProblems(tab)).rejects.toThrow(/#label/);
  });

  it('finds what is unreadable in the dark only', async () => {
    const style = 'body { color: #111; background: #fff } @media (prefers-color-scheme: dark) { body { color: #333; background: #111 } }';
    await tab.setContent(page(style, '<p>Late</p>'));
    const found = expectNoAxeProblems(tab);
    await expect(found).rejects.toThrow(/dark: /);
    await expect(found).rejects.not.toThrow(/light: /);
  });
});
