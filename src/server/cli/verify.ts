/**
 * `handback verify FILE [--key FILE]`: checks an evidence file on any machine,
 * without a database and without a network.
 * Ends with 0 when all holds, 1 when the file is not what was made, 2 when
 * nothing could be checked.
 */
import { open, readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { fingerprintOf, fromPem, keyIdOf, readVerifierKey } from '#domain/audit/signed-note';
import type { EvidenceCheck } from '#domain/evidence/evidence-check';
import { manifestOf, verifyEvidence } from '#domain/evidence/verify';
import { checkSignature, sha256 } from '#server/platform/proof-crypto';
import { unpackArchive, usualLimits } from '#server/platform/evidence-archive';

export type Verification = { readonly ok: boolean; readonly exitCode: 0 | 1 | 2; readonly lines: readonly string[] };

const usage = 'Usage: handback verify FILE [--key PUBLIC-KEY-FILE]';

export async function verifyFile(path: string, options: { readonly keyPath?: string } = {}): Promise<Verification> {
  const key = options.keyPath === undefined ? undefined : await keyFrom(options.keyPath);
  if (key === null) return nothingChecked(`${options.keyPath} cannot be read as an Ed25519 public key (PEM, or one line name+id+key).`);
  const bytes = await bytesOf(path);
  if (typeof bytes === 'string') return nothingChecked(bytes);
  const archive = unpackArchive(bytes);
  if (!archive.ok) {
    return archive.error.code === 'archive_too_large'
      ? nothingChecked(`${path} is larger than this check unpacks (${archive.error.limit}).`)
      : failed([`✗ ${path} cannot be read as an evidence file: ${archive.error.reason}.`], 'Not verified: the archive is damaged, or is something else.');
  }
  const { files, differsAt } = archive.value;
  const checks = verifyEvidence(files, { hash: sha256, check: checkSignature, ...(key === undefined ? {} : { trustedKey: key }) });
  const lines = [archiveLine(differsAt), ...checks.map(lineOf)];
  const wrong = checks.filter((check) => !check.ok).length + (differsAt === null ? 0 : 1);
  if (wrong > 0) return failed(lines, `Not verified: ${wrong === 1 ? 'one check' : `${wrong} checks`} failed. Do not rely on this file; ask for it again.`);
  return { ok: true, exitCode: 0, lines: [...lines, ...closing(files, key !== undefined)] };
}

/** The command: prints line by line and answers with the exit code. */
export async function runVerify(args: readonly string[], print: (line: string) => void): Promise<0 | 1 | 2> {
  const asked = argumentsOf(args);
  const { lines, exitCode } = asked === null ? nothingChecked(usage) : await verifyFile(asked.path, asked);
  for (const line of lines) print(line);
  return exitCode;
}

function argumentsOf(args: readonly string[]): { readonly path: string; readonly keyPath?: string } | null {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { key: { type: 'string' } } });
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0) return null;
    return values.key === undefined ? { path } : { path, keyPath: values.key };
  } catch {
    return null;
  }
}

async function keyFrom(path: string): Promise<Uint8Array | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  return text === null ? null : (fromPem(text) ?? readVerifierKey(sha256, text)?.publicKey ?? null);
}

async function bytesOf(path: string): Promise<Uint8Array | string> {
  try {
    await using file = await open(path);
    const { size } = await file.stat();
    if (size > usualLimits.bytes) return `${path} is larger than this check reads (${usualLimits.bytes} bytes).`;
    return await file.readFile();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be opened (${code ?? String(error)}).`;
  }
}

const archiveLine = (differsAt: string | null): string =>
  differsAt === null
    ? '✓ The archive is byte for byte as Handback writes it.'
    : `✗ The archive is not as Handback wrote it, first at ${differsAt}: a byte was changed, or it was packed again. The checks below look at the files in it.`;

const lineOf = ({ ok, sentence }: EvidenceCheck): string => `${ok ? '✓' : '✗'} ${sentence}`;

function closing(files: ReadonlyMap<string, Uint8Array>, isTrusted: boolean): string[] {
  const manifest = manifestOf(files);
  const publicKey = fromPem(Buffer.from(files.get('public-key.pem') ?? []).toString());
  if (manifest === null || publicKey === null) return [];
  const { origin } = manifest.checkpoint;
  return [
    `Verified: nothing in this file was changed since ${manifest.made_at}.`,
    `Key ${origin}+${keyIdOf(sha256, { name: origin, publicKey })}, fingerprint ${fingerprintOf(sha256, publicKey)}`,
    ...(isTrusted ? [] : ['Compare this fingerprint with the one the organisation published, or check with --key: without that, the file proves that it is whole, not who made it.']),
  ];
}

const failed = (lines: readonly string[], last: string): Verification => ({ ok: false, exitCode: 1, lines: [...lines, last] });
const nothingChecked = (why: string): Verification => ({ ok: false, exitCode: 2, lines: [why, 'Nothing was checked.'] });
