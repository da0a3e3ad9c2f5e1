/**
 * A second verifier, written from docs/evidence-format.md alone. It shares no
 * code with the product and uses no package, so that it shows whether the
 * document says enough. Prints one line for each failure; ends with 0 or 1.
 *   node verify-evidence.mjs FILE
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const archive = readFileSync(process.argv[2]);
const problems = [];
const must = (holds, what) => { if (!holds) problems.push(what); };
const sha = (...parts) => parts.reduce((h, part) => h.update(part), createHash('sha256')).digest();
const hex = (bytes) => bytes.toString('hex');
const strictBase64 = (text) => { const bytes = Buffer.from(text, 'base64'); return bytes.toString('base64') === text ? bytes : Buffer.alloc(0); };

/** RFC 8785: numbers and strings as ECMAScript writes them, names sorted by UTF-16 code units. */
function jcs(value) {
  if (Array.isArray(value)) return `[${value.map(jcs).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${jcs(value[name])}`).join(',')}}`;
}

// 1. The archive: read it front to back, then hold every header against the one possible form.
const crcTable = Array.from({ length: 256 }, (_, n) => { let c = n; for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1; return c >>> 0; });
const crc = (bytes) => { let c = 0xffffffff; for (const byte of bytes) c = crcTable[(c ^ byte) & 255] ^ (c >>> 8); return (c ^ 0xffffffff) >>> 0; };
const le = (width, value) => { const b = Buffer.alloc(width); b.writeUIntLE(value, 0, width); return b; };
const files = new Map();
const directory = [];
let at = 0;
try {
  while (archive.readUInt32LE(at) === 0x04034b50) {
    const size = archive.readUInt32LE(at + 18);
    const nameLength = archive.readUInt16LE(at + 26);
    const name = archive.subarray(at + 30, at + 30 + nameLength);
    const bytes = archive.subarray(at + 30 + nameLength, at + 30 + nameLength + size);
    const shared = Buffer.concat([le(2, 20), le(2, 0x0800), le(2, 0), le(2, 0), le(2, 0x21), le(4, crc(bytes)), le(4, size), le(4, size), le(2, nameLength), le(2, 0)]);
    must(shared.equals(archive.subarray(at + 4, at + 30)), `archive: header of ${name}`);
    must(!files.has(name.toString()), `archive: ${name} twice`);
    directory.push(Buffer.concat([le(4, 0x02014b50), le(2, 20), shared, le(2, 0), le(2, 0), le(2, 0), le(4, 0), le(4, at), name]));
    files.set(name.toString(), bytes);
    at += 30 + nameLength + size;
  }
} catch {
  must(false, 'archive: cut off');
}
const central = Buffer.concat(directory);
const tail = Buffer.concat([central, le(4, 0x06054b50), le(2, 0), le(2, 0), le(2, files.size), le(2, files.size), le(4, central.length), le(4, at), le(2, 0)]);
must(tail.equals(archive.subarray(at)), 'archive: directory');

const text = (name) => (files.get(name) ?? Buffer.alloc(0)).toString();
const json = (name) => { try { return JSON.parse(text(name)); } catch { must(false, `${name}: not JSON`); return null; } };
const lines = (name) => text(name).split('\n').slice(0, -1);

/** Step 8: whom the asset is with after these events. */
function withWhom(events) {
  const standing = [];
  const speaksOf = {};
  for (const { record } of events) {
    const { id, seq, kind, to, occurred_at, corrects } = record;
    if (kind !== 'correction') standing.push({ id, seq, to, at: Date.parse(occurred_at) });
    speaksOf[id] = kind === 'correction' ? (speaksOf[corrects] ?? corrects) : id;
    const spoken = standing.find((one) => one.id === speaksOf[id]);
    if (spoken) Object.assign(spoken, { to, at: Date.parse(occurred_at) });
  }
  return standing.sort((a, b) => a.at - b.at || a.seq - b.seq).at(-1)?.to;
}

function verifyAll() {
  // 2. The manifest
  const manifest = json('manifest.json');
  const names = manifest.files.map((file) => file.name);
  must([...files.keys()].join() === ['manifest.json', 'seal.txt', ...names].join(), 'manifest: the files or their order');
  must(names.join() === [...new Set(names)].sort().join(), 'manifest: not in order');
  for (const file of manifest.files) {
    const bytes = files.get(file.name);
    must(bytes && bytes.length === file.size && hex(sha(bytes)) === file.sha256, `${file.name}: not as listed`);
  }

  // 3. The key
  const key = createPublicKey(text('public-key.pem'));
  const der = key.export({ format: 'der', type: 'spki' });
  const keyName = manifest.checkpoint.origin;
  const keyId = sha(`${keyName}\n`, Buffer.of(1), der.subarray(-32)).subarray(0, 4);
  must(hex(sha(der)) === manifest.public_key.sha256 && hex(keyId) === manifest.public_key.id, 'public-key.pem: not the one named');

  // 4. The seal, 5. the checkpoint
  const open = (name) => {
    const cut = text(name).lastIndexOf('\n\n');
    const body = text(name).slice(0, cut + 1);
    const signatures = text(name).slice(cut + 2).split('\n').slice(0, -1);
    const ours = signatures.map((line) => line.split(' ')).filter(([dash, who, what]) => dash === '—' && who === keyName && strictBase64(what).subarray(0, 4).equals(keyId));
    const isSigned = ours.length > 0 && ours.every(([, , what]) => verify(null, Buffer.from(body), key, strictBase64(what).subarray(4)));
    must(isSigned, `${name}: signature`);
    return { body, signatures };
  };
  const seal = open('seal.txt');
  must(seal.signatures.length === 1, 'seal.txt: more than one signature');
  must(seal.body === `handback.evidence/1\n${manifest.case.ref}\n${manifest.made_at}\n${hex(sha(files.get('manifest.json')))}\n`, 'seal.txt: not over this manifest');
  const [origin, size, root] = open('checkpoint.txt').body.split('\n');
  must(origin === keyName && size === String(manifest.checkpoint.size) && root === manifest.checkpoint.root, 'checkpoint.txt: not the one in the manifest');

  // 6. The audit entries
  const entries = new Map();
  const proofs = json('audit/proofs.json').entries;
  let last = -1;
  must(lines('audit/entries.jsonl').length === manifest.entries && proofs.length === manifest.entries, 'audit: count');
  lines('audit/entries.jsonl').forEach((line, n) => {
    const entry = JSON.parse(line);
    const { id, index, proof } = proofs[n];
    must(jcs(entry) === line && Object.keys(entry).join() === 'action,actor,at,case_id,entity,facts,format,id,personal', `entry ${id}: form`);
    must(entry.format === 'handback.audit/1' && entry.id === id && !entries.has(id) && index > last, `entry ${id}: order`);
    entries.set(id, entry);
    last = index;
    let [a, b, r] = [index, size - 1, sha(Buffer.of(0), line)];
    let isShort = false;
    for (const p of proof.map((h) => Buffer.from(h, 'hex'))) {
      if (b === 0) isShort = true;
      if (a % 2 === 1 || a === b) {
        r = sha(Buffer.of(1), p, r);
        while (a % 2 === 0 && a !== 0) [a, b] = [Math.floor(a / 2), Math.floor(b / 2)];
      } else r = sha(Buffer.of(1), r, p);
      [a, b] = [Math.floor(a / 2), Math.floor(b / 2)];
    }
    must(!isShort && b === 0 && r.toString('base64') === root, `entry ${id}: proof`);
  });

  // 7. The personal payloads
  const seen = new Set();
  for (const line of lines('audit/personal.jsonl')) {
    const { entry, salt, value } = JSON.parse(line);
    must(strictBase64(salt).length === 32 && entries.get(entry)?.personal === hex(sha(Buffer.of(2), strictBase64(salt), jcs(value))) && !seen.has(entry), `personal payload of ${entry}`);
    seen.add(entry);
  }

  // 8. The facts
  const walk = (value, name) => {
    if (value === null || typeof value !== 'object') return;
    if (!Array.isArray(value) && 'audit_entry' in value && 'record' in value && value.audit_entry !== null) {
      must(entries.get(value.audit_entry)?.facts.record_sha256 === hex(sha(Buffer.of(3), jcs(value.record))), `${name}: record of ${value.audit_entry}`);
    }
    Object.values(value).forEach((part) => walk(part, name));
  };
  const custodians = new Map(json('facts/assets.json').map((asset) => [asset.id, asset.custodian]));
  const shown = new Set();
  for (const name of files.keys()) {
    if (/^(facts|custody)\//.test(name)) walk(json(name), name);
    if (!name.startsWith('custody/')) continue;
    const { asset, events } = json(name);
    events.forEach(({ audit_entry, record }, n) => {
      const entity = entries.get(audit_entry)?.entity;
      must(entity?.kind === 'custody_event' && entity.id === record.id && record.asset_id === asset.id, `${name}: event ${n + 1}`);
      shown.add(record.id);
      const before = events[n - 1]?.record;
      if (!before) return;
      must(record.seq === before.seq + 1, `${name}: order at ${n + 1}`);
      must(record.corrects !== null || record.is_gap === true || jcs(record.from) === jcs(withWhom(events.slice(0, n))), `${name}: join at ${n + 1}`);
    });
    const end = withWhom(events);
    must(!end || !custodians.has(asset.id) || jcs(end) === jcs(custodians.get(asset.id)), `${name}: end`);
  }
  for (const { entity } of entries.values()) must(entity.kind !== 'custody_event' || shown.has(entity.id), `hand-over ${entity.id} not shown`);
}

try {
  verifyAll();
} catch (error) {
  must(false, `cannot be read: ${error.message}`);
}
for (const problem of problems) console.log(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
