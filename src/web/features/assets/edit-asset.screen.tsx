/** Correcting an asset's record. What somebody else changed meanwhile is shown, never overwritten unseen. */
import { useParams, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { readAsset, updateAsset } from '#contract/assets';
import type { Asset } from '#contract/assets';
import { consolePage } from '#contract/console-page';
import { useAct } from '../../platform/act.ts';
import { call } from '../../platform/api.ts';
import { changedOnly } from '../../platform/blank.ts';
import { useContractForm } from '../../platform/form.ts';
import { useRead } from '../../platform/read.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { assetTitle } from '../../ui/asset-words.ts';
import { Card } from '../../ui/card.tsx';
import { ConflictNote, differences } from '../../ui/conflict-note.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState, ProblemNote } from '../../ui/error-state.tsx';
import { FormStack } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { AssetForm, AssetFormParts, fieldLabels, formOf } from './asset-form.tsx';
import type { AssetFormOut } from './asset-form.tsx';
import { SameSerial } from './same-serial.tsx';

/** Only what differs goes; a person and a department exclude each other, so both go when either does. */
function bodyOf(value: AssetFormOut, before: Asset): Partial<AssetFormOut> {
  const was = AssetForm.parse(formOf(before));
  const changed = changedOnly(value, was);
  return 'assigneeId' in changed || 'assigneeDepartment' in changed ? { ...changed, assigneeId: value.assigneeId, assigneeDepartment: value.assigneeDepartment } : changed;
}

function EditForm({ asset }: { asset: Asset }) {
  const router = useRouter();
  const [before, setBefore] = useState(asset);
  const [theirs, setTheirs] = useState<Asset | null>(null);
  const [draft, setDraft] = useState<AssetFormOut | null>(null);
  const form = useContractForm({ schema: AssetForm, initial: formOf(asset), draft: `asset.${asset.id}.${asset.version}` });
  const save = useAct(updateAsset, {
    onDone: (saved) => {
      showToast('Saved');
      router.history.push(consolePage.asset(saved.id));
    },
    onProblem: (problem) => {
      form.showProblem(problem);
      if (problem.code === 'conflict') void call(readAsset, { params: { assetId: asset.id } }).then(setTheirs, () => undefined);
    },
  });
  const send = async (value: AssetFormOut, version: number, acceptSameSerial = false) => {
    setDraft(value);
    return (await save.run({ params: { assetId: asset.id }, body: { ...bodyOf(value, before), version, ...(acceptSameSerial ? { acceptSameSerial } : {}) } })) !== undefined;
  };
  const takeTheirs = (now: Asset) => {
    setBefore(now);
    form.reset(formOf(now));
    setTheirs(null);
    save.reset();
  };
  const conflict = save.problem?.code === 'conflict';
  return (
    <Card>
      <FormStack
        label="The record"
        onSubmit={form.submit((value) => send(value, theirs?.version ?? before.version))}
        acts={
          <>
            <ActButton type="submit" kind="primary" busy={save.busy} disabled={!form.changed}>Save</ActButton>
            <ActButton href={consolePage.asset(asset.id)}>Leave it as it is</ActButton>
          </>
        }
      >
        <AssetFormParts form={form} assignee={asset.assignee?.kind === 'person' ? { id: asset.assignee.id, name: asset.assignee.name } : null} />
        {conflict && theirs !== null && draft !== null ? (
          <ConflictNote changes={differences(fieldLabels, formOf(before), formOf(theirs), form.values)} busy={save.busy} onKeepMine={() => void send(draft, theirs.version)} onTakeTheirs={() => takeTheirs(theirs)} />
        ) : (
          <ProblemNote problem={save.problem} act={<SameSerial problem={save.problem} busy={save.busy} onAccept={() => (draft === null ? undefined : void send(draft, before.version, true))} />} />
        )}
      </FormStack>
    </Card>
  );
}

export function EditAssetScreen() {
  const { assetId } = useParams({ strict: false }) as { assetId: string };
  const asset = useRead(readAsset, { params: { assetId } });
  return (
    <Page title={asset.data === undefined ? 'Edit the record' : `Edit ${assetTitle(asset.data)}`} subtitle="Status and custodian change by acts, on its page" width="narrow" parent={{ label: 'Back to the asset', href: consolePage.asset(assetId) }}>
      {asset.data !== undefined ? <EditForm key={assetId} asset={asset.data} /> : asset.isError ? <ErrorState problem={asset.error} onRetry={() => void asset.refetch()} /> : <LoadingRows label="Reading the asset" />}
    </Page>
  );
}
