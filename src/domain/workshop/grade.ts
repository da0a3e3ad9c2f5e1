/**
 * Grades: a device's condition after testing, in words anyone can check.
 * Rule: the grade follows from what was seen, and the worst finding decides; a
 * person may grade lower, never higher.
 */
export const grades = ['A', 'B', 'C', 'D'] as const;
export type Grade = (typeof grades)[number];

/** The criteria as they are shown while grading and printed beside a grade. */
export const gradeCriteria: { readonly [G in Grade]: string } = {
  A: 'Like new. Everything works; battery at 85 % or more; no marks visible at arm’s length.',
  B: 'Good. Everything works; battery at 70 % or more; light scratches, no dents, clean screen.',
  C: 'Worn. Everything needed works; battery at 50 % or more, or due to be replaced; dents, worn keys or a marked screen.',
  D: 'For repair or parts. Something does not work, the screen or case is broken, or the battery is unsafe.',
};

export type Findings = {
  readonly powersOn: boolean;
  readonly faults: readonly string[];
  /** Of design capacity; null where there is no battery. */
  readonly batteryPercent: number | null;
  readonly batteryUnsafe: boolean;
  readonly marks: 'none' | 'light' | 'heavy' | 'broken';
};

const worst = (found: readonly Grade[]): Grade => [...found].sort().at(-1) ?? 'A';

/** The best grade that the findings allow. */
export function gradeFor(findings: Findings): Grade {
  const battery = findings.batteryPercent;
  return worst([
    findings.powersOn && findings.faults.length === 0 && !findings.batteryUnsafe ? 'A' : 'D',
    battery === null || battery >= 85 ? 'A' : battery >= 70 ? 'B' : 'C',
    ({ none: 'A', light: 'B', heavy: 'C', broken: 'D' } as const)[findings.marks],
  ]);
}

/** A person may be stricter than the findings. */
export const acceptsGrade = (findings: Findings, chosen: Grade): boolean => chosen >= gradeFor(findings);
