/** Verifying or accepting a record: what is claimed, who signs, and two answers. */
import { useState } from 'react';
import type { Job, SanitisationEntry } from '#contract/workshop-job';
import { methodWords, outcomeWords, techniqueWords } from '#domain/workshop/words';
import { useMay, useSession } from '../../platform/session.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { CheckField, TextField } from '../../ui/field.tsx';
import { bound } from './bindings.ts';
import { acts, useJobAct } from './queries.ts';
import css from './workshop.module.css';


type Signature = { location: string; title: string; contact: string };

function SignatureFields({ value, onChange }: { value: Signature; onChange: (value: Signature) => void }) {
  return (
    <div className={css.fields}>
      <TextField label="Your position" {...bound('title', value.title, (title) => onChange({ ...value, title }))} />
      <TextField label="Where you are" {...bound('location', value.location, (location) => onChange({ ...value, location }))} />
      <TextField label="How to reach you" {...bound('contact', value.contact, (contact) => onChange({ ...value, contact }))} />
    </div>
  );
}

export function SignPanel({ job, entry, step }: { job: Job; entry: SanitisationEntry; step: 'verify' | 'validate' }) {
  const session = useSession();
  const may = useMay();
  const [signature, setSignature] = useState<Signature>({ location: entry.performedLocation, title: job.signatory?.title ?? '', contact: job.signatory?.contact ?? session.user.email });
  const [accepts, setAccepts] = useState(may('sanitisation.validate'));
  const verify = useJobAct(acts.verify, (answer) => (answer.status === 'grading' ? 'Verified; the certificate is issued' : 'Signed'));
  const validate = useJobAct(acts.validate, (answer) => (answer.status === 'grading' ? 'Accepted; the certificate is issued' : 'Signed'));
  const isOperator = entry.operator.id === session.user.id && job.rules.verifierDiffers;
  const mayAct = step === 'verify' ? may('workshop.work') : may('sanitisation.validate');
  if (isOperator || !mayAct)
    return <p className={css.waits}>{isOperator ? `You erased it, so a colleague ${step === 'verify' ? 'verifies that it worked' : 'accepts it'}. They find it in the lane “Verify”.` : 'Waits for somebody who may accept it for the organisation.'}</p>;
  const ready = signature.title.trim() !== '' && signature.location.trim() !== '';
  const params = { jobId: job.id, recordId: entry.id };
  const verified = (result: 'passed' | 'failed') => void verify.run({ params, body: { ...signature, result, ...(result === 'passed' && accepts ? { accept: true } : {}) } });
  const validated = (result: 'accepted' | 'repeat' | 'escalate') => void validate.run({ params, body: { ...signature, result } });
  return (
    <form className={css.sign} aria-label={step === 'verify' ? 'Verification' : 'Validation'} onSubmit={(event) => event.preventDefault()}>
      <p>
        <strong>{step === 'verify' ? 'Did it work?' : 'Does the organisation accept it?'}</strong> {entry.operator.name} says: {methodWords[entry.method].toLowerCase()} by {techniqueWords[entry.technique]}; {outcomeWords[entry.outcome].toLowerCase()}. Look at: {entry.verificationMethod}.
      </p>
      <SignatureFields value={signature} onChange={setSignature} />
      {step === 'verify' && may('sanitisation.validate') && job.rules.validationRequired ? <CheckField label="I also accept it for the organisation" description="Then the certificate is issued at once" {...bound('accept', accepts, setAccepts)} /> : null}
      <div className={css.signActs}>
        {step === 'verify' ? (
          <>
            <ActButton kind="primary" busy={verify.busy} disabled={!ready} onClick={() => verified('passed')}>It worked: sign</ActButton>
            <ActButton busy={verify.busy} disabled={!ready} onClick={() => verified('failed')}>It did not work</ActButton>
          </>
        ) : (
          <>
            <ActButton kind="primary" busy={validate.busy} disabled={!ready} onClick={() => validated('accepted')}>Accept: sign</ActButton>
            <ActButton busy={validate.busy} disabled={!ready} onClick={() => validated('repeat')}>Do it again</ActButton>
            <ActButton busy={validate.busy} disabled={!ready} onClick={() => validated('escalate')}>Pass it up</ActButton>
          </>
        )}
      </div>
      <ProblemNote problem={verify.problem ?? validate.problem} />
    </form>
  );
}
