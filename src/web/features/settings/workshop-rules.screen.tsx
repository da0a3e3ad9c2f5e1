/** What holds in the workshop: each rule in a sentence, with what follows from it either way. */
import { changeWorkshopRules, readWorkshopRules } from '#contract/workshop-rules';
import type { WorkshopRules } from '#contract/workshop-rules';
import { defaultRules, mostAttempts } from '#domain/workshop/rules';
import { useAct } from '../../platform/act.ts';
import { useContractForm } from '../../platform/form.ts';
import { useRead } from '../../platform/read.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card } from '../../ui/card.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState, ProblemNote } from '../../ui/error-state.tsx';
import { CheckField, ChoiceField, FormStack, NumberField } from '../../ui/field.tsx';
import { SettingsPage } from './sections.tsx';
import { attemptsText, follows, methodChoices, sameAsDefault } from './workshop-rule-words.ts';
import css from './settings.module.css';

/** The number may be empty while it is typed. */
type Typed = Omit<WorkshopRules, 'attemptsBeforeDestroy'> & { attemptsBeforeDestroy: number | '' };

function RulesForm({ rules, onAgain }: { rules: WorkshopRules; onAgain: () => void }) {
  const form = useContractForm({ schema: changeWorkshopRules.body, initial: rules });
  const typed = form.values as Typed;
  const save = useAct(changeWorkshopRules, {
    refreshes: ['workshop'],
    onDone: (saved) => {
      form.reset(saved);
      showToast('Saved; they hold from the next act on, also for what lies on a bench');
    },
    onProblem: (problem) => form.showProblem(problem),
  });
  const method = form.field('minimumMethod');
  const attempts = form.field('attemptsBeforeDestroy');
  const isConflict = save.problem?.code === 'conflict';
  return (
    <FormStack
      label="Workshop rules"
      onSubmit={form.submit(async (value) => (await save.run({ body: value })) !== undefined)}
      acts={
        <>
          <ActButton type="submit" kind="primary" busy={save.busy} disabled={!form.changed}>Save the rules</ActButton>
          {isConflict ? <ActButton onClick={onAgain}>Show what they changed</ActButton> : null}
          {sameAsDefault(typed) ? null : <ActButton onClick={() => form.set(defaultRules)}>As strict as at the start</ActButton>}
        </>
      }
    >
      <fieldset className={css.rules}>
        <legend>Erasing</legend>
        <ChoiceField label="The least a medium must reach" description="Before its device goes to somebody else, or out of the house." choices={methodChoices} {...method} onChange={(value) => { if (value !== null) method.onChange(value); }} />
        <div className={css.narrow}>
          <NumberField label="Failed attempts before a medium must be destroyed" description={attemptsText(typed.attemptsBeforeDestroy)} min={1} max={mostAttempts} {...attempts} value={typed.attemptsBeforeDestroy} onChange={(value) => attempts.onChange(value as number)} />
        </div>
      </fieldset>
      <fieldset className={css.rules}>
        <legend>Signing</legend>
        <CheckField label="Somebody else verifies" description={follows.verifierDiffers(typed.verifierDiffers)} {...form.field('verifierDiffers')} />
        <CheckField label="A second signature accepts each record" description={follows.validationRequired(typed.validationRequired)} {...form.field('validationRequired')} />
      </fieldset>
      <fieldset className={css.rules}>
        <legend>Where a device goes</legend>
        <CheckField label="Somebody else approves" description={follows.approverDiffers(typed.approverDiffers)} {...form.field('approverDiffers')} />
      </fieldset>
      <ProblemNote problem={save.problem} />
    </FormStack>
  );
}

export function WorkshopRulesScreen() {
  const read = useRead(readWorkshopRules, {});
  return (
    <SettingsPage title="Workshop rules" subtitle="They hold for every device from the next act on. Each change is in the audit log, with what it was before.">
      <Card>
        {read.data === undefined ? (read.isError ? <ErrorState problem={read.error} onRetry={() => void read.refetch()} /> : <LoadingRows rows={5} label="Reading the rules" />) : <RulesForm key={read.data.version} rules={read.data} onAgain={() => void read.refetch()} />}
      </Card>
    </SettingsPage>
  );
}
