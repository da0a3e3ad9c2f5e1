/** Who answered for an asset: in one line (Stockroom → Duarte → UPS), or drawn in full with hand-overs and gaps. */
import { IconAlertCircle, IconArrowNarrowRight, IconBuildingWarehouse, IconHelpCircle, IconTruckDelivery, IconUser } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { IconType } from './act-button.tsx';
import { AppLink } from './app-link.tsx';
import css from './custody-trail.module.css';

export type CustodianKind = 'person' | 'place' | 'shipment' | 'unaccounted';
export type TrailStop = { name: string; kind?: CustodianKind };

export function CustodyTrail({ stops, label = 'Who answered for it' }: { stops: readonly TrailStop[]; label?: string }) {
  return (
    <p className={css.trail} aria-label={label} role="group">
      {stops.map((stop, index) => (
        <Fragment key={index}>
          {index === 0 ? null : (
            <>
              <IconArrowNarrowRight size={16} aria-hidden />
              <span className="hb-unseen"> then </span>
            </>
          )}
          {index === stops.length - 1 ? <strong>{stop.name}</strong> : <span>{stop.name}</span>}
        </Fragment>
      ))}
    </p>
  );
}

const icons: Record<CustodianKind, IconType> = { person: IconUser, place: IconBuildingWarehouse, shipment: IconTruckDelivery, unaccounted: IconHelpCircle };
const words: Record<CustodianKind, string> = { person: 'person', place: 'place', shipment: 'carrier', unaccounted: 'nobody known' };

export type ChainLink = {
  id: string;
  to: { name: string; kind: CustodianKind; href?: string; detail?: ReactNode };
  /** "handed over at the desk", "posted", "stored in slot C3". */
  how: string;
  when: ReactNode;
  by?: string;
  condition?: string;
  evidence?: ReactNode;
  /** Open longer than allowed before this one: "2 days with nobody's receipt". */
  gap?: string;
  /** How long it stayed there: "11 months", or "for 3 days now". */
  stay?: string;
  /** This event corrects an earlier one. */
  corrects?: boolean;
};

export function CustodyChain({ links, label = 'Chain of custody' }: { links: readonly ChainLink[]; label?: string }) {
  return (
    <ol className={css.chain} aria-label={label}>
      {links.map((link, index) => {
        const Icon = icons[link.to.kind];
        return (
          <li key={link.id} className={css.link} data-last={index === links.length - 1 || undefined} data-before-gap={links[index + 1]?.gap !== undefined || undefined}>
            {link.gap === undefined ? null : (
              <p className={css.gap}>
                <IconAlertCircle size={15} aria-hidden /> {link.gap}
              </p>
            )}
            <div className={css.stop}>
              <span className={css.node} data-kind={link.to.kind} title={words[link.to.kind]}>
                <Icon size={16} aria-hidden />
              </span>
              <div className={css.words}>
                <p className={css.name}>
                  {link.to.href === undefined ? link.to.name : <AppLink href={link.to.href} className="hb-row-link">{link.to.name}</AppLink>}
                  {link.stay === undefined ? null : <span className={css.stay}>{link.stay}</span>}
                  {link.corrects === true ? <span className={css.corrects}> · a correction</span> : null}
                </p>
                <p className={css.detail}>
                  {[link.how, link.by === undefined ? null : `by ${link.by}`, link.condition ?? null].filter((part) => part !== null).join(' · ')}
                </p>
                {link.to.detail === undefined ? null : <p className={css.detail}>{link.to.detail}</p>}
                {link.evidence === undefined ? null : <div className={css.evidence}>{link.evidence}</div>}
              </div>
              <span className={css.when}>{link.when}</span>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
