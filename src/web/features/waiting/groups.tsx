/** Waiting rows by reason and by file: one press narrows the list; many rows with one reason are one decision. */
import type { Answer } from '#contract/route';
import { consolePage } from '#contract/console-page';
import type { WaitingFilter, waitingGroups } from '#contract/waiting';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Card } from '../../ui/card.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { Stack } from '../../ui/page.tsx';
import { rowsText } from './waiting-words.ts';
import css from './waiting.module.css';

type Groups = Answer<typeof waitingGroups>;

export function Groups({ groups, filter, onGo, onBulk }: { groups: Groups | undefined; filter: WaitingFilter; onGo: (change: Record<string, string | null>) => void; onBulk: (rows: number) => void }) {
  if (groups === undefined) return <Card title="By reason" fit="flush"><LoadingRows rows={5} /></Card>;
  const chosen = groups.reasons.find((group) => group.code === filter.code && (group.field ?? '') === (filter.field ?? ''));
  return (
    <Stack gap={16}>
      {groups.reasons.length === 0 ? null : (
        <Card title="By reason" fit="flush">
          <ul className={css.groups}>
            {groups.reasons.map((group) => {
              const on = group === chosen;
              return (
                <li key={`${group.code}.${group.field ?? ''}`}>
                  <button type="button" aria-pressed={on} onClick={() => onGo(on ? { code: null, field: null } : { code: group.code, field: group.field })}>
                    <span>{group.title}{group.label === null ? null : <span className={css.under}>{group.label}</span>}</span>
                    <b className="hb-figures">{group.rows.toLocaleString('en-GB')}</b>
                  </button>
                </li>
              );
            })}
          </ul>
          {chosen === undefined ? null : (
            <div className={css.groupAct}><p className="hb-quiet">{chosen.sample}</p><ActButton size="xs" onClick={() => onBulk(chosen.rows)}>Decide {chosen.rows === 1 ? 'this row' : `all ${rowsText(chosen.rows)}`} at once</ActButton></div>
          )}
        </Card>
      )}
      {groups.files.length < 2 && filter.file === undefined ? null : (
        <Card title="By file" fit="flush">
          <ul className={css.groups}>
            {groups.files.map((file) => <li key={file.id}><button type="button" aria-pressed={filter.file === file.id} onClick={() => onGo({ file: filter.file === file.id ? null : file.id })}><span>{file.name}</span><b className="hb-figures">{file.rows.toLocaleString('en-GB')}</b></button></li>)}
          </ul>
        </Card>
      )}
      {groups.aside === 0 ? null : <p className={css.note}><AppLink className="hb-link" href={consolePage.waiting({ state: 'aside' })}>{rowsText(groups.aside)} put aside</AppLink></p>}
    </Stack>
  );
}
