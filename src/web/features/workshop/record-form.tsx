/** The sanitisation record: the fields of NIST SP 800-88r2 §4.6, filled from what this technician wrote last. */
import { useState } from 'react';
import type { z } from 'zod';
import { RecordFields } from '#contract/workshop';
import { destinations, outcomes, type Job, type JobMedium } from '#contract/workshop-job';
import { mediaTypes, methods, strongestMethod, techniques } from '#domain/workshop/sanitisation';
import { destinationWords, mediaTypeWords, methodWords, outcomeWords, techniqueWords } from '#domain/workshop/words';
import { useContractForm } from '../../platform/form.ts';
import { useNow } from '../../platform/session.ts';
import { dateIn, readerZone } from '../../platform/zone.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { CheckField, ChoiceField, DateField, FormStack, SelectField, TextAreaField, TextField, TimeField } from '../../ui/field.tsx';
import { bound, chosen } from './bindings.ts';
import { acts, useJobAct } from './queries.ts';
import { deviceName } from './workshop-words.ts';
import css from './workshop.module.css';

type Values = z.input<typeof RecordFields>;

function startOf(job: Job, medium: JobMedium): Values {
  const last = job.prefill;
  const isDestroyed = medium.next === 'destroy';
  return {
    manufacturer: medium.manufacturer ?? '', model: medium.model ?? '', serialNumber: medium.serialNumber ?? '', propertyNumber: medium.propertyNumber ?? '', mediaType: medium.mediaType,
    mediaSource: `${deviceName(job.asset)}${job.asset.assetTag === null ? '' : `, ${job.asset.assetTag}`}`, confidentiality: '', method: isDestroyed ? 'destroy' : (last?.method ?? 'purge'), technique: isDestroyed ? 'shred' : (last?.technique ?? 'nvme_sanitize'),
    alwaysEncrypted: last?.alwaysEncrypted ?? false, toolName: last?.toolName ?? '', toolVersion: last?.toolVersion ?? '', verificationMethod: last?.verificationMethod ?? '', outcome: 'completed',
    destination: isDestroyed ? 'destroyed' : job.ownership === 'own' ? (last?.destination ?? 'internal_reuse') : 'lessor', performedLocation: last?.performedLocation ?? job.custodian.name, note: '',
  };
}

const options = <V extends string>(values: readonly V[], words: Readonly<Record<V, string>>) => values.map((value) => ({ value, label: words[value] }));
const text = <T extends { value: string | null | undefined }>(bound: T) => ({ ...bound, value: bound.value ?? '' }) as T & { value: string };

export function RecordForm({ job, medium }: { job: Job; medium: JobMedium }) {
  const form = useContractForm({ schema: RecordFields, initial: startOf(job, medium), draft: `sanitise-${medium.id}-${medium.records.length}` });
  const act = useJobAct(acts.record, 'Written down; a second person verifies it');
  const now = useNow();
  const [on, setOn] = useState(() => dateIn(readerZone(), now));
  const [at, setAt] = useState('');
  const { technique, mediaType, alwaysEncrypted, method } = form.values;
  const strongest = strongestMethod(technique, mediaType, alwaysEncrypted ?? null);
  const claimsTooMuch = strongest === null || methods.indexOf(method) > methods.indexOf(strongest);
  const [changing, setChanging] = useState(job.prefill === null || medium.next === 'destroy');
  const { toolName, toolVersion, verificationMethod, performedLocation, destination } = form.values;
  /** Another technique or medium claims the most that it can. */
  const choose = (change: Partial<Values>) => {
    const next = { ...form.values, ...change };
    const most = strongestMethod(next.technique, next.mediaType, next.alwaysEncrypted ?? null);
    form.set({ ...change, ...(most === null ? {} : { method: most }) });
  };
  const send = form.submit(async (value) => {
    const done = await act.run({ params: { jobId: job.id, mediumId: medium.id }, body: { ...value, alwaysEncrypted: technique === 'cryptographic_erase' ? (value.alwaysEncrypted ?? false) : null, ...(at === '' ? {} : { performedAt: new Date(`${on}T${at}`).toISOString() }) } });
    return done !== undefined;
  });

  return (
    <FormStack label="Sanitisation record" onSubmit={send} acts={<ActButton type="submit" kind="primary" busy={act.busy}>Write it down</ActButton>}>
      <fieldset className={css.fields}>
        <legend>The medium</legend>
        <TextField label="Manufacturer" {...form.field('manufacturer')} />
        <TextField label="Model" {...form.field('model')} />
        <TextField label="Serial number of the medium" serial {...form.field('serialNumber')} />
        <SelectField label="Media type" choices={options(mediaTypes, mediaTypeWords)} {...chosen({ ...form.field('mediaType'), onChange: (value) => choose({ mediaType: value }) })} />
        <TextField label="Where it came from" {...form.field('mediaSource')} />
        <TextField label="Its own number, if it has one" serial {...text(form.field('propertyNumber'))} onChange={(value) => form.set({ propertyNumber: value })} />
      </fieldset>
      {changing || claimsTooMuch ? (
      <fieldset className={css.fields}>
        <legend>What was done</legend>
        <SelectField label="Technique" searchable choices={options(techniques, techniqueWords)} {...chosen({ ...form.field('technique'), onChange: (value) => choose({ technique: value }) })} />
        <SelectField label="Counts as" description={strongest === null ? 'This technique does not sanitise this kind of medium' : `At most ${methodWords[strongest].toLowerCase()} on this medium`} choices={options(methods, methodWords)} {...chosen(form.field('method'))} error={claimsTooMuch && strongest !== null ? `It can claim ${methodWords[strongest].toLowerCase()} at most` : null} />
        <TextField label="Tool" {...form.field('toolName')} />
        <TextField label="Its version" {...form.field('toolVersion')} />
        <TextField label="How it will be verified" description="Status read back, a sample read, a look at the pieces" {...form.field('verificationMethod')} />
        <TextField label="Where it was done" {...form.field('performedLocation')} />
        <DateField label="Done on" max={dateIn(readerZone(), now)} {...bound('on', on, setOn)} />
        <TimeField label="At" description="Empty means now" {...bound('at', at, setAt)} />
        <SelectField label="Where it goes" choices={options(destinations, destinationWords)} {...chosen(form.field('destination'))} />
        <TextField label="Confidentiality before" description="If your organisation classifies" {...text(form.field('confidentiality'))} onChange={(value) => form.set({ confidentiality: value })} />
        {technique === 'cryptographic_erase' ? <div className={css.wide}><CheckField label="Encrypted from first use on, and its keys were never exported" description="Without that, erasing the key does not sanitise" {...form.field('alwaysEncrypted')} value={alwaysEncrypted === true} onChange={(value) => choose({ alwaysEncrypted: value })} /></div> : null}
      </fieldset>
      ) : (
        <div className={css.asLast}>
          <p><strong>As last time:</strong> {methodWords[method].toLowerCase()} by {techniqueWords[technique]} with {toolName} {toolVersion}, verified by {verificationMethod.toLowerCase()}, at {performedLocation}, just now. {destinationWords[destination]}.</p>
          <ActButton size="xs" onClick={() => setChanging(true)}>Change</ActButton>
        </div>
      )}
      <ChoiceField label="What the tool said" columns={3} choices={options(outcomes, outcomeWords)} {...chosen(form.field('outcome'))} />
      <TextAreaField label="Note" rows={1} {...text(form.field('note'))} onChange={(value) => form.set({ note: value })} />
      <ProblemNote problem={act.problem} />
    </FormStack>
  );
}
