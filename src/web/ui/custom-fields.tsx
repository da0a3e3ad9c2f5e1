/** The organisation's own fields: as inputs in a form, as facts beside a record. A value that does not fit its field is shown with what is expected. */
import { IconAlertCircle } from '@tabler/icons-react';
import { listFields } from '#contract/fields';
import type { CustomField } from '#contract/fields';
import { fitValue, isEmptyValue } from '#domain/field/custom-field';
import type { FieldKind } from '#domain/field/custom-field';
import { consolePage } from '#contract/console-page';
import { useRead } from '../platform/read.ts';
import { useMay } from '../platform/session.ts';
import { AppLink } from './app-link.tsx';
import { Card, Facts, fact } from './card.tsx';
import { DateText } from './date-text.tsx';
import { FieldGrid, FieldPart } from './field-grid.tsx';
import { DateField, SelectField, TextField } from './field.tsx';

export type CustomValues = Readonly<Record<string, unknown>>;

export const useCustomFields = (kind: FieldKind): readonly CustomField[] => useRead(listFields, { query: { kind, archived: 'true' } }).data?.rows ?? [];

const plain = (value: unknown): string => (isEmptyValue(value) ? '' : typeof value === 'string' ? value : JSON.stringify(value));

function misfit(field: CustomField, value: unknown): string | null {
  if (isEmptyValue(value)) return null;
  const fitted = fitValue(field, value);
  return fitted.ok ? null : fitted.error.message;
}

type InputProps = { field: CustomField; value: unknown; error: string | null; onChange: (value: string) => void };

function CustomInput({ field, value, error, onChange }: InputProps) {
  const wrong = misfit(field, value);
  const bound = {
    name: `custom.${field.key}`, label: field.label, required: field.isRequired, error: error?.replace(`${field.label}: `, '') ?? null, onBlur: () => undefined,
    description: wrong === null ? (field.help ?? undefined) : <>What came in does not fit: {wrong.toLowerCase()}.</>,
  };
  switch (field.type) {
    case 'date': return wrong === null ? <DateField {...bound} value={plain(value)} onChange={onChange} /> : <TextField {...bound} value={plain(value)} onChange={onChange} />;
    case 'flag': return <SelectField {...bound} clearable={!field.isRequired} choices={[{ value: 'true', label: 'Yes' }, { value: 'false', label: 'No' }, ...(wrong === null ? [] : [{ value: plain(value), label: plain(value) }])]} value={plain(value) || null} onChange={(next) => onChange(next ?? '')} />;
    case 'choice': return <SelectField {...bound} clearable={!field.isRequired} choices={[...field.options.map((one) => ({ value: one, label: one })), ...(wrong === null ? [] : [{ value: plain(value), label: plain(value) }])]} value={plain(value) || null} onChange={(next) => onChange(next ?? '')} />;
    case 'text': case 'number': return <TextField {...bound} value={plain(value)} onChange={onChange} />;
  }
}

/** The part of a form with the fields of a kind; nothing when there are none. */
export function CustomFieldParts({ kind, value, onChange, errorAt }: { kind: FieldKind; value: CustomValues; onChange: (value: CustomValues) => void; errorAt: (path: string) => string | null }) {
  const fields = useCustomFields(kind).filter((field) => field.archivedAt === null);
  if (fields.length === 0) return null;
  return (
    <FieldPart title="Your own fields">
      <FieldGrid>
        {fields.map((field) => (
          <CustomInput key={field.id} field={field} value={value[field.key]} error={errorAt(`custom.${field.key}`)} onChange={(next) => onChange({ ...value, [field.key]: next === '' ? null : next })} />
        ))}
      </FieldGrid>
    </FieldPart>
  );
}

function ValueText({ field, value }: { field: CustomField | undefined; value: unknown }) {
  const wrong = field === undefined ? null : misfit(field, value);
  if (wrong !== null) return <span style={{ color: 'var(--hb-due)' }} title={`Does not fit its field: ${wrong.toLowerCase()}`}><IconAlertCircle size={14} aria-hidden style={{ verticalAlign: '-2px' }} /> {plain(value)}<span className="hb-unseen">, does not fit its field</span></span>;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return field?.type === 'date' ? <DateText on={plain(value)} /> : plain(value);
}

/** What is recorded in the fields of a kind; values whose field was archived, or never defined, come last and are not hidden. */
export function CustomFactsCard({ kind, custom }: { kind: FieldKind; custom: CustomValues }) {
  const may = useMay();
  const fields = useCustomFields(kind);
  const filled = fields.filter((field) => !isEmptyValue(custom[field.key]));
  const known = new Set(fields.map((field) => field.key));
  const strays = Object.entries(custom).filter(([key, value]) => !known.has(key) && !isEmptyValue(value));
  const missing = fields.filter((field) => field.archivedAt === null && field.isRequired && isEmptyValue(custom[field.key]));
  if (filled.length + strays.length + missing.length === 0) return null;
  return (
    <Card title="Your own fields" aside={may('fields.manage') ? <AppLink className="hb-link" href={consolePage.settings('fields')}>Fields</AppLink> : undefined}>
      <Facts
        facts={[
          ...filled.map((field) => fact(field.archivedAt === null ? field.label : `${field.label} (archived)`, <ValueText field={field} value={custom[field.key]} />)),
          ...strays.map(([key, value]) => fact(key, <ValueText field={undefined} value={value} />)),
          ...missing.map((field) => fact(field.label, <span style={{ color: 'var(--hb-due)' }}>needed, and not known</span>)),
        ]}
      />
    </Card>
  );
}
