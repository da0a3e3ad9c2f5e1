/**
 * What is wrong with an ask before it goes out, each with how to mend it.
 * Rule: FIELD (d) 1 and 3: one verb, a reason, nothing we could look up
 * ourselves, effort under the cap, and something of ours done first. An ask
 * with a problem is not sent; whoever made it sees the problem, the helper
 * never does.
 */
export type AskDraft = {
  /** What the helper is to do; more than one verb is more than one ask. */
  readonly verbs: readonly string[];
  readonly whyYou: string;
  readonly whatYouGet: readonly string[];
  readonly alreadyDone: readonly string[];
  readonly effortSeconds: number;
  /** The facts the page asks for, by name: `successor`, `personal_contact` … */
  readonly asksFor: readonly string[];
};

export type AskProblem = {
  readonly problem: 'no_verb' | 'several_verbs' | 'no_reason' | 'no_gain' | 'nothing_prepared' | 'already_known' | 'too_much_effort' | 'effort_unknown';
  readonly message: string;
  readonly mend: string;
};

export const longestEffortSeconds = 600;

const found = (problem: AskProblem['problem'], message: string, mend: string): AskProblem => ({ problem, message, mend });

/** Every problem of the draft; none means it may go. `known` are the facts the system has already. */
export function lintAsk(draft: AskDraft, known: ReadonlySet<string>, capSeconds: number = longestEffortSeconds): AskProblem[] {
  const verbs = [...new Set(draft.verbs.map((verb) => verb.trim()).filter(Boolean))];
  const knownAlready = [...new Set(draft.asksFor)].filter((fact) => known.has(fact));
  const minutes = (seconds: number): string => `${Math.round(seconds / 6) / 10} minutes`;
  return [
    ...(verbs.length === 0 ? [found('no_verb', 'It does not say what to do.', 'Name the one thing asked for, as a verb.')] : []),
    ...(verbs.length > 1 ? [found('several_verbs', `It asks for ${verbs.length} things: ${verbs.join(', ')}.`, `Make ${verbs.length} asks, or drop all but “${verbs[0]}”.`)] : []),
    ...(draft.whyYou.trim() === '' ? [found('no_reason', 'It does not say why this person.', 'Say what they know or can do that we cannot.')] : []),
    ...(draft.whatYouGet.every((gain) => gain.trim() === '') ? [found('no_gain', 'Nothing is in it for them.', 'Say what they get, even if it is only that nobody asks again.')] : []),
    ...(draft.alreadyDone.every((deed) => deed.trim() === '') ? [found('nothing_prepared', 'We have done nothing yet.', 'Do our part first: fill in the list, make the slip, tell the mailroom.')] : []),
    ...knownAlready.map((fact) => found('already_known', `It asks for “${fact}”, which we know.`, 'Fill it in and let them correct it, or leave it out.')),
    ...(Number.isFinite(draft.effortSeconds) && draft.effortSeconds > 0
      ? draft.effortSeconds > capSeconds
        ? [found('too_much_effort', `It takes ${minutes(draft.effortSeconds)}; more than ${minutes(capSeconds)} is a job, not a favour.`, 'Take a part of it over ourselves, or split it over days.')]
        : []
      : [found('effort_unknown', 'It does not say how long it takes.', 'Try it once and write down the seconds.')]),
  ];
}
