/**
 * The readable face of an evidence file: index.html, for an auditor who has
 * only a browser.
 * Rule: styles inline, no scripts, nothing fetched; it shows what the facts
 * say and says where to check it. Times are UTC, as in the entries.
 * Source: docs/evidence-format.md; the colours of the product's design.
 */
import { counted } from './evidence-check.ts';
import type { Custodian, CustodyChain, CustodyEvent, EvidenceContent, SealedEntry } from './evidence-content.ts';
import { entriesFile } from './evidence-manifest.ts';
import { html, type Html } from './html.ts';
import { reportStyle } from './report-style.ts';

type Naming = (party: Custodian) => string;
type Cell = string | Html;

/** `files` tells under which name each asset's chain lies in the archive. */
export function reportOf(content: EvidenceContent, files: ReadonlyMap<string, string>): string {
  const name = namingOf(content);
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Evidence ${content.case.ref}</title><style>${{ markup: reportStyle }}</style></head><body><main>
${summary(content, name)}
${custody(content, name, files)}
${waivers(content, name)}
${doors(content)}
${helpers(content, name)}
${timeline(content.entries, name)}
${papers(content)}
${howToVerify(content)}
</main></body></html>
`;
  return page.markup;
}

/** The name as of then; what has none is called by what the facts say of it. */
function namingOf({ names, case: subject, assets, custody: chains, asks, accounts, seats }: EvidenceContent): Naming {
  const told = new Map<string, string>([
    [`case:${subject.id}`, `case ${subject.ref}`],
    ...assets.map((asset) => [`asset:${asset.id}`, `${asset.model} ${asset.tag}`] as const),
    ...chains.flatMap(({ asset, events }) => events.map(({ record }) => [`custody_event:${record.id}`, `${asset.model} ${asset.tag}`] as const)),
    ...asks.map((ask) => [`ask:${ask.id}`, ask.about] as const),
    ...accounts.map((account) => [`account:${account.id}`, account.system] as const),
    ...seats.map((seat) => [`seat:${seat.id}`, seat.product] as const),
    ...Object.entries(names),
  ]);
  return ({ kind, id }) => (id === null ? 'nobody known' : (told.get(`${kind}:${id}`) ?? `${kind.replaceAll('_', ' ')} ${id}`));
}

function summary(content: EvidenceContent, name: Naming): Html {
  const { person, case: subject, clearance } = content;
  const outcome = clearance === null
    ? 'is not cleared yet'
    : `was cleared on ${when(clearance.record.cleared_at)} by ${name(clearance.record.by)}`;
  const handOvers = content.custody.reduce((sum, chain) => sum + chain.events.length, 0);
  return html`<header><p class="quiet">${content.organisation} · evidence of case ${subject.ref}</p>
<h1>${person.name} ${outcome}</h1>
<p>${counted(content.assets.length, 'asset')} with ${counted(handOvers, 'hand-over')}, ${counted(content.waivers.length, 'waiver')}, ${counted(content.entries.length, 'audit entry', 'audit entries')}. Made ${when(content.made_at)} by ${name(content.made_by)}. All times are UTC.</p></header>
<section><h2>The case</h2>${pairs([
    ['Status', subject.status], ['Reason', subject.reason],
    ['Last working day', `${subject.last_working_on} (${subject.time_zone})`],
    ['Access cut-off', when(subject.access_cut_off_at)], ['Return-by', subject.return_by_on ?? 'not set'],
    ['Opened', when(subject.opened_at)], ['Policy', `${subject.policy.name}, version ${subject.policy.version}`],
    ['Employment', person.employment ?? 'not known'], ['Location', person.location ?? 'not known'],
    ['Department', person.department ?? 'not known'], ['Manager', person.manager ?? 'not known'],
  ])}</section>`;
}

function custody({ custody: chains, assets, certificates }: EvidenceContent, name: Naming, files: ReadonlyMap<string, string>): Html {
  const statusOf = new Map(assets.map((asset) => [asset.id, asset.status]));
  const drawn = chains.map((chain) => chainOf(chain, statusOf.get(chain.asset.id) ?? '', name, files.get(chain.asset.id) ?? ''));
  const unmoved = assets.filter((asset) => !files.has(asset.id))
    .map((asset) => html`<article><h3>${asset.model} · ${asset.tag}</h3><p>With ${name(asset.custodian)}; no hand-over is recorded here.</p></article>`);
  const documents = certificates.map(({ name: file, title }) => html`<li><a href="certificates/${file}">${title}</a></li>`);
  return html`<section><h2>Who answered for each asset</h2>${drawn.length + unmoved.length === 0 ? html`<p>No asset was in the scope of this case.</p>` : [...drawn, ...unmoved]}
${documents.length === 0 ? null : html`<h3>Certificates</h3><ul>${documents}</ul>`}</section>`;
}

function chainOf({ asset, events }: CustodyChain, status: string, name: Naming, file: string): Html {
  const steps = events.map(({ record: event, audit_entry }) => html`<li><time>${when(event.occurred_at)}</time>
<strong>${event.from === null ? '' : `${name(event.from)} → `}${name(event.to)}</strong>
<span class="quiet">${event.kind}${event.condition === null ? '' : `, condition: ${event.condition}`}, recorded by ${name(event.actor)}${remark(event)}</span>
<a class="quiet" href="#entry-${audit_entry ?? ''}">audit entry</a></li>`);
  return html`<article><h3>${asset.model} · ${asset.tag}</h3><p class="quiet">Serial number ${asset.serial ?? 'not known'}${status === '' ? '' : ` · ${status}`} · <a href="${file}">${file}</a></p><ol class="chain">${steps}</ol></article>`;
}

function remark({ kind, corrects, is_gap }: CustodyEvent): string {
  if (corrects !== null) return kind === 'correction' ? ', says what an earlier event should have said' : ', heard of late';
  return is_gap ? ', witnessed by nobody' : '';
}

function waivers({ waivers: given }: EvidenceContent, name: Naming): Html {
  const rows = given.map(({ record: waiver, reason }) => [name(waiver.about), reason, name(waiver.requested_by), name(waiver.approved_by), when(waiver.approved_at)]);
  return table('Waivers', ['About', 'Reason', 'Asked for by', 'Approved by', 'When'], rows, 'Nothing was waived.');
}

function doors({ accounts, seats }: EvidenceContent): Html {
  const ended = accounts.map((account) => [account.system, account.status, when(account.cut_off_at), when(account.ended_at), lateness(account.cut_off_at, account.ended_at)]);
  const back = seats.map((seat) => [seat.product, seat.status, when(seat.reclaimed_at)]);
  return html`${table('Accounts', ['System', 'Status', 'Cut-off', 'Ended', 'Against the cut-off'], ended, 'No account was in the scope of this case.')}
${table('Seats', ['Product', 'Status', 'Reclaimed'], back, 'No seat was in the scope of this case.')}`;
}

function helpers({ tasks, asks, messages }: EvidenceContent, name: Naming): Html {
  const done = tasks.map((task) => [task.title, task.owner, task.status, when(task.due_at), task.done_by === null ? when(task.done_at) : `${when(task.done_at)}, ${name(task.done_by)}`]);
  const asked = asks.map((ask) => [name(ask.to), ask.about, when(ask.sent_at), ask.answers.map(({ record }) => `${record.answer}, ${when(record.answered_at)}`).join('; ') || 'no answer']);
  const sent = messages.map((message) => [name(message.to), message.channel, message.subject, message.status, when(message.sent_at)]);
  return html`${table('Tasks', ['Task', 'Owner', 'Status', 'Due', 'Done'], done, 'No tasks.')}
${table('Asks and answers', ['To', 'About', 'Sent', 'Answers'], asked, 'Nobody was asked for anything.')}
${table('Messages', ['To', 'Channel', 'Subject', 'Status', 'Sent'], sent, 'No message was sent.')}`;
}

function timeline(entries: readonly SealedEntry[], name: Naming): Html {
  const rows = entries.map(({ entry, index }) => html`<tr id="entry-${entry.id}"><td><time>${when(entry.at)}</time></td><td>${entry.action}</td><td>${name(entry.entity)}</td><td>${name(entry.actor)}</td><td>${index}</td></tr>`);
  return html`<section><h2>Timeline</h2><p>Every entry as it was sealed is in <a href="${entriesFile}">${entriesFile}</a>; the number is its place in the log.</p>
<div class="wide"><table><thead><tr><th>When</th><th>What</th><th>Of</th><th>By</th><th>In the log</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

function papers({ clearance }: EvidenceContent): Html | null {
  if (clearance === null || clearance.record.approvals.length === 0) return null;
  return table('Approvals of the clearance', ['Role', 'When'], clearance.record.approvals.map((approval) => [approval.role, when(approval.at)]), '');
}

function howToVerify({ checkpoint, case: subject }: EvidenceContent): Html {
  return html`<section><h2>How to verify this file</h2>
<p>This page is a reading aid. The proof is in the files beside it. Run <code>handback verify</code> with the archive: it needs no database and no network. Or follow <a href="VERIFY.md">VERIFY.md</a> with tools of your own. Compare the fingerprint of <a href="public-key.pem">public-key.pem</a> with the one the organisation published; without that, the file proves that it is whole, not who made it.</p>
<p>The checkpoint that the entries of ${subject.ref} are proven against:</p><pre>${checkpoint}</pre></section>`;
}

function table(title: string, heads: readonly string[], rows: readonly (readonly Cell[])[], none: string): Html {
  if (rows.length === 0) return html`<section><h2>${title}</h2><p class="quiet">${none}</p></section>`;
  return html`<section><h2>${title}</h2><div class="wide"><table><thead><tr>${heads.map((head) => html`<th>${head}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div></section>`;
}

const pairs = (rows: readonly (readonly [string, string])[]): Html =>
  html`<dl>${rows.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;

/** `2026-07-30 16:04`; the entries carry the rest. */
const when = (at: string | null): string => (at === null ? '—' : at.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*$/, '$1 $2'));

function lateness(cutOffAt: string | null, endedAt: string | null): string {
  if (cutOffAt === null || endedAt === null) return endedAt === null ? 'not ended' : '—';
  const minutes = Math.round((Date.parse(endedAt) - Date.parse(cutOffAt)) / 60_000);
  if (minutes === 0) return 'on time';
  const size = Math.abs(minutes);
  const length = size < 120 ? counted(size, 'minute') : `${(size / 60).toFixed(1)} hours`;
  return minutes > 0 ? `${length} late` : `${length} early`;
}
