/** The form under which a tracking number is kept and found: the station reads the same from the label, the link or the clerk's typing. */
import { compact } from '#domain/intake/normalise';
import { classify } from '#domain/intake/scan';

/** Null for a text that no label carries: a sentence, a name, a few letters. */
export function trackingKeyOf(text: string): string | null {
  const scan = classify(text);
  const named = scan.kinds.find((kind) => kind.kind === 'tracking');
  const key = named?.candidates[0]?.number ?? named?.text ?? compact(text);
  return /^(?=.*\d)[A-Z0-9]{4,40}$/.test(key) ? key : null;
}
