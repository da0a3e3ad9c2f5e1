/** Records here that a row may be about, side by side with what it says. */
import { consolePage } from '#contract/console-page';
import type { WaitingDetail } from '#contract/waiting';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Card } from '../../ui/card.tsx';
import css from './waiting.module.css';

export function NearCard({ row, onChoose, busy }: { row: WaitingDetail; onChoose: (record: string) => void; busy: boolean }) {
  const isOpen = row.state === 'waiting' && row.severity === 'blocks';
  const records = row.near.filter((near) => near.values.length > 0);
  const page = row.kind === 'people' ? consolePage.person : row.kind === 'assets' ? consolePage.asset : row.kind === 'licences' ? consolePage.licence : null;
  return (
    <>
      {row.aside.length === 0 ? null : (
        <Card title="Rows that say they are the same">
          <ul className={css.edits}>{row.aside.map((other) => <li key={other.id}><AppLink className="hb-link" href={consolePage.waitingRow(other.id)}>Line {other.line}: {other.label}</AppLink></li>)}</ul>
        </Card>
      )}
      {records.map((near) => (
        <Card key={near.id} title={page === null ? near.label : <AppLink className="hb-link" href={page(near.id)}>{near.label}</AppLink>}>
          <p className={css.under}>{near.because}</p>
          <table className={css.side}>
            <thead><tr><th scope="col"><span className="hb-unseen">Fact</span></th><th scope="col">Here</th><th scope="col">File</th></tr></thead>
            <tbody>{near.values.map((value) => <tr key={value.label} data-same={value.isSame || undefined}><th scope="row">{value.label}</th><td>{value.here ?? '–'}</td><td>{value.file ?? '–'}</td></tr>)}</tbody>
          </table>
          {isOpen ? <ActButton size="xs" busy={busy} onClick={() => onChoose(near.id)}>The row is about this one</ActButton> : null}
        </Card>
      ))}
      {isOpen && records.length > 0 ? <ActButton kind="bare" busy={busy} onClick={() => onChoose('new')}>It is none of these: a new one</ActButton> : null}
    </>
  );
}
