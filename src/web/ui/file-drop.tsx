/** Bring a file by dropping, choosing or pasting. Says at once what it can't take; keeps what was chosen. */
import { IconFileText, IconUpload, IconX } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import type { DragEvent } from 'react';
import { refusedFile, sizeText } from './file-drop-rule.ts';
import css from './file-drop.module.css';

export type FileDropProps = {
  label: string;
  description?: string;
  /** Endings with the dot: ['.csv', '.tsv']. None: any file, whose content decides. */
  endings: readonly string[];
  maxBytes: number;
  several?: boolean;
  files: readonly File[];
  onChange: (files: File[]) => void;
};

export function FileDrop({ label, description, endings, maxBytes, several = false, files, onChange }: FileDropProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refusals, setRefusals] = useState<readonly string[]>([]);

  const take = (list: FileList | null) => {
    const chosen = [...(list ?? [])].slice(0, several ? undefined : 1);
    const good = chosen.filter((file) => refusedFile(file, endings, maxBytes) === null);
    setRefusals(chosen.flatMap((file) => refusedFile(file, endings, maxBytes) ?? []));
    if (good.length > 0) onChange(several ? [...files, ...good] : good);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };

  return (
    <div className={css.wrap}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is a second way; the input inside is the first */}
      <label htmlFor={id} className={css.zone} data-over={over || undefined} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
        <IconUpload size={22} aria-hidden />
        <span className={css.label}>{label}</span>
        <span className={css.description}>{description ?? `${endings.join(', ')} up to ${sizeText(maxBytes)}`}</span>
        <input ref={input} id={id} type="file" className={css.input} accept={endings.length === 0 ? undefined : endings.join(',')} multiple={several} onChange={(event) => { take(event.currentTarget.files); event.currentTarget.value = ''; }} />
      </label>
      {refusals.length === 0 ? null : (
        <ul className={css.refusals} role="alert">
          {refusals.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {files.length === 0 ? null : (
        <ul className={css.files} aria-label="Chosen files">
          {files.map((file, index) => (
            <li key={`${file.name}-${index}`}>
              <IconFileText size={18} aria-hidden />
              <span className={css.name}>{file.name}</span>
              <span className="hb-quiet">{sizeText(file.size)}</span>
              <button type="button" onClick={() => onChange(files.filter((_, at) => at !== index))} aria-label={`Leave ${file.name} out`}>
                <IconX size={16} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
