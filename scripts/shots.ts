/**
 * `npm run shots -- --as owner=LINK`: a picture of every page of
 * tests/e2e/pages.ts at three widths, light and dark, into ./shots.
 *   --url http://localhost:4600   the running server
 *   --as owner=LINK               a link that signs this role in; may be repeated
 *   --fact caseId=…               what stands as :caseId in a path; may be repeated
 *   --only case                   pages whose name contains this
 */
import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { pagesToVisit } from '../tests/e2e/pages.ts';
import { launchBrowser, schemes } from '../tests/support/browser.ts';
import { visitPages } from '../tests/support/visit-pages.ts';
import { projectRoot } from './run-command.ts';

const widths = [
  { width: 360, height: 740 },
  { width: 820, height: 1180 },
  { width: 1440, height: 900 },
];

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:4600' },
    as: { type: 'string', multiple: true, default: [] },
    fact: { type: 'string', multiple: true, default: [] },
    only: { type: 'string', default: '' },
  },
});

/** `name=value` pairs; a value may itself contain `=`. */
const pairs = (given: readonly string[]): Record<string, string> =>
  Object.fromEntries(given.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));

const folder = `${projectRoot}/shots`;
await mkdir(folder, { recursive: true });
const browser = await launchBrowser();
let taken = 0;
try {
  const leftOut = await visitPages({
    browser,
    server: values.url,
    pages: pagesToVisit.filter(({ name }) => name.includes(values.only)),
    signIn: pairs(values.as),
    facts: pairs(values.fact),
    look: async (page, { name }) => {
      for (const size of widths) {
        for (const scheme of schemes) {
          await page.setViewportSize(size);
          await page.emulateMedia({ colorScheme: scheme });
          await page.screenshot({ path: `${folder}/${name}-${size.width}-${scheme}.png`, animations: 'disabled', fullPage: true });
          taken += 1;
        }
      }
    },
  });
  for (const { name, as } of leftOut) console.log(`left out  ${name}: give --as ${as}=LINK`);
} finally {
  await browser.close();
}
console.log(`${taken} pictures in shots/`);
