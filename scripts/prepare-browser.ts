/** A browser for the tests: what is here, else what this machine lets us install, else one line that says what is missing. */
import { existsSync } from 'node:fs';
import { findBrowser, noBrowser } from '../tests/support/browser.ts';
import { runCommand, runTool } from './run-command.ts';

/** Another installation may hold Debian's lock for a while. */
const patience = ['-o', 'DPkg::Lock::Timeout=300'];

async function installFromDebian(): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log('No browser found; installing Debian\'s chromium-headless-shell.');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', [...patience, 'update', '-qq'], { env, minutes: 5 });
  await runCommand('apt-get', [...patience, 'install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell'], { env, minutes: 15 });
}

/** The path of a browser, or the line that says what to install. */
export async function prepareBrowser(): Promise<{ readonly path: string } | { readonly missing: string }> {
  const found = findBrowser();
  if (found) return { path: found };
  await installFromDebian();
  if (!findBrowser()) await runTool('playwright-core/cli.js', ['install', 'chromium'], { minutes: 10 });
  const path = findBrowser();
  return path ? { path } : { missing: noBrowser };
}
