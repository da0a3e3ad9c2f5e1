/** After the last day: doors close, things come home and are looked at, the case is cleared. */
import { endAccountInCase, releaseSeatInCase } from '../features/cases/close-door.service.ts';
import { cancelCase } from '../features/cases/cancel-case.service.ts';
import { finishOpenTasks } from '../features/cases/act-on-task.service.ts';
import { actOnLine } from '../features/cases/act-on-line.service.ts';
import { readCase } from '../features/cases/read-case.service.ts';
import { decideApproval } from '../features/clearance/approve-clearance.service.ts';
import { clearCase } from '../features/clearance/clear-case.service.ts';
import { readClearance } from '../features/clearance/read-clearance.service.ts';
import { recordHandOver } from '../features/custody/record-custody.service.ts';
import { changeStatus } from '../features/assets/change-status.service.ts';
import { scanThing } from '../features/intake/scan-parcel.service.ts';
import type { Case } from '#contract/cases';
import type { CrewName } from './crew.ts';
import { goesToTheBench, workOn, type BenchStop } from './bench.ts';
import type { Leaver } from './leavers.ts';
import { as, dayAfter, hasReached, must, type Part, type Step } from './part.ts';

const read = (part: Part): Promise<Case> => must(as(part.stage, part.stage.crew.marta, (unit) => readCase(unit, part.caseId)), `the case of ${part.person.name}`);

/** Access ends within minutes; here and there one is forgotten until the next morning. */
function doors(part: Part): Step[] {
  const { stage, leaver, person } = part;
  if (leaver.reason === 'death' || leaver.reason === 'internal_transfer' || leaver.phase === 'cancelled' || leaver.phase === 'planned') return [];
  const at = leaver.immediate ? dayAfter(leaver.lastWorkingOn, 0, '13:12:00') : dayAfter(leaver.lastWorkingOn, person.site === 'austin' ? 1 : 0, person.site === 'osaka' ? '09:06:00' : person.site === 'austin' ? '00:07:00' : person.site === 'lisbon' ? '18:04:00' : '17:06:00');
  const isForgetful = person.site === 'nairobi' || person.name === 'Joana Reis';
  return [
    { at, tell: async () => { for (const account of (await read(part)).accounts.slice(isForgetful ? 1 : 0)) if (account.status === 'active') await must(as(stage, stage.crew.samir, (unit) => endAccountInCase(unit, part.caseId, account.id, { evidence: 'disabled in the directory', ...(account.timing === 'not_due' ? { earlyReason: 'The shift had ended' } : {}) })), `an account of ${person.name}`); } },
    { at: dayAfter(at.slice(0, 10), 0, '23:05:00'), tell: async () => { if (!isForgetful) for (const seat of (await read(part)).seats) if (seat.held) await must(as(stage, stage.crew.marta, (unit) => releaseSeatInCase(unit, part.caseId, seat.id)), `a seat of ${person.name}`); } },
  ];
}

/** What is done on time because somebody does it: most of it. Two cases are forgotten, as they are in life. */
function diligence(part: Part): Step[] {
  const { stage, leaver } = part;
  const isForgotten = typeof leaver.name !== 'string' && ((leaver.name.site === 'austin' && leaver.name.nth === 4) || (leaver.name.site === 'berlin' && leaver.name.nth === 3));
  if (isForgotten || leaver.reason === 'death' || leaver.phase === 'cancelled' || leaver.phase === 'cleared') return [];
  const tick = (at: string, who: CrewName, only: Parameters<typeof finishOpenTasks>[3]): Step => ({ at, tell: () => as(stage, stage.crew[who], (unit) => finishOpenTasks(unit, part.caseId, 'done', only), 'system') });
  const opened = leaver.opensAt.slice(0, 10);
  const steps = [tick(dayAfter(opened, leaver.immediate ? 0 : 1, leaver.immediate ? '14:20:00' : '08:50:00'), 'helena', (task) => task.phase === 'prepare')];
  if (leaver.phase === 'planned') return steps;
  return [
    ...steps,
    tick(dayAfter(leaver.lastWorkingOn, -3, '15:00:00') > leaver.opensAt ? dayAfter(leaver.lastWorkingOn, -3, '15:00:00') : dayAfter(opened, 1, '15:00:00'), 'marta', (task) => ['prepare', 'return'].includes(task.phase) && task.completes === null),
    tick(dayAfter(leaver.lastWorkingOn, 0, '19:30:00'), 'marta', (task) => ['prepare', 'return', 'access'].includes(task.phase) && (task.completes === null || task.completes === 'data_handover_confirmed')),
  ];
}

const mailroom: Record<string, CrewName> = { lisbon: 'rosa', krakow: 'marek' };

/** Brought to the mailroom: each thing is scanned and gets a slot. */
function scans(part: Part): Step[] {
  const { stage, leaver, person } = part;
  const clerk = mailroom[person.site];
  if (!clerk || !hasReached(leaver, 'stored') || leaver.phase === 'cleared' || leaver.phase === 'home') return [];
  return [{
    at: dayAfter(leaver.lastWorkingOn, leaver.phase === 'stored' ? 3 : 1, '14:02:00'),
    tell: async () => {
      for (const line of (await read(part)).assets.filter((asset) => asset.status === 'expected' || asset.status === 'handed_over').slice(0, 2)) {
        stage.clock.advance(31_000);
        await must(as(stage, stage.crew[clerk], (unit) => scanThing(unit, { placeId: stage.workforce.places.get(person.site)!.mailroomId, clientId: unit.newId(), raw: line.assetTag ?? '', scannedAt: unit.now }), 'system'), `a scan for ${person.name}`);
      }
    },
  }];
}

/** At the desk of a technician: taken over, looked at, done. */
function desk(part: Part): Step[] {
  const { stage, leaver, person } = part;
  if (!hasReached(leaver, 'home')) return [];
  const place = stage.workforce.places.get(person.site)!;
  return [{
    at: dayAfter(leaver.lastWorkingOn, person.workMode === 'remote' ? 6 : 1, '11:30:00'),
    tell: async () => {
      const technician = person.site === 'krakow' || person.site === 'berlin' ? stage.crew.jan : stage.crew.joao;
      for (const line of (await read(part)).assets.filter((asset) => asset.status === 'expected' || asset.status === 'handed_over')) {
        await as(stage, technician, async (unit) => {
          await must(recordHandOver(unit, { assetId: line.assetId, kind: 'received', to: { type: 'place', id: place.workshopId }, caseId: part.caseId, condition: 'good' }), `a hand-over of ${person.name}`);
          await must(changeStatus(unit, line.assetId, 'receive', { caseId: part.caseId }), 'a status');
          await must(actOnLine(unit, { caseId: part.caseId, assetId: line.assetId, action: 'accept' }), 'a line');
        }, 'system');
      }
    },
  }];
}

/** In each lane of the workshop stands somebody's device. */
function benchStop({ phase, name }: Leaver): BenchStop | null {
  const { site, nth } = typeof name === 'string' ? { site: 'lisbon', nth: 0 } : name;
  if (phase === 'workshop') return site !== 'lisbon' ? 'unlocked' : nth > 10 ? 'checking' : 'waiting';
  if (phase === 'home') return nth > 10 ? 'graded' : 'erased';
  return phase === 'cleared' ? 'ready' : null;
}

/** The bench work: done where the story is over, under way at its every step where it is not. */
function bench(part: Part): Step[] {
  const { stage, leaver, person } = part;
  const stop = benchStop(leaver);
  if (stop === null) return [];
  return [{
    at: dayAfter(leaver.lastWorkingOn, person.workMode === 'remote' ? 7 : 4, '13:20:00'),
    tell: async () => {
      const technician = person.site === 'krakow' || person.site === 'berlin' ? stage.crew.jan : stage.crew.joao;
      const here = (await read(part)).assets.filter((line) => goesToTheBench(line) && !['expected', 'handed_over', 'not_needed'].includes(line.status));
      for (const line of here) await workOn(part, line, stop, technician);
    },
  }];
}

/** What is left on the list is ticked by whom it belongs to; both approvals; the certificate. */
function clear(part: Part): Step[] {
  const { stage, leaver, person } = part;
  if (leaver.phase !== 'cleared') return [];
  return [{
    at: dayAfter(leaver.lastWorkingOn, 9, '15:10:00'),
    tell: async () => {
      await as(stage, stage.crew.marta, (unit) => finishOpenTasks(unit, part.caseId, 'done'), 'system');
      for (const [role, who] of [['asset_manager', 'marta'], ['hr', 'helena'], ['security', 'samir']] as const) {
        if ((await read(part)).approvals.some((approval) => approval.role === role)) await must(as(stage, stage.crew[who], (unit) => decideApproval(unit, part.caseId, { role, decision: 'approved' })), `the approval of ${role} for ${person.name}`);
      }
      const state = await must(as(stage, stage.crew.marta, (unit) => readClearance(unit, part.caseId)), 'the clearance');
      if (state.missing.length > 0) return;
      const { version } = await read(part);
      await must(as(stage, stage.crew.marta, (unit) => clearCase(unit, part.caseId, version)), `the clearance of ${person.name}`);
    },
  }, {
    // The thanks that follow the certificate.
    at: dayAfter(leaver.lastWorkingOn, 10, '09:40:00'), tell: () => as(stage, stage.crew.marta, (unit) => finishOpenTasks(unit, part.caseId, 'done'), 'system'),
  }];
}

function cancel(part: Part): Step[] {
  const { stage, leaver, person } = part;
  if (leaver.phase !== 'cancelled') return [];
  const above = { shipmentsOf: () => Promise.resolve([]), wipedOf: () => Promise.resolve(new Set<string>()), withdrawReturns: () => Promise.resolve() };
  return [{ at: '2026-11-18T10:00:00.000Z', tell: async () => { await must(as(stage, stage.crew.helena, async (unit) => cancelCase(unit, part.caseId, { reason: `${person.name} stays, in another team`, version: (await must(readCase(unit, part.caseId), 'a case')).version }, above)), 'a cancellation'); } }];
}

export const closingSteps = (part: Part): Step[] => [...doors(part), ...diligence(part), ...scans(part), ...desk(part), ...bench(part), ...clear(part), ...cancel(part)];
