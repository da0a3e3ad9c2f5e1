/** Taking a device in by hand: its tag or serial number, typed or scanned; one match is one press. */
import { Modal, TextInput } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { consolePage } from '#contract/console-page';
import { ActButton } from '../../ui/act-button.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { acts, useDevices, useJobAct } from './queries.ts';
import css from './workshop.module.css';

const statusWords: Record<string, string> = { in_use: 'in use', returned: 'returned', in_workshop: 'in the workshop', ready: 'ready', in_repair: 'in repair', disposed: 'left us', missing: 'missing' };

export function AdmitDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [text, setText] = useState('');
  const router = useRouter();
  const found = useDevices(text);
  const admit = useJobAct(acts.admit);
  const rows = text.trim().length < 2 ? [] : (found.data?.rows ?? []);
  const take = async (assetId: string) => {
    const job = await admit.run({ body: { assetId } });
    if (job === undefined) return;
    setText('');
    onClose();
    router.history.push(consolePage.workItem(assetId));
  };
  return (
    <Modal opened={open} onClose={onClose} title="Take a device in" size={520}>
      <form
        className={css.admit}
        onSubmit={(event) => {
          event.preventDefault();
          if (rows.length === 1 && rows[0] !== undefined) void take(rows[0].id);
        }}
      >
        <TextInput label="Asset tag or serial number" description="Scan it, or type a part of it" data-autofocus value={text} onChange={(event) => { admit.reset(); setText(event.currentTarget.value); }} leftSection={<IconBarcode size={17} aria-hidden />} spellCheck={false} autoComplete="off" classNames={{ input: 'hb-serial' }} />
        <ul className={css.found} aria-label="Devices that match" aria-busy={found.isFetching}>
          {rows.map((asset) => (
            <li key={asset.id}>
              <span className={css.device}>
                <strong>{[asset.manufacturer, asset.model].filter(Boolean).join(' ') || asset.category}</strong>
                <span className={`${css.marks} hb-serial`}>{[asset.assetTag, asset.serialNumber].filter(Boolean).join(' · ')}</span>
                <span className={css.marks}>{statusWords[asset.status]} · with {asset.custodian.name}</span>
              </span>
              <ActButton size="sm" busy={admit.busy} onClick={() => void take(asset.id)} aria-label={`Take in ${asset.assetTag ?? asset.serialNumber ?? 'it'}`}>Take in</ActButton>
            </li>
          ))}
        </ul>
        {text.trim().length >= 2 && found.isSuccess && rows.length === 0 ? <p className="hb-quiet">Nothing here has that on its label. Bring it in as an asset first, or look at the label again.</p> : null}
        <ProblemNote problem={admit.problem} />
      </form>
    </Modal>
  );
}
