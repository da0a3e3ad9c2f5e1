import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionsFrom } from '../transition.ts';
import { dispositions, mayDispose, openDispositions, type DispositionFacts } from './disposition.ts';
import { acceptsGrade, gradeFor, grades, type Findings } from './grade.ts';
import { applicableChecks, openUnlockChecks, unlockStates, type UnlockAnswer } from './unlock-checks.ts';
import { changeWorkshopStatus, workshopStatuses, workshopTransitions, type WorkshopAction, type WorkshopStatus } from './workshop-lifecycle.ts';

const clear = (check: UnlockAnswer['check'], given: Partial<UnlockAnswer> = {}): UnlockAnswer => ({ check, result: 'clear', byId: 'tech', at: '2026-06-01T10:00:00Z', note: null, ...given });

describe('unlock checks', () => {
  test('a device is open until every check that applies is clear or excused', () => {
    const checks = applicableChecks('laptop', 'windows');
    const answers = checks.map((check) => clear(check));
    expect(openUnlockChecks(unlockStates('laptop', 'windows', answers))).toEqual([]);
    for (const check of checks) {
      expect(openUnlockChecks(unlockStates('laptop', 'windows', answers.filter((answer) => answer.check !== check)))).toEqual([check]);
      expect(openUnlockChecks(unlockStates('laptop', 'windows', [...answers, clear(check, { result: 'not_clear', at: '2026-06-02T10:00:00Z' })]))).toEqual([check]);
    }
  });

  test('the newest answer counts, in whatever order the answers come', () => {
    const answers = [clear('bmc', { at: '2026-06-03T10:00:00Z' }), clear('bmc', { result: 'not_clear', at: '2026-06-02T10:00:00Z' })];
    for (const order of [answers, answers.toReversed()]) expect(openUnlockChecks(unlockStates('server', null, order))).not.toContain('bmc');
  });

  test('"does not apply" needs its reason', () => {
    const excuse = (note: string | null) => openUnlockChecks(unlockStates('phone', 'android', [clear('sim', { result: 'not_applicable', note })]));
    expect(excuse('  ')).toContain('sim');
    expect(excuse('Wi-Fi model')).not.toContain('sim');
  });

  test.each([['laptop', 'windows', 'autopilot', true], ['laptop', 'macos', 'autopilot', false], ['laptop', 'macos', 'recovery_lock', true], ['laptop', 'windows', 'activation_lock', false],
    ['phone', 'ios', 'activation_lock', true], ['monitor', null, 'mdm_enrolment', false], ['laptop', null, 'dfci', true]] as const)('on a %s with %s, %s applies: %s', (category, platform, check, applies) => {
    expect(applicableChecks(category, platform).includes(check)).toBe(applies);
  });

  test('a monitor has nothing to unlock', () => {
    expect(unlockStates('monitor', null, [])).toEqual([]);
  });
});

describe('grades', () => {
  const good: Findings = { powersOn: true, faults: [], batteryPercent: 95, batteryUnsafe: false, marks: 'none' };
  test.each<[string, Partial<Findings>, string]>([
    ['without a mark', {}, 'A'], ['without a battery', { batteryPercent: null }, 'A'], ['with light scratches', { marks: 'light' }, 'B'], ['with a battery at 84 %', { batteryPercent: 84 }, 'B'],
    ['with a battery at 69 %', { batteryPercent: 69 }, 'C'], ['with dents', { marks: 'heavy' }, 'C'], ['that does not start', { powersOn: false }, 'D'],
    ['with a dead key', { faults: ['key E'] }, 'D'], ['with a swollen battery', { batteryUnsafe: true }, 'D'], ['with a broken screen', { marks: 'broken' }, 'D'],
  ])('a device %s is graded accordingly', (_, given, grade) => {
    expect(gradeFor({ ...good, ...given })).toBe(grade);
  });

  test('a person may grade lower than the findings, never higher', () => {
    expect(grades.filter((grade) => acceptsGrade({ ...good, marks: 'light' }, grade))).toEqual(['B', 'C', 'D']);
  });
});

describe('dispositions', () => {
  const ready: DispositionFacts = {
    underLegalHold: false, ownedBy: 'organisation', dataBearing: true, sanitisationVerified: true, openUnlockChecks: [], grade: 'B', batteryUnsafe: false,
    approvedById: 'approver', recipient: 'Refurb Lda', certificateNumber: 'C-1', reason: 'worn out',
  };

  test('with everything in place, all ways but the lessor’s are open', () => {
    expect(openDispositions(ready)).toEqual(dispositions.filter((one) => one !== 'return_to_lessor'));
  });

  test('what belongs to a lessor goes nowhere else but to repair', () => {
    expect(openDispositions({ ...ready, ownedBy: 'lessor' })).toEqual(['repair', 'return_to_lessor']);
  });

  test('under legal hold no way is open', () => {
    expect(openDispositions({ ...ready, underLegalHold: true })).toEqual([]);
  });

  test.each<[(typeof dispositions)[number], Partial<DispositionFacts>, string[]]>([
    ['redeploy', { sanitisationVerified: false, grade: 'D' }, ['sanitised', 'working']], ['sell', { approvedById: null, recipient: ' ' }, ['approval', 'recipient']],
    ['donate', { batteryUnsafe: true }, ['battery_safe']], ['recycle', { certificateNumber: null }, ['certificate']], ['write_off', { reason: null, approvedById: null }, ['approval', 'reason']],
    ['repair', { recipient: null, reason: '' }, ['recipient', 'reason']],
  ])('%s lists everything that it lacks', (disposition, given, missing) => {
    expect(mayDispose(disposition, { ...ready, ...given })).toEqual({ ok: false, error: { code: 'disposition_incomplete', disposition, missing } });
  });

  test('a device without data needs no sanitisation', () => {
    expect(mayDispose('redeploy', { ...ready, dataBearing: false, sanitisationVerified: false }).ok).toBe(true);
  });
});

describe('the way through the workshop', () => {
  const fine = { underLegalHold: false, dataBearing: true, sanitisationVerified: true, openUnlockChecks: [] };
  const walk = (actions: readonly WorkshopAction[], facts = fine) => actions.reduce<WorkshopStatus>((status, action) => {
    const after = changeWorkshopStatus(status, action, facts);
    if (!after.ok) throw new Error(`${action}: ${after.error.code}`);
    return after.value;
  }, 'queued');

  test('a laptop is checked, sanitised, verified, graded', () => {
    expect(walk(['start', 'checks_done', 'sanitised', 'verified', 'graded'])).toBe('done');
  });

  test('a failed verification goes back to sanitising', () => {
    expect(walk(['start', 'checks_done', 'sanitised', 'verification_failed'])).toBe('sanitising');
  });

  test('a monitor skips sanitising, a laptop does not', () => {
    expect(walk(['start', 'nothing_to_sanitise', 'graded'], { ...fine, dataBearing: false, sanitisationVerified: false })).toBe('done');
    expect(changeWorkshopStatus('checking', 'nothing_to_sanitise', fine)).toMatchObject({ error: { code: 'sanitisation_missing' } });
  });

  test('what is blocked goes on where it stopped', () => {
    for (const status of workshopStatuses) {
      if (!actionsFrom(workshopTransitions, status).includes('block')) continue;
      const blocked = changeWorkshopStatus(status, 'block', fine);
      expect(blocked.ok && changeWorkshopStatus(blocked.value, 'unblock', fine)).toEqual({ ok: true, value: status });
    }
  });

  test('under a hold that arrives in the queue, nothing goes on', () => {
    for (const status of workshopStatuses) {
      for (const action of actionsFrom(workshopTransitions, status)) {
        if (action === 'block' || action === 'call_off') continue;
        expect(changeWorkshopStatus(status, action, { ...fine, underLegalHold: true })).toMatchObject({ error: { code: 'under_legal_hold' } });
      }
    }
  });

  test('no way through the table ends in done with data unverified or a lock on', () => {
    const facts = fc.record({ underLegalHold: fc.boolean(), dataBearing: fc.boolean(), sanitisationVerified: fc.boolean(), openUnlockChecks: fc.constantFrom<string[]>([], ['sim']) });
    fc.assert(fc.property(fc.constantFrom(...workshopStatuses), facts, (status, given) => {
      expect(workshopTransitions).toHaveProperty(status);
      for (const action of actionsFrom(workshopTransitions, status)) {
        const after = changeWorkshopStatus(status, action, given);
        const wrong = given.underLegalHold || given.openUnlockChecks.length > 0 || (given.dataBearing && !given.sanitisationVerified);
        expect(after.ok && after.value === 'done' && wrong).toBe(false);
      }
    }));
  });
});
