/** What nobody planned: a device that wakes up after the exit, a hold, a box with another serial, partners with a past, a clock that was told. */
import { placeHold } from '../features/assets/hold-asset.service.ts';
import { afterThanks } from '../features/cases/after-elsewhere.service.ts';
import { createPartner } from '../features/partners/save-partner.service.ts';
import { findThanks, sendThanks } from '../features/partners/send-thanks.service.ts';
import { scanThing } from '../features/intake/scan-parcel.service.ts';
import { planRun } from '../features/pickups/plan-run.service.ts';
import { reportSightings } from '../features/sightings/report-sightings.service.ts';
import { as, must, type Stage, type Step } from './part.ts';

/** Marta thanks every other afternoon; the last days are still to be done. */
const thankingDays = Array.from({ length: 26 }, (_, n) => new Date(Date.parse('2026-10-01T16:00:00.000Z') + n * 2 * 86_400_000).toISOString());

export function standaloneSteps(stage: Stage): Step[] {
  const { crew, workforce, assets } = stage;
  const of = (name: string, category: string) => {
    const person = workforce.people.find((one) => one.name === name)!;
    return assets.find((asset) => asset.holderId === person.id && asset.category === category)!;
  };
  const lisbon = workforce.places.get('lisbon')!;
  const krakow = workforce.places.get('krakow')!;
  const rosa = workforce.people.find((one) => one.name === 'Rosa Almeida')!;
  const marek = workforce.people.find((one) => one.name === 'Marek Zieliński')!;
  return [
    {
      at: '2026-06-01T09:00:00.000Z', tell: async () => {
        await must(as(stage, crew.marta, (unit) => createPartner(unit, {
          department: 'Mailroom', locationId: lisbon.locationId, placeId: lisbon.mailroomId, leadPersonId: rosa.id, status: 'partner', minutesCeiling: 90, itemsCeiling: 30, dwellLimitHours: 48, pickupWeekdays: [2, 4], ownPromises: ['Collected within two days', 'A locked cabinet with twelve slots', 'Nobody has to chase'],
        })), 'the mailroom of Lisbon');
        await must(as(stage, crew.marta, (unit) => createPartner(unit, { department: 'Reception', locationId: krakow.locationId, placeId: krakow.mailroomId, leadPersonId: marek.id, status: 'pilot', minutesCeiling: 40, dwellLimitHours: 72, pickupWeekdays: [3], ownPromises: ['Collected every Wednesday'] })), 'the reception of Kraków');
      },
    },
    { at: '2026-11-22T04:12:00.000Z', tell: async () => { await must(as(stage, crew.samir, (unit) => reportSightings(unit, { sightings: [{ serialNumber: of('Joana Reis', 'laptop').serial, seenAt: '2026-11-22T04:12:00.000Z', source: 'Fleet', network: 'home network' }] }), 'system'), 'a sighting'); } },
    { at: '2026-11-17T09:00:00.000Z', tell: async () => { await must(as(stage, crew.samir, (unit) => placeHold(unit, of('Tomasz Wilk', 'laptop').id, 'Harbour matter'), 'system'), 'a hold'); } },
    { at: '2026-11-23T13:40:00.000Z', tell: async () => { await must(as(stage, crew.rosa, (unit) => scanThing(unit, { placeId: lisbon.mailroomId, clientId: unit.newId(), raw: '1Z999AA10123456784', scannedAt: unit.now }), 'system'), 'an unknown parcel'); } },
    { at: '2026-11-23T15:00:00.000Z', tell: async () => { await as(stage, crew.joao, (unit) => planRun(unit, { locationId: lisbon.locationId, plannedOn: '2026-11-24' }), 'system'); } },
    ...thankingDays.map((at): Step => ({
      at, tell: async () => {
        const drafts = await must(as(stage, crew.marta, (unit) => findThanks(unit, { status: 'draft', limit: 100 })), 'thanks');
        for (const draft of drafts.rows) {
          await must(as(stage, crew.marta, async (unit) => {
            const sent = await sendThanks(unit, draft.id, draft.version);
            if (draft.caseId !== null) await afterThanks(unit, draft.caseId);
            return sent;
          }), 'a thank-you');
        }
      },
    })),
  ];
}
