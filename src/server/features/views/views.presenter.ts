import type { ListPreference, SavedView } from '#contract/views';
import type { PreferenceValues, ViewRecord } from './view.repo.ts';

export const savedView = (row: ViewRecord, reader: string | undefined, defaultViewId: string | null): SavedView => ({
  id: row.id, list: row.list as SavedView['list'], name: row.name, query: row.query as SavedView['query'], isShared: row.is_shared, isMine: row.owner_id === reader, owner: { id: row.owner_id, name: row.owner_name },
  isDefault: row.id === defaultViewId, updatedAt: row.updated_at, version: row.version,
});

export const preference = ({ columns, widths, defaultViewId }: PreferenceValues): ListPreference => ({ columns: columns === null ? null : [...columns], widths: { ...widths }, defaultViewId });
