/** API keys of other systems: what each may do, when it was last used, and ending it. */
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { listKeys, revokeKey } from '#contract/members';
import type { ApiKey } from '#contract/members';
import { useAct } from '../../platform/act.ts';
import { useRead } from '../../platform/read.ts';
import { useNow } from '../../platform/session.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { EmptyState, LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { CreateKey } from './create-key.tsx';
import { permissionWords } from './role-words.ts';
import { SettingsPage } from './sections.tsx';
import css from './settings.module.css';

function KeyState({ apiKey }: { apiKey: ApiKey }) {
  const now = useNow();
  if (apiKey.revokedAt !== null) return <StateBadge tone="quiet">revoked</StateBadge>;
  if (apiKey.expiresAt !== null && new Date(apiKey.expiresAt) <= now) return <StateBadge tone="quiet">expired</StateBadge>;
  return apiKey.lastUsedAt === null ? <StateBadge tone="due">never used</StateBadge> : null;
}

function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const gone = apiKey.revokedAt !== null;
  return (
    <div className={css.item} data-gone={gone || undefined}>
      <div className={css.itemWords}>
        <span className={css.itemName}>
          {apiKey.name} <span className="hb-serial hb-quiet">{apiKey.prefix}…</span> <KeyState apiKey={apiKey} />
        </span>
        <span className={css.itemDetail}>{apiKey.permissions.map((permission) => permissionWords[permission]).join(', ')} · {apiKey.sites.length === 0 ? 'every site' : apiKey.sites.map((site) => site.name).join(', ')}</span>
        <span className={css.itemDetail}>
          Made by {apiKey.createdBy}, <InstantText at={apiKey.createdAt} />
          {apiKey.lastUsedAt === null ? '' : <> · used <InstantText at={apiKey.lastUsedAt} as="ago" /></>}
          {apiKey.expiresAt === null ? '' : <> · until <InstantText at={apiKey.expiresAt} /></>}
        </span>
      </div>
      {gone ? null : <ActButton size="xs" onClick={onRevoke} aria-label={`Revoke ${apiKey.name}`}>Revoke</ActButton>}
    </div>
  );
}

function RevokeKey({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const revoke = useAct(revokeKey, {
    onDone: () => {
      showToast(`${apiKey.name} no longer works`);
      onClose();
    },
  });
  return (
    <ConfirmAct
      open
      onClose={onClose}
      grave
      undo="never"
      title={`Revoke ${apiKey.name}?`}
      consequence={apiKey.lastUsedAt === null ? 'It was never used. It stops at once.' : <>It was last used <InstantText at={apiKey.lastUsedAt} as="ago" />. Whatever uses it is refused from now on; what it did stays.</>}
      act="Revoke the key"
      busy={revoke.busy}
      problem={revoke.problem}
      onConfirm={() => void revoke.run({ params: { keyId: apiKey.id } })}
    />
  );
}

export function KeysScreen() {
  const keys = useRead(listKeys, {});
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const rows = (keys.data?.rows ?? []).toSorted((a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null));
  const make = <ActButton kind="primary" icon={IconPlus} onClick={() => setMaking(true)}>Make a key</ActButton>;
  return (
    <SettingsPage title="API keys" subtitle="One for each system, with no more than it needs. A key makes no keys and lets nobody in." acts={rows.length === 0 ? undefined : make}>
      <Card fit="flush">
        {keys.data === undefined ? keys.isError ? <ErrorState problem={keys.error} onRetry={() => void keys.refetch()} /> : <LoadingRows rows={3} label="Reading the keys" /> : rows.length === 0 ? (
          <EmptyState icon={IconKey} title="No keys yet" act={make}>
            The keys of your HR system, device management or scripts would be here, with when each was last used.
          </EmptyState>
        ) : (
          <Rows label="API keys">
            {rows.map((apiKey) => <Row key={apiKey.id}><KeyRow apiKey={apiKey} onRevoke={() => setRevoking(apiKey)} /></Row>)}
          </Rows>
        )}
      </Card>
      {making ? <CreateKey onClose={() => setMaking(false)} /> : null}
      {revoking === null ? null : <RevokeKey apiKey={revoking} onClose={() => setRevoking(null)} />}
    </SettingsPage>
  );
}
