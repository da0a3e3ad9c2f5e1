import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageToVisit } from '../e2e/pages.ts';
import { launchBrowser } from './browser.ts';
import { visitPages } from './visit-pages.ts';

const pages: PageToVisit[] = [
  { name: 'home', path: '/home', as: 'owner' },
  { name: 'case', path: '/cases/:caseId', as: 'owner' },
  { name: 'audit', path: '/audit', as: 'auditor' },
  { name: 'sign-in', path: '/', as: 'nobody' },
];

describe('a walk through the pages', () => {
  let http: Server;
  let browser: Browser;
  let server = '';
  beforeAll(async () => {
    http = createServer((request, response) => {
      const signedIn = request.headers.cookie?.includes('session=owner') ?? false;
      if (request.method === 'POST') response.setHeader('set-cookie', 'session=owner; Path=/').writeHead(303, { location: '/home' }).end();
      else response.setHeader('content-type', 'text/html').end(`<title>${signedIn ? 'owner' : 'nobody'}</title><main><form method="post"><button>Sign in</button></form></main>`);
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    server = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await new Promise((resolve) => http.close(resolve));
  });

  it('signs in once per role by the link, fills in paths, and says what it had to leave out', async () => {
    const seen: string[] = [];
    const leftOut = await visitPages({
      browser, server, pages, signIn: { owner: `${server}/link` }, facts: { caseId: 'c 7' },
      look: async (page, { name }) => {
        seen.push(`${name} ${new URL(page.url()).pathname} ${await page.title()}`);
      },
    });
    expect(seen.toSorted()).toEqual(['case /cases/c%207 owner', 'home /home owner', 'sign-in / nobody']);
    expect(leftOut.map(({ name }) => name)).toEqual(['audit']);
  });
});
