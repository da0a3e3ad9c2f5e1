/** What the doctor finds on a machine, in a folder, in backups and at a mail server, each with what to do. */
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkBackups } from './doctor/backups.ts';
import { checkFolder } from './doctor/folder.ts';
import { checkMachine, checkSettings } from './doctor/machine.ts';
import { checkMail } from './doctor/mail.ts';

let root: string;
beforeAll(async () => { root = await mkdtemp(join(tmpdir(), 'handback-doctor-')); });
afterAll(() => rm(root, { recursive: true, force: true }));

const told = (findings: readonly { state: string; about: string; todo: string | null }[], about: string) => findings.find((finding) => finding.about === about && finding.state !== 'well');

describe('the doctor', () => {
  test('names a clock that stands before this program was written, and lets a right one be', () => {
    expect(told(checkMachine(Date.parse('2020-01-01T00:00:00Z')), 'clock')).toMatchObject({ state: 'wrong', todo: expect.stringContaining('NTP') as string });
    expect(told(checkMachine(), 'clock')).toBeUndefined();
  });

  test('names a program that is run by an old Node', () => {
    expect(told(checkMachine(Date.now(), '20.1.0'), 'program')?.state).toBe('look');
  });

  test('names a folder that others may read, with the command that closes it', async () => {
    const folder = join(root, 'open');
    await mkdir(folder, { mode: 0o700 });
    await writeFile(join(folder, 'secret'), 'x', { mode: 0o600 });
    expect(told(await checkFolder({ dataFolder: folder }), 'permissions')).toBeUndefined();
    await chmod(join(folder, 'secret'), 0o644);
    expect(told(await checkFolder({ dataFolder: folder }), 'permissions')).toMatchObject({ state: 'wrong', todo: `chmod go-rwx ${join(folder, 'secret')}` });
  });

  test('names backups that are missing, and a newest one that is days old', async () => {
    expect(told(await checkBackups(join(root, 'none')), 'backups')?.state).toBe('look');
    const folder = join(root, 'old');
    await mkdir(join(folder, 'backups'), { recursive: true });
    await writeFile(join(folder, 'backups', 'handback-2026-11-20T030000Z.backup.gz'), '');
    expect(told(await checkBackups(folder, Date.parse('2026-11-28T03:00:00Z')), 'backups')).toMatchObject({ state: 'wrong', says: expect.stringContaining('8 days old') as string });
  });

  test('names a mail server that does not answer, or does not let us in, without the password', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await once(free, 'listening');
    const { port } = free.address() as { port: number };
    await new Promise<void>((resolve) => { free.close(() => { resolve(); }); });
    expect(told(await checkMail({ smtpUrl: `smtp://user:hush@127.0.0.1:${port}`, mailFrom: 'it@norte.example' }), 'mail')).toMatchObject({ state: 'wrong', todo: expect.stringContaining('host and port') as string });
    const strict = new SMTPServer({ disabledCommands: ['STARTTLS'], onAuth: (_auth, _session, done) => { done(new Error('no hush')); } });
    strict.listen(0, '127.0.0.1');
    await once(strict.server, 'listening');
    const found = await checkMail({ smtpUrl: `smtp://user:hush@127.0.0.1:${(strict.server.address() as { port: number }).port}`, mailFrom: 'it@norte.example' });
    strict.close();
    expect(told(found, 'mail')).toMatchObject({ state: 'wrong', todo: 'Check user and password in SMTP_URL.' });
    expect(JSON.stringify(found)).not.toContain('hush');
  });

  test('names settings that contradict each other', () => {
    const fine = { publicUrl: 'https://handback.norte.example', smtpUrl: 'smtp://mail', databaseUrl: undefined, secret: undefined, host: '127.0.0.1' };
    expect(checkSettings(fine).map((finding) => finding.state)).toEqual(['well']);
    expect(told(checkSettings({ ...fine, publicUrl: undefined }), 'address')?.state).toBe('wrong');
    expect(told(checkSettings({ ...fine, publicUrl: 'http://handback.norte.example' }), 'address')?.state).toBe('wrong');
    expect(told(checkSettings({ ...fine, databaseUrl: 'postgres://x/y' }), 'secret')?.state).toBe('look');
  });
});
