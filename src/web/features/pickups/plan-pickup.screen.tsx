/** Planning a run: where, which day, who; what it will take stands beside it. */
import { useRouter, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { consolePage } from '#contract/console-page';
import { listWaiting, planPickup } from '#contract/pickups';
import { useAct } from '../../platform/act.ts';
import { useRead } from '../../platform/read.ts';
import { useNow, useSession } from '../../platform/session.ts';
import { dateIn } from '../../platform/zone.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState, LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState, ProblemNote } from '../../ui/error-state.tsx';
import { DateField, FormStack, SelectField } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { IconRoute } from '@tabler/icons-react';
import { countText } from './pickup-words.ts';

const bound = { error: null, onBlur: () => undefined };

export function PlanPickupScreen() {
  const router = useRouter();
  const search = useRouterState({ select: (state) => state.location.searchStr });
  const session = useSession();
  const now = useNow();
  const waiting = useRead(listWaiting, {});
  const [chosen, setChosen] = useState<{ site: string | null; on: string | null; technician: string | null; destination: string | null }>({ site: new URLSearchParams(search).get('site'), on: null, technician: session.user.id, destination: null });
  const plan = useAct(planPickup, { refreshes: ['pickups'], onDone: (run) => router.history.push(consolePage.pickup(run.id)) });
  const parent = { label: 'Pick-ups', href: consolePage.pickups() };
  if (waiting.data === undefined) return <Page title="Plan a run" parent={parent} width="narrow">{waiting.isError ? <ErrorState problem={waiting.error} onRetry={() => void waiting.refetch()} /> : <Card fit="flush"><LoadingRows rows={4} /></Card>}</Page>;
  const { rows, technicians, destinations } = waiting.data;
  const sites = [...new Map(rows.filter((row) => row.items > row.onRun).map((row) => [row.site.id, row.site])).values()];
  if (sites.length === 0) return <Page title="Plan a run" parent={parent} width="narrow"><Card><EmptyState icon={IconRoute} title="Nothing waits to be collected">A run is planned when something is stored. Until then, nobody needs to go anywhere.</EmptyState></Card></Page>;
  const site = sites.find((one) => one.id === chosen.site) ?? sites[0];
  const siteId = site?.id ?? '';
  const things = rows.filter((row) => row.site.id === siteId).reduce((sum, row) => sum + row.items - row.onRun, 0);
  const zone = session.sites.find((one) => one.id === siteId)?.zone ?? 'UTC';
  const on = chosen.on ?? dateIn(zone, now);
  const here = destinations.filter((one) => one.siteId === siteId);
  const destination = chosen.destination ?? here[0]?.id ?? destinations[0]?.id ?? null;
  const send = (event: { preventDefault: () => void }) => {
    event.preventDefault();
    void plan.run({ body: { locationId: siteId, plannedOn: on, ...(chosen.technician ? { technicianId: chosen.technician } : {}), ...(destination ? { destinationId: destination } : {}) } });
  };
  return (
    <Page title="Plan a run" parent={parent} width="narrow" subtitle={`It takes ${countText(things, 'thing', 'things')} from ${site?.name ?? ''}; what is stored until you set out joins it.`}>
      <Card>
        <FormStack label="Plan a run" onSubmit={send} acts={<ActButton type="submit" kind="primary" busy={plan.busy}>Plan it</ActButton>}>
          <SelectField label="Site" name="site" {...bound} value={siteId} onChange={(value) => setChosen({ ...chosen, site: value, destination: null })} choices={sites.map((one) => ({ value: one.id, label: one.name }))} />
          <DateField label="Day" name="on" {...bound} value={on} min={dateIn(zone, now)} onChange={(value) => setChosen({ ...chosen, on: value })} />
          <SelectField label="Technician" name="technician" {...bound} value={technicians.some((one) => one.id === chosen.technician) ? chosen.technician : null} onChange={(value) => setChosen({ ...chosen, technician: value })} choices={technicians.map((one) => ({ value: one.id, label: one.name }))} />
          <SelectField label="To" name="destination" {...bound} value={destination} onChange={(value) => setChosen({ ...chosen, destination: value })} choices={(here.length > 0 ? here : destinations).map((one) => ({ value: one.id, label: one.name }))} />
          <ProblemNote problem={plan.problem} />
        </FormStack>
      </Card>
    </Page>
  );
}
