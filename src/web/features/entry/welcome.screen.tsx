/** The first page of an empty Handback offers two things: look at the demo company, or bring your own files. */
import { IconBuildingCommunity, IconCheck, IconFileImport } from '@tabler/icons-react';
import { Navigate, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { loadDemo } from '#contract/auth';
import { consolePage } from '#contract/console-page';
import { useAct } from '../../platform/act.ts';
import { refresh } from '../../platform/read.ts';
import { useSession } from '../../platform/session.ts';
import { ActButton } from '../../ui/act-button.tsx';
import type { IconType } from '../../ui/act-button.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { EntryPage } from './entry-page.tsx';
import css from './entry.module.css';

function Way({ icon: Icon, title, words, points, act }: { icon: IconType; title: string; words: string; points: readonly string[]; act: ReactNode }) {
  return (
    <section className={css.way}>
      <span className={css.wayIcon} aria-hidden>
        <Icon size={23} />
      </span>
      <h2 className={css.wayTitle}>{title}</h2>
      <p className={css.wayWords}>{words}</p>
      <ul className={css.wayList}>
        {points.map((point) => (
          <li key={point}>
            <IconCheck size={16} aria-hidden />
            {point}
          </li>
        ))}
      </ul>
      <div>{act}</div>
    </section>
  );
}

export function WelcomeScreen() {
  const { user, empty } = useSession();
  const router = useRouter();
  const demo = useAct(loadDemo, {
    onDone: async () => {
      await refresh();
      router.history.replace('/');
    },
  });
  // Somebody was faster, or the demo company is there since the start.
  if (!empty) return <Navigate to="/" replace />;
  return (
    <EntryPage wide title={`${user.name.split(' ')[0] ?? user.name}, where shall we begin?`} subtitle="Nothing is here yet. Both ways take a minute, and neither sends a message to anyone.">
      <div className={css.ways}>
        <Way
          icon={IconFileImport}
          title="Bring your own files"
          words="Two CSV files, people and assets, are enough for your first leaver’s complete case."
          points={['Columns are recognised, Snipe-IT exports too', 'You see what would change before anything does', 'No row is dropped or guessed']}
          act={<ActButton kind="primary" size="lg" href={consolePage.bringFile()}>Bring files</ActButton>}
        />
        <Way
          icon={IconBuildingCommunity}
          title="Look at the demo company"
          words="About 400 people at six sites, with leavers in every phase, the ugly ones included."
          points={['Everything works as it would with yours', 'No message leaves this machine', 'Start over with a new data folder']}
          act={<ActButton size="lg" busy={demo.busy} onClick={() => void demo.run({})}>Load the demo</ActButton>}
        />
      </div>
      <ProblemNote problem={demo.problem} />
    </EntryPage>
  );
}
