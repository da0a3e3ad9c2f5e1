/** Adding an asset by hand: its record, and who answers for it from its first moment. */
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { createAsset } from '#contract/assets';
import { consolePage } from '#contract/console-page';
import { useAct } from '../../platform/act.ts';
import { useContractForm } from '../../platform/form.ts';
import { useMay } from '../../platform/session.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card } from '../../ui/card.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { FieldPart } from '../../ui/field-grid.tsx';
import { FormStack, SelectField } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { PickCustodian, custodianGiven } from '../../ui/pick-custodian.tsx';
import type { CustodianDraft } from '../../ui/pick-custodian.tsx';
import { AssetForm, AssetFormParts, emptyAsset } from './asset-form.tsx';
import type { AssetFormOut } from './asset-form.tsx';
import { SameSerial } from './same-serial.tsx';

const statuses = [{ value: 'in_use', label: 'In use' }, { value: 'ready', label: 'Ready to be issued' }, { value: 'returned', label: 'Returned, not looked at yet' }] as const;
type Status = (typeof statuses)[number]['value'];

function AddForm() {
  const router = useRouter();
  const [status, setStatus] = useState<Status>('in_use');
  const [who, setWho] = useState<CustodianDraft>({ kind: 'person', id: null });
  const [asked, setAsked] = useState(false);
  const [sent, setSent] = useState<AssetFormOut | null>(null);
  const form = useContractForm({ schema: AssetForm, initial: emptyAsset, draft: 'asset.new' });
  const add = useAct(createAsset, {
    onDone: (asset) => {
      showToast('Added');
      router.history.push(consolePage.asset(asset.id));
    },
    onProblem: (problem) => form.showProblem(problem),
  });
  const custodian = custodianGiven(who);
  const send = async (value: AssetFormOut, acceptSameSerial = false) => {
    setAsked(true);
    setSent(value);
    if (custodian === null) return false;
    return (await add.run({ body: { ...value, status, custodian, ...(acceptSameSerial ? { acceptSameSerial } : {}) } })) !== undefined;
  };
  return (
    <Card>
      <FormStack
        label="A new asset"
        onSubmit={form.submit((value) => send(value))}
        acts={
          <>
            <ActButton type="submit" kind="primary" busy={add.busy}>Add it</ActButton>
            <ActButton href={consolePage.assets()}>Not now</ActButton>
          </>
        }
      >
        <AssetFormParts form={form} />
        <FieldPart title="Where it stands now" hint="The first entry of its chain of custody.">
          <SelectField label="Status" name="status" value={status} error={null} onBlur={() => undefined} onChange={(value) => setStatus(value ?? 'in_use')} choices={statuses} />
          <PickCustodian label="Who answers for it" kinds={['person', 'place', 'unaccounted']} value={who} onChange={setWho} error={asked && custodian === null ? 'Say who has it, or that nobody knows' : null} />
        </FieldPart>
        <ProblemNote problem={add.problem} act={<SameSerial problem={add.problem} busy={add.busy} onAccept={() => (sent === null ? undefined : void send(sent, true))} />} />
      </FormStack>
    </Card>
  );
}

export function AddAssetScreen() {
  const may = useMay();
  return (
    <Page title="Add an asset" subtitle="For one or two; a file brings many at once" width="narrow" parent={{ label: 'Assets', href: consolePage.assets() }} acts={may('imports.run') ? <ActButton href={consolePage.bringFile()}>Bring a file</ActButton> : undefined}>
      <AddForm />
    </Page>
  );
}
