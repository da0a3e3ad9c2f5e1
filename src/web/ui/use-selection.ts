/** Which rows are chosen. Rows that leave the list leave the choice, so nothing unseen is acted on. */
import { useMemo, useRef, useState } from 'react';

export type Selection<Row> = {
  keys: readonly string[];
  rows: readonly Row[];
  has: (key: string) => boolean;
  /** With `range`, everything between the last one touched and this one. */
  toggle: (key: string, range?: boolean) => void;
  toggleAll: () => void;
  all: boolean;
  clear: () => void;
};

export function useSelection<Row>(rows: readonly Row[], rowKey: (row: Row) => string): Selection<Row> {
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);
  const order = useMemo(() => rows.map(rowKey), [rows, rowKey]);
  const chosen = rows.filter((row) => wanted.has(rowKey(row)));
  const keys = chosen.map(rowKey);
  return {
    keys,
    rows: chosen,
    has: (key) => wanted.has(key),
    toggle: (key, range = false) => {
      const from = last.current === null ? -1 : order.indexOf(last.current);
      const to = order.indexOf(key);
      const touched = range && from !== -1 ? order.slice(Math.min(from, to), Math.max(from, to) + 1) : [key];
      const next = new Set(keys);
      const on = !wanted.has(key);
      for (const one of touched) if (on) next.add(one); else next.delete(one);
      last.current = key;
      setWanted(next);
    },
    toggleAll: () => setWanted(keys.length === rows.length ? new Set() : new Set(order)),
    all: rows.length > 0 && keys.length === rows.length,
    clear: () => setWanted(new Set()),
  };
}
