/** Right side: the field that is always ready, the camera, what was scanned today, and what it took of the partner's time. */
import { IconShieldHalf } from '@tabler/icons-react';
import type { TodayScan } from '#contract/station';
import { ScanField } from '../../ui/scan-field.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { wordsForRow } from './station-words.ts';
import type { StationControl } from './use-station.ts';
import css from './scan-panel.module.css';

const clock = (at: string, zone: string): string => new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));

function Row({ row, zone, onUndo }: { row: TodayScan; zone: string; onUndo: (clientId: string) => void }) {
  const words = wordsForRow(row);
  return (
    <li className={css.row}>
      <time dateTime={row.at} className={css.time}>{clock(row.at, zone)}</time>
      <span className={css.label} title={row.label}>{row.label}</span>
      <b className={css.slot}>{row.slotLabel ?? '–'}</b>
      <span className={css.state}>
        <StateBadge tone={words.tone} {...(words.tone === 'hold' ? { icon: IconShieldHalf } : {})}>{words.text}</StateBadge>
        {row.undoUntil === null ? null : <button type="button" className={css.undo} onClick={() => onUndo(row.clientId)} aria-label={`Undo the scan of ${row.label}`}>Undo</button>}
      </span>
    </li>
  );
}

export function ScanPanel({ control }: { control: StationControl }) {
  const { station } = control;
  const isCounted = station !== null && station.place.capacity < 100_000;
  return (
    <aside className={css.panel} aria-label="Scanning">
      <h2 className={css.title}>Scan the next one</h2>
      <p className={css.hint}>Any barcode on it: label, sticker, our slip. Or type and press Enter.</p>
      <ScanField label="Code" isBusy={control.isBusy} answered={control.shown?.answer.clientId} onCode={(code) => void control.scan(code)} large />
      <h2 className={css.heading}>Today at this station</h2>
      {station === null ? null : station.scans.length === 0 ? <p className={css.hint}>What you scan stands here, with its slot.</p> : (
        <ol className={css.rows}>{station.scans.map((row) => <Row key={row.clientId} row={row} zone={station.place.site.zone} onUndo={(clientId) => void control.undo(clientId)} />)}</ol>
      )}
      {station === null ? null : (
        <p className={css.foot}>
          {isCounted ? `Slots free: ${station.place.free} of ${station.place.capacity} · ` : ''}your minutes this month: {station.minutes.used}{station.minutes.agreed === null ? '' : ` of ${station.minutes.agreed}`}
        </p>
      )}
    </aside>
  );
}
