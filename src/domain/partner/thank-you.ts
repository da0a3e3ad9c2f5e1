/**
 * The draft of a thank-you, from the deed and what came of it.
 * Rule: it names the concrete thing and its consequence and asks for nothing;
 * it is a draft, and a named person sends it (FIELD (d) 8; PRODUCT, "Thanks").
 * A deed's `what` follows "you", in the past: "stored box HB-4821 in slot C3".
 */
export type DeedFacts = { readonly kind: string; readonly helperName: string; readonly what: string; /** Local date of the deed, spelled out: "Thursday 20 November". */ readonly day: string };

/** What such a deed is good for: said only of what follows from it in every case. */
const consequences: { readonly [kind: string]: string } = {
  parcel_stored: 'Because of that it lay safely, everybody could see where, and nobody had to search for it.',
  parcel_handed_on: 'Because of that it is where it should be, and the hand-over is on record.',
  manager_confirmed: 'One look from you saved a search: we know what to expect and who takes over.',
  referred: 'You sent us the right way at once; that is worth as much as doing it.',
  device_brought: 'Because of that it is home, and the next person can have it.',
};

export function draftThanks(deed: DeedFacts): { readonly subject: string; readonly body: string } {
  const first = deed.helperName.trim().split(/\s+/)[0] ?? deed.helperName;
  return {
    subject: `Thank you, ${first}`,
    body: [`Hello ${first},`, `on ${deed.day} you ${deed.what.replace(/[.\s]+$/, '')}. ${consequences[deed.kind] ?? 'It helped, and it was seen.'}`, 'Thank you. You need not do anything.'].join('\n\n'),
  };
}

/** Until a case is cleared more people may help; from then on everyone was thanked as soon as no thank-you of it waits. */
export const isEveryoneThanked = (of: { readonly caseStatus: string; readonly waiting: number }): boolean => of.caseStatus === 'cleared' && of.waiting === 0;

/** Whole days a deed has waited. */
export const daysWaiting = (happenedAt: string, now: string): number => Math.max(0, Math.floor((Date.parse(now) - Date.parse(happenedAt)) / 86_400_000));
