/** Row types from the migrated database → src/server/platform/db/schema.ts. */
import type { Generator } from './generator.ts';
import { migrate } from '#server/platform/db/migrate';
import { openEmbedded } from '#server/platform/db/open-database';

type Column = { table_name: string; column_name: string; udt_name: string; is_nullable: 'YES' | 'NO'; column_default: string | null; is_generated: 'ALWAYS' | 'NEVER' };

const scalar: Record<string, string> = {
  uuid: 'string', text: 'string', varchar: 'string', int4: 'number', int8: 'number', int2: 'number', bool: 'boolean', float8: 'number', numeric: 'string',
  timestamptz: 'string', date: 'string', jsonb: 'Json', bytea: 'Uint8Array', xid8: 'string', _text: 'string[]', _uuid: 'string[]', _int4: 'number[]', _date: 'string[]',
};

function typeOf(column: Column): string {
  const base = scalar[column.udt_name];
  if (!base) throw new Error(`No TypeScript type for ${column.udt_name} (${column.table_name}.${column.column_name})`);
  if (base === 'Json' && column.column_default !== null) return 'JsonOrDefault';
  const type = column.is_nullable === 'YES' ? `${base} | null` : base;
  if (column.is_generated === 'ALWAYS') return `GeneratedAlways<${type}>`;
  return column.column_default === null ? type : `Generated<${type}>`;
}

const pascal = (name: string) => name.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase());

async function render(): Promise<string> {
  const db = await openEmbedded();
  try {
    await migrate(db.pool);
    const { rows } = await db.pool.query<Column>(
      `select table_name, column_name, udt_name, is_nullable, column_default, is_generated from information_schema.columns
       where table_schema = 'public' and table_name <> 'schema_migration' order by table_name, ordinal_position`,
    );
    const tables = Map.groupBy(rows, (row) => row.table_name);
    const bodies = [...tables].map(([table, columns]) => `export type ${pascal(table)}Table = {\n${columns.map((c) => `  ${c.column_name}: ${typeOf(c)};`).join('\n')}\n};\n`);
    const index = [...tables.keys()].map((table) => `  ${table}: ${pascal(table)}Table;`).join('\n');
    return `// Generated from migrations/ by \`npm run generate\`. Do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** jsonb: any JSON when read; written as text (\`JSON.stringify\`), so that an array is never taken for an SQL array. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Json = ColumnType<any, string, string>;
// oxlint-disable-next-line typescript/no-explicit-any
export type JsonOrDefault = ColumnType<any, string | undefined, string>;

${bodies.join('\n')}
export type Database = {\n${index}\n};\n`;
  } finally {
    await db.close();
  }
}

export const generator: Generator = {
  name: 'db-schema',
  outputs: ['src/server/platform/db/schema.ts'],
  run: async () => ({ 'src/server/platform/db/schema.ts': await render() }),
};
