/** Changes of many records, newest first: what was done, by whom, and whether it can be undone. */
import { IconStack2 } from '@tabler/icons-react';
import { listBulk } from '#contract/bulk';
import { consolePage } from '#contract/console-page';
import { useRead } from '../../platform/read.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { changeText, titleOf } from '../../ui/bulk-words.ts';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { EmptyState, LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Page } from '../../ui/page.tsx';
import css from './bulk.module.css';

export function BulkListScreen() {
  const list = useRead(listBulk, {});
  const rows = list.data?.rows ?? [];
  return (
    <Page title="Changes of many" subtitle="Each was seen before it was done, and can be put back while nobody changed more since" width="narrow">
      <Card fit="flush">
        {list.isError ? <ErrorState problem={list.error} onRetry={() => void list.refetch()} /> : null}
        {list.isPending ? <LoadingRows rows={5} label="Reading the changes" /> : null}
        {list.isSuccess && rows.length === 0 ? <EmptyState icon={IconStack2} title="No changes of many yet">Tick rows on a list of assets, people, licences or accounts, then change them together. What was done stands here, with its undo.</EmptyState> : null}
        <Rows label="Changes of many">
          {rows.map((bulk) => (
            <Row key={bulk.id}>
              <div className={css.row}>
                <AppLink className={`hb-row-link ${css.name}`} href={consolePage.bulkChange(bulk.id)}>{titleOf(bulk)}</AppLink>
                <div className={css.what}>
                  <span>{changeText(bulk)}</span>
                  <span className="hb-quiet">{bulk.isYours ? 'you' : bulk.by}, <InstantText at={bulk.createdAt} as="ago" /></span>
                </div>
              </div>
            </Row>
          ))}
        </Rows>
      </Card>
    </Page>
  );
}
