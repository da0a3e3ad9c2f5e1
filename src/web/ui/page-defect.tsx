/** A page that could not be drawn. The rest of the console goes on. */
import type { ErrorComponentProps } from '@tanstack/react-router';
import { asProblem } from '../platform/problem.ts';
import { ActButton } from './act-button.tsx';
import { ErrorState } from './error-state.tsx';
import { Page } from './page.tsx';

/** Where not even the frame could be drawn. */
export function FrameDefect(props: ErrorComponentProps) {
  return (
    <main>
      <PageDefect {...props} />
    </main>
  );
}

export function PageDefect({ error, reset }: ErrorComponentProps) {
  return (
    <Page title="This page could not be shown" width="narrow">
      <ErrorState problem={asProblem(error)} onRetry={reset} act={<ActButton onClick={() => location.reload()}>Reload</ActButton>} />
    </Page>
  );
}
