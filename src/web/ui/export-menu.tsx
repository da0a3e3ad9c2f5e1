/** The rows as a file: every page of them, in this order, with these columns. It says how many, and how far it has come. */
import { Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { addressOf } from '../platform/api.ts';
import type { ListQuestion } from '../platform/list-url.ts';
import { asProblem, problemFrom } from '../platform/problem.ts';
import { showToast } from '../platform/toast.ts';
import { exportList } from '#contract/views';
import css from './filter-bar.module.css';

type Progress = { rows: number; bytes: number };
const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** The file in pieces, kept by the browser outside the page's memory once it is whole. */
async function fetchFile(question: ListQuestion, format: 'csv' | 'xlsx', onProgress: (progress: Progress) => void): Promise<{ blob: Blob; name: string }> {
  const response = await fetch(addressOf(exportList, { params: { list: question.kind }, query: { ...question.text, format } }), { credentials: 'same-origin' });
  if (!response.ok || response.body === null) throw await problemFrom(response);
  const rows = Number(response.headers.get('x-handback-rows') ?? 0);
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body.getReader();
  for (let bytes = 0; ;) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value as Uint8Array<ArrayBuffer>);
    bytes += value.length;
    onProgress({ rows, bytes });
  }
  return { blob: new Blob(pieces, { type: response.headers.get('content-type') ?? '' }), name: decodeURIComponent(name ?? `${question.kind}.${format}`) };
}

function save({ blob, name }: { blob: Blob; name: string }): void {
  const address = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export function ExportMenu({ question, total }: { question: ListQuestion; total: number | null }) {
  const [progress, setProgress] = useState<Progress | null>(null);
  const start = (format: 'csv' | 'xlsx') => {
    setProgress({ rows: total ?? 0, bytes: 0 });
    fetchFile(question, format, setProgress).then(save, (error: unknown) => {
      const problem = asProblem(error);
      showToast(`No file was made: ${problem.title}`, { tone: 'late' });
    }).finally(() => setProgress(null));
  };
  const rows = total === null ? 'All rows' : `${total.toLocaleString('en-GB')} ${total === 1 ? 'row' : 'rows'}`;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={css.tool} aria-label="Write to a file" title="Write to a file" disabled={progress !== null}><IconDownload size={18} aria-hidden /></button>
      </Menu.Target>
      {progress === null ? null : <span className={css.count} role="status">Writing {progress.rows.toLocaleString('en-GB')} rows, {megabytes(progress.bytes)}</span>}
      <Menu.Dropdown>
        <Menu.Label>{rows}, as you see them</Menu.Label>
        <Menu.Item onClick={() => start('csv')}>CSV</Menu.Item>
        <Menu.Item onClick={() => start('xlsx')}>Excel workbook</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
