/**
 * A policy's condition in plain words, as far as it can be said without
 * changing what it means; otherwise null, and the screen shows it as written.
 */
const facts: Record<string, readonly [yes: string, no: string]> = {
  'person.hasManager': ['they have a manager', 'no manager is known'],
  'person.hasPersonalContact': ['a contact outside is known', 'no contact outside is known'],
  'case.immediate': ['access ends now', 'access does not end now'],
  'case.embargoed': ['the case is under embargo', 'the case is under no embargo'],
  'asset.managed': ['it is managed', 'it is not managed'],
  'asset.shared': ['it is shared', 'it is not shared'],
  'asset.dataBearing': ['it holds data', 'it holds no data'],
  'seat.reclaimable': ['the seat can be given to another', 'the seat cannot be given to another'],
  'seat.holdsData': ['the seat holds data', 'the seat holds no data'],
  'account.privileged': ['the account is privileged', 'the account is not privileged'],
  'account.holdsData': ['the account holds data', 'the account holds no data'],
};

const names: Record<string, string> = {
  'case.reason': 'the reason', 'case.noticeDays': 'the days of notice', 'person.employment': 'the employment', 'person.workMode': 'the way of working', 'person.country': 'their country', 'person.location.country': 'the country of their site',
  'person.location.name': 'the site', 'person.department': 'the department', 'asset.ownership': 'the owner', 'asset.category': 'the kind', 'asset.model': 'the model', 'asset.ownerName': 'the owner’s name', 'seat.product': 'the product', 'account.system': 'the system',
};

const alternatives = (list: string): string => {
  const words = [...list.matchAll(/"([^"]*)"/g)].map((match) => (match[1] ?? '').replaceAll('_', ' '));
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
};

/** One comparison, one membership or one fact; null for anything else. */
function atomWords(text: string): string | null {
  const atom = text.trim();
  const fact = /^(!?)([a-z.]+)$/i.exec(atom);
  if (fact !== null) return facts[fact[2] ?? '']?.[fact[1] === '!' ? 1 : 0] ?? null;
  const member = /^(!\()?([\w.]+) in \[([^\]]*)\]\)?$/.exec(atom);
  if (member !== null && names[member[2] ?? ''] !== undefined) return `${names[member[2] ?? '']} is ${member[1] === undefined ? '' : 'not '}${alternatives(member[3] ?? '')}`;
  const compared = /^([\w.]+) (==|!=) (?:"([^"]*)"|([\w.]+))$/.exec(atom);
  if (compared !== null && names[compared[1] ?? ''] !== undefined) {
    const other = compared[3]?.replaceAll('_', ' ') ?? names[compared[4] ?? ''];
    return other === undefined ? null : `${names[compared[1] ?? '']} is ${compared[2] === '!=' ? 'not ' : ''}${other}`;
  }
  if (atom === 'size(assets) > 0') return 'they have something of ours';
  const some = /^(!?)(assets|seats|accounts)\.exists\((\w+), (.*)\)$/.exec(atom);
  if (some === null) return null;
  const inner = conditionWords(some[4] ?? '');
  const kind = { assets: 'asset', seats: 'seat', accounts: 'account' }[some[2] as 'assets'];
  return inner === null ? null : `there is ${some[1] === '!' ? 'no' : kind === 'seat' ? 'a' : 'an'} ${kind} where ${inner}`;
}

/** Splits at an operator that stands in no parentheses. */
function splitAt(text: string, operator: '&&' | '||'): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '(' || letter === '[') depth += 1;
    else if (letter === ')' || letter === ']') depth -= 1;
    else if (depth === 0 && text.startsWith(operator, at)) {
      parts.push(text.slice(start, at));
      start = at + 2;
    }
  }
  return [...parts, text.slice(start)];
}

export function conditionWords(condition: string): string | null {
  const text = condition.replace(/\s+/g, ' ').trim();
  const either = splitAt(text, '||');
  const both = splitAt(text, '&&');
  if (either.length > 1 && both.length > 1) return null;
  const parts = either.length > 1 ? either : both;
  if (parts.length === 1) return atomWords(text);
  const words = parts.map(atomWords);
  return words.includes(null) ? null : words.join(either.length > 1 ? ', or ' : ', and ');
}

/** A text of the policy in pieces: plain words, and the places a case fills in. */
export function placesIn(text: string): { text: string; isPlace: boolean }[] {
  const places: Record<string, string> = { 'person.name': 'the leaver', 'person.location': 'their site', 'person.country': 'their country', 'asset.tag': 'tag', 'asset.category': 'kind of asset', 'asset.ownerName': 'its owner', 'asset.model': 'model', 'account.system': 'system', 'account.username': 'user name', 'seat.product': 'product' };
  return text.split(/(\{[^}]+\})/).filter((piece) => piece !== '').map((piece) => {
    const name = /^\{([^}]+)\}$/.exec(piece)?.[1];
    return name === undefined ? { text: piece, isPlace: false } : { text: places[name] ?? name.replaceAll('.', ' '), isPlace: true };
  });
}
