import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assetStatuses, changeAssetStatus, type AssetStatus } from '../asset/asset-status.ts';
import { actionsFrom } from '../transition.ts';
import { dispositions, mayDispose, openDispositions, type DispositionFacts } from './disposition.ts';
import { acceptsGrade, gradeFor, grades, type Findings } from './grade.ts';
import { mayAdmit, ownerships, priorityAtOpening } from './admission.ts';
import { nextAct, whatIsMissing, type ReadyFacts } from './readiness.ts';
import { applicableChecks, likelyPlatform, openUnlockChecks, unlockStates, type UnlockAnswer } from './unlock-checks.ts';
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

  test('a disk found late takes the device back to sanitising', () => {
    expect(walk(['start', 'checks_done', 'sanitised', 'verified', 'medium_found'])).toBe('sanitising');
    expect(walk(['start', 'checks_done', 'sanitised', 'medium_found', 'sanitised'])).toBe('verifying');
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

describe('coming into the workshop', () => {
  test('whatever its status, the way in ends there, or there is none', () => {
    const free = { underLegalHold: true, dataBearing: true, sanitisationVerified: false, openUnlockChecks: ['sim'] };
    for (const status of assetStatuses) {
      const way = mayAdmit('own', status);
      if (!way.ok) { expect(status).toBe('disposed'); continue; }
      const end = way.value.reduce<AssetStatus>((at, action) => {
        const after = changeAssetStatus(at, action, free);
        return after.ok ? after.value : at;
      }, status);
      expect(end).toBe('in_workshop');
    }
  });

  test('what belongs to an agency, a client or a person is not opened, and what is rented is', () => {
    expect(ownerships.filter((ownership) => mayAdmit(ownership, 'returned').ok)).toEqual(['own', 'lessor', 'vendor']);
  });

  test('what a new starter waits for is first, what costs rent is soon', () => {
    expect(priorityAtOpening({ isReserved: true, ownership: 'own' })).toBe(2);
    expect(priorityAtOpening({ isReserved: false, ownership: 'lessor' })).toBe(1);
    expect(priorityAtOpening({ isReserved: false, ownership: 'own' })).toBe(0);
  });

  test.each([
    ['laptop', 'Apple', 'MacBook Pro 14', 'macos'], ['phone', 'Apple', 'iPhone 14', 'ios'], ['tablet', null, 'iPad Air', 'ios'], ['phone', 'Samsung', 'Galaxy S23', 'android'], ['laptop', 'Dell', 'Latitude 7440', 'windows'],
    ['laptop', 'Acer', 'Chromebook Spin', 'chromeos'], ['tablet', 'Microsoft', 'Surface Go', 'windows'], ['printer', 'HP', 'M479', null], ['laptop', null, null, 'windows'],
  ] as const)('a %s of %s called %s most likely runs %s', (category, manufacturer, model, platform) => {
    expect(likelyPlatform({ category, manufacturer, model })).toBe(platform);
  });
});

describe('what is missing', () => {
  const done: ReadyFacts = { status: 'grading', underLegalHold: false, dataBearing: true, openUnlockChecks: [], media: [{ id: 'm1', verdict: { ok: true, value: null }, isVerified: true }], isGraded: true, dispositionAsked: false };
  const codes = (facts: Partial<ReadyFacts>) => whatIsMissing({ ...done, ...facts }).map(({ code }) => code);
  const refused = (error: object) => [{ id: 'm1', verdict: { ok: false as const, error: error as never }, isVerified: false }];

  test('is only the decision when all else is done, and nothing when the job is over', () => {
    expect(codes({})).toEqual(['not_decided']);
    expect(codes({ dispositionAsked: true })).toEqual(['awaits_approval']);
    expect(codes({ status: 'done', isGraded: false })).toEqual([]);
  });

  test.each<[string, Partial<ReadyFacts>, string]>([
    ['a hold', { underLegalHold: true }, 'quarantine'], ['a job put aside', { status: 'blocked_grading' }, 'blocked'], ['a lock', { openUnlockChecks: ['sim'] }, 'checks_open'], ['no medium', { media: [] }, 'no_medium'],
    ['a medium without a record', { media: [{ id: 'm1', verdict: null, isVerified: false }] }, 'not_sanitised'],
    ['a failed run', { media: refused({ code: 'sanitisation_failed', nextStep: 'repeat', attempts: 1 }) }, 'repeat'], ['spent attempts', { media: refused({ code: 'sanitisation_failed', nextStep: 'destroy', attempts: 2 }) }, 'destroy'],
    ['no verification', { media: refused({ code: 'sanitisation_incomplete', missing: ['verification'] }) }, 'not_verified'],
    ['no validation', { media: [{ ...refused({ code: 'sanitisation_incomplete', missing: ['validation'] })[0]!, isVerified: true }] }, 'not_validated'],
    ['a record below the rules', { media: refused({ code: 'sanitisation_too_weak', method: 'clear', required: 'purge' }) }, 'not_accepted'], ['no grade', { isGraded: false }, 'not_graded'],
  ])('%s is named', (_, facts, code) => {
    expect(codes(facts)).toContain(code);
  });

  test('every open job has one next act, and what rests in quarantine is left alone', () => {
    for (const status of workshopStatuses) {
      const act = nextAct({ status, underLegalHold: false, isGraded: false, dispositionAsked: false });
      expect(act === 'none').toBe(status === 'done' || status === 'called_off');
      if (act !== 'none') expect(nextAct({ status, underLegalHold: true, isGraded: false, dispositionAsked: false })).toBe('release_hold');
    }
    expect(nextAct({ status: 'grading', underLegalHold: false, isGraded: true, dispositionAsked: false })).toBe('decide');
    expect(nextAct({ status: 'grading', underLegalHold: false, isGraded: true, dispositionAsked: true })).toBe('approve');
  });
});
