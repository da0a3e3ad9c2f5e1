/** The items of a run, place by place, slot by slot; a tap settles what differs. */
import { Modal } from '@mantine/core';
import { IconShieldHalf } from '@tabler/icons-react';
import { useState } from 'react';
import { settleItem } from '#contract/pickups';
import type { Pickup, PickupItem } from '#contract/pickups';
import { useAct } from '../../platform/act.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { TextField } from '../../ui/field.tsx';
import { Inline, Stack } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { itemState } from './pickup-words.ts';
import css from './pickup.module.css';

const bound = { error: null, onBlur: () => undefined };

function Settle({ run, item, onDone }: { run: Pickup; item: PickupItem; onDone: () => void }) {
  const [note, setNote] = useState('');
  const [found, setFound] = useState('');
  const act = useAct(settleItem, { refreshes: ['pickups', 'intake'], onDone });
  const send = (state: 'missing' | 'wrong' | 'listed') => void act.run({ params: { runId: run.id, itemId: item.id }, body: { state, ...(note.trim() ? { note: note.trim() } : {}), ...(state === 'wrong' ? { foundRaw: found.trim() } : {}) } });
  return (
    <Stack gap={16}>
      <p className="hb-quiet">Slot {item.slot.label}, {item.place.name}. Nobody at the mailroom is asked why: a gap is ours to look into.</p>
      <TextField label="Note, if it helps" name="note" value={note} {...bound} onChange={setNote} />
      {item.state === 'missing' ? <ActButton fullWidth size="md" busy={act.busy} onClick={() => send('listed')}>It is there after all</ActButton> : <ActButton fullWidth size="md" busy={act.busy} onClick={() => send('missing')}>It is not there</ActButton>}
      {item.state === 'missing' ? null : (
        <Stack gap={8}>
          <TextField label="Or another one lies there: scan or type its number" name="found" value={found} {...bound} onChange={setFound} />
          <ActButton fullWidth size="md" busy={act.busy} disabled={found.trim() === ''} onClick={() => send('wrong')}>Another one; keep it apart</ActButton>
        </Stack>
      )}
      <ProblemNote problem={act.problem} />
    </Stack>
  );
}

export function PickupItems({ run }: { run: Pickup }) {
  const [settling, setSettling] = useState<string | null>(null);
  const item = run.list.find((one) => one.id === settling) ?? null;
  const mayRun = run.status === 'under_way';
  return (
    <>
      {[...Map.groupBy(run.list, (one) => one.place.id)].map(([placeId, items]) => (
        <Card key={placeId} title={items[0]?.place.name} aside={`${items.filter((one) => one.state !== 'listed').length} of ${items.length}`} fit="flush">
          <Rows label={items[0]?.place.name ?? 'Items'}>
            {items.map((one) => {
              const words = itemState(one.state);
              return (
                <Row key={one.id}>
                  <div className={css.item} data-done={one.state !== 'listed' || undefined}>
                    <b className={css.slot}>{one.slot.label}</b>
                    <span className={css.words}><b className="hb-serial">{one.label}</b><br /><span className="hb-quiet">{one.what}{one.note === null ? '' : ` · ${one.note}`}</span>{one.setAside ? <span className={css.apart}><StateBadge tone="hold" icon={IconShieldHalf}>keep apart</StateBadge></span> : null}</span>
                    <Inline end>
                      {one.state === 'listed' && mayRun ? null : <StateBadge tone={words.tone}>{words.text}</StateBadge>}
                      {mayRun && (one.state === 'listed' || one.state === 'missing') ? <ActButton size="sm" onClick={() => setSettling(one.id)} aria-label={`Settle ${one.label}`}>Differs</ActButton> : null}
                    </Inline>
                  </div>
                </Row>
              );
            })}
          </Rows>
        </Card>
      ))}
      <Modal opened={item !== null} onClose={() => setSettling(null)} title={item === null ? '' : `What about ${item.label}?`}>{item === null ? null : <Settle run={run} item={item} onDone={() => setSettling(null)} />}</Modal>
    </>
  );
}
