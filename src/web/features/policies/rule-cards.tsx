/** Each rule as a card: when it applies, because of what, and the tasks it plans, nested. */
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { useState } from 'react';
import type { PolicyDetail } from '#contract/policies';
import { Card } from '../../ui/card.tsx';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import { conditionWords, placesIn } from './condition-words.ts';
import { partyName, ruleName, rulesMatching } from './policy-words.ts';
import css from './policies.module.css';

type Rule = PolicyDetail['rulesView'][number];

/** What a case fills in stands in a frame. */
function Told({ text }: { text: string }) {
  return placesIn(text).map((piece, index) => (piece.isPlace ? <span key={index} className={css.place}>{piece.text}</span> : piece.text));
}

/** In words where they mean the same; else as it is written. */
function Condition({ text }: { text: string }) {
  const words = conditionWords(text);
  return words === null ? <code className={css.code}>{text.trim()}</code> : <span title={text.trim()}>{words}</span>;
}

function RuleCard({ rule }: { rule: Rule }) {
  return (
    <Card title={ruleName(rule.key)} aside={`${rule.tasks.length} ${rule.tasks.length === 1 ? 'task' : 'tasks'}`}>
      <p className={css.because}><Told text={rule.because} /></p>
      <p className={css.when}>
        {rule.when === null ? <span className={css.quiet}>For everybody</span> : <><span className={css.quiet}>When </span><Condition text={rule.when} /></>}
      </p>
      <ul className={css.tasks} aria-label={`Tasks of ${ruleName(rule.key)}`}>
        {rule.tasks.map((task, index) => (
          <li key={`${task.title} ${index}`} style={{ '--depth': task.depth } as CSSProperties}>
            <span className={css.taskWords}>
              <Told text={task.title} />
              {task.when === null ? null : <span className={css.taskWhen}>when <Condition text={task.when} /></span>}
            </span>
            <PersonAvatar name={partyName(task.owner)} initials={partyName(task.owner).slice(0, 2).toUpperCase()} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function RuleCards({ policy }: { policy: PolicyDetail }) {
  const [text, setText] = useState('');
  const rules = rulesMatching(policy.rulesView, text);
  return (
    <>
      <p className={css.about}>{policy.description}</p>
      <search className={css.search}>
        <TextInput aria-label="Find in the rules" placeholder="Find in the rules: parcel, contractor, badge" leftSection={<IconSearch size={16} aria-hidden />} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        <span className={css.quiet} role="status">{rules.length === policy.rulesView.length ? `${rules.length} rules` : `${rules.length} of ${policy.rulesView.length} rules`}</span>
      </search>
      {rules.map((rule) => <RuleCard key={rule.key} rule={rule} />)}
      {rules.length > 0 ? null : <Card><p className="hb-quiet">No rule speaks of this.</p></Card>}
    </>
  );
}
