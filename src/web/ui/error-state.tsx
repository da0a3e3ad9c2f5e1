/** A refusal, told in order: what happened, what was kept, what to do. The request id last, for who looks into the log. */
import { IconAlertCircle, IconLock, IconPlugConnectedX, IconZoomQuestion } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { fieldText, type Problem } from '../platform/problem.ts';
import { ActButton } from './act-button.tsx';
import css from './error-state.module.css';

function ProblemIcon({ problem, size }: { problem: Problem; size: number }) {
  if (problem.code === 'no_connection') return <IconPlugConnectedX size={size} aria-hidden />;
  if (problem.status === 403) return <IconLock size={size} aria-hidden />;
  if (problem.status === 404) return <IconZoomQuestion size={size} aria-hidden />;
  return <IconAlertCircle size={size} aria-hidden />;
}

const sentence = (value: unknown): string | null => {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.join(', ') : null;
};

const spoken = (name: string) => name.replace(/([A-Z])/g, ' $1').replaceAll('_', ' ').toLowerCase();

function FactsOf({ problem }: { problem: Problem }) {
  const facts = Object.entries(problem.facts).flatMap(([name, value]) => {
    const text = sentence(value);
    return text === null ? [] : [[name, text] as const];
  });
  if (facts.length === 0 && problem.fields.length === 0) return null;
  return (
    <ul className={css.facts}>
      {problem.fields.map((field) => (
        <li key={field.path}>
          {fieldText(field)}
        </li>
      ))}
      {facts.map(([name, text]) => (
        <li key={name}>
          {spoken(name)}: {text}
        </li>
      ))}
    </ul>
  );
}

/** Beside a form or an act. Reads itself out. */
export function ProblemNote({ problem, act }: { problem: Problem | null; act?: ReactNode }) {
  if (problem === null) return null;
  return (
    <div className={css.note} role="alert">
      <ProblemIcon problem={problem} size={18} />
      <div>
        <p className={css.title}>{problem.title}</p>
        <p>{problem.detail}</p>
        <FactsOf problem={problem} />
        {problem.requestId === null ? null : <p className={css.request}>Request {problem.requestId}</p>}
        {act}
      </div>
    </div>
  );
}

/** In place of a page or a list that could not be read. */
export function ErrorState({ problem, onRetry, act }: { problem: Problem; onRetry?: () => void; act?: ReactNode }) {
  return (
    <div className={css.state} role="alert">
      <span className={css.icon} aria-hidden>
        <ProblemIcon problem={problem} size={24} />
      </span>
      <p className={css.stateTitle}>{problem.title}</p>
      <p className={css.words}>{problem.detail}</p>
      <FactsOf problem={problem} />
      <div className={css.acts}>
        {onRetry === undefined ? null : <ActButton onClick={onRetry}>Try again</ActButton>}
        {act}
      </div>
      {problem.requestId === null ? null : <p className={css.request}>Request {problem.requestId}</p>}
    </div>
  );
}
