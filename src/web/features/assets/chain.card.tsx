/** The chain of custody, drawn: who answered, since when, how it came to be, where it has holes. */
import { useState } from 'react';
import { readChain } from '#contract/custody';
import { consolePage } from '#contract/console-page';
import { useRead } from '../../platform/read.ts';
import { useMay, useNow } from '../../platform/session.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Card } from '../../ui/card.tsx';
import { CustodyChain } from '../../ui/custody-trail.tsx';
import type { ChainLink } from '../../ui/custody-trail.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Inline } from '../../ui/page.tsx';
import { drawnChain, howWord, stayText } from './chain-links.ts';
import type { DrawnStop } from './chain-links.ts';
import { CorrectCustody } from './correct-custody.tsx';
import css from './asset.module.css';

const shownAtOnce = 8;

function Evidence({ stop, onCorrect }: { stop: DrawnStop; onCorrect: (() => void) | null }) {
  return (
    <Inline>
      {stop.corrected === null ? null : (
        <span className="hb-quiet">
          First said {stop.corrected.firstSaid}; corrected {stop.corrected.by === null ? '' : `by ${stop.corrected.by} `}
          <InstantText at={stop.corrected.at} />
        </span>
      )}
      {stop.recordedLateAt === null ? null : <span className="hb-quiet">Written down <InstantText at={stop.recordedLateAt} /></span>}
      {stop.caseId === null ? null : <AppLink href={consolePage.case(stop.caseId)} className="hb-link">Its case</AppLink>}
      {onCorrect === null ? null : (
        <button type="button" className={css.correct} onClick={onCorrect} aria-label={`Correct: ${howWord(stop.kind)}, ${stop.to.name}`}>
          Correct
        </button>
      )}
    </Inline>
  );
}

const pageOf = (stop: DrawnStop): string | undefined => (stop.to.id === null ? undefined : stop.to.kind === 'person' ? consolePage.person(stop.to.id) : stop.to.kind === 'place' ? consolePage.assets({ custodian: 'place', with: stop.to.id }) : undefined);

function linkOf(stop: DrawnStop, stay: string | null, onCorrect: (() => void) | null): ChainLink {
  const href = pageOf(stop);
  const hasMore = stop.corrected !== null || stop.recordedLateAt !== null || stop.caseId !== null || onCorrect !== null;
  return {
    id: stop.id, to: { name: stop.to.name, kind: stop.to.kind, ...(href === undefined ? {} : { href }) }, ...(stay === null ? {} : { stay }), how: howWord(stop.kind), when: <InstantText at={stop.at} />, corrects: stop.corrected !== null,
    ...(stop.by === null ? {} : { by: stop.by }), ...(stop.condition === null ? {} : { condition: stop.condition }), ...(stop.gap === null ? {} : { gap: stop.gap }),
    ...(hasMore ? { evidence: <Evidence stop={stop} onCorrect={onCorrect} /> } : {}),
  };
}

export function ChainCard({ assetId }: { assetId: string }) {
  const may = useMay();
  const now = useNow();
  const chain = useRead(readChain, { params: { assetId } });
  const [all, setAll] = useState(false);
  const [correcting, setCorrecting] = useState<DrawnStop | null>(null);
  if (chain.data === undefined) return <Card title="Chain of custody" fit="flush">{chain.isError ? <ErrorState problem={chain.error} onRetry={() => void chain.refetch()} /> : <LoadingRows rows={3} label="Reading the chain of custody" />}</Card>;
  const stops = drawnChain(chain.data);
  const hidden = all ? 0 : Math.max(0, stops.length - shownAtOnce);
  const gaps = chain.data.gaps.length;
  return (
    <Card title="Chain of custody" aside={`${stops.length} ${stops.length === 1 ? 'entry' : 'entries'}${gaps === 0 ? '' : `, ${gaps} unwitnessed`}`}>
      {hidden === 0 ? null : <div style={{ marginBottom: 12 }}><ActButton kind="bare" size="xs" onClick={() => setAll(true)}>Show the {hidden} before</ActButton></div>}
      <CustodyChain links={stops.slice(hidden).map((stop) => linkOf(stop, stayText(stops, stop, now), may('assets.write') ? () => setCorrecting(stop) : null))} />
      {correcting === null ? null : <CorrectCustody assetId={assetId} stop={correcting} seen={chain.data.seq} onClose={() => setCorrecting(null)} />}
    </Card>
  );
}
