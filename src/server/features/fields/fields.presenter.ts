import type { CustomField } from '#contract/fields';
import type { FieldRow } from './field.repo.ts';

export const fieldDetail = (row: FieldRow): CustomField => ({
  id: row.id, kind: row.kind as CustomField['kind'], key: row.key, label: row.label, type: row.type as CustomField['type'], options: row.options as string[], isRequired: row.is_required, help: row.help, position: row.position,
  isAdopted: row.is_adopted, archivedAt: row.archived_at, version: row.version,
});
