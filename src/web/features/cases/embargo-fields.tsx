/** An embargo: until when nothing about the case leaves its circle, and who is in it. */
import { Checkbox } from '@mantine/core';
import { listMemberNames } from '#contract/members';
import { useRead } from '../../platform/read.ts';
import { useSession } from '../../platform/session.ts';
import { readerZone, zoneName } from '../../platform/zone.ts';
import { DateField, TimeField } from '../../ui/field.tsx';
import type { NewLeaver } from './new-leaver-wish.ts';

type Typed = Pick<NewLeaver, 'embargoOn' | 'embargoAt' | 'circle'>;
import css from './new-leaver.module.css';

const roleWords: Record<string, string> = { owner: 'owner', asset_manager: 'asset manager', technician: 'technician', mailroom: 'mailroom', hr: 'HR', security: 'security', approver: 'approver', auditor: 'auditor' };

export function EmbargoFields({ typed, change, error }: { typed: Typed; change: (change: Partial<Typed>) => void; error: string | null }) {
  const colleagues = useRead(listMemberNames, {});
  const { user } = useSession();
  const others = colleagues.data?.rows.filter((one) => one.id !== user.id) ?? [];
  const toggle = (id: string) => change({ circle: typed.circle.includes(id) ? typed.circle.filter((one) => one !== id) : [...typed.circle, id] });
  return (
    <div className={css.embargo}>
      <p>Until then no message, search result, count or log line about this case reaches anyone outside the circle.</p>
      <div className={css.two}>
        <DateField label="Nobody else knows before" name="embargoOn" value={typed.embargoOn} error={error} onBlur={() => undefined} onChange={(embargoOn) => change({ embargoOn })} />
        <TimeField label={`Time, in ${zoneName(readerZone())} (yours)`} name="embargoAt" value={typed.embargoAt} error={null} onBlur={() => undefined} onChange={(embargoAt) => change({ embargoAt })} />
      </div>
      <div className={css.circle} role="group" aria-labelledby="circle">
        <p id="circle" className={css.circleTitle}>The circle: you, and whom you choose</p>
        {others.map((one) => (
          <Checkbox key={one.id} label={`${one.name}, ${one.roles.map((role) => roleWords[role] ?? role).join(', ')}`} checked={typed.circle.includes(one.id)} onChange={() => toggle(one.id)} />
        ))}
        {colleagues.isError ? <p>{colleagues.error.title}. Without a choice, only you see the case.</p> : null}
      </div>
    </div>
  );
}
