/** A field that is always ready for the next code: typed, from a scanner, or by the camera. */
import { IconCamera, IconScan } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { ActButton } from './act-button.tsx';
import css from './scan-field.module.css';

const CameraScan = lazy(() => import('./camera-scan.tsx').then((module) => ({ default: module.CameraScan })));

export type ScanFieldProps = {
  label: string;
  onCode: (code: string) => void;
  isBusy?: boolean;
  /** Changes with each answer: the field takes the focus again. */
  answered?: string | undefined;
  placeholder?: string;
  large?: boolean;
};

export function ScanField({ label, onCode, isBusy = false, answered, placeholder = 'Ready', large = false }: ScanFieldProps) {
  const [text, setText] = useState('');
  const [isFilming, setFilming] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  // So that the next scan needs no hand; not on phones, where a keyboard would jump up.
  useEffect(() => {
    if (window.matchMedia('(pointer: fine)').matches) input.current?.focus({ preventScroll: true });
  }, [answered]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const code = text.trim();
    setText('');
    if (code !== '') onCode(code);
  };
  return (
    <div className={css.scan}>
      <form onSubmit={send} className={css.form}>
        <label className={css.field} data-large={large || undefined}>
          <IconScan size={large ? 24 : 20} aria-hidden />
          <span className="hb-unseen">{label}</span>
          <input ref={input} className={css.input} value={text} onChange={(event) => setText(event.currentTarget.value)} placeholder={isBusy ? 'Looking' : placeholder} autoComplete="off" autoCapitalize="characters" autoCorrect="off" spellCheck={false} enterKeyHint="done" />
        </label>
        <button type="submit" className="hb-unseen" tabIndex={-1}>
          Look it up
        </button>
      </form>
      {isFilming ? (
        <Suspense fallback={<p className="hb-quiet">Opening the camera.</p>}>
          <CameraScan onCode={onCode} onClose={() => setFilming(false)} />
        </Suspense>
      ) : (
        <ActButton icon={IconCamera} onClick={() => setFilming(true)} fullWidth size="md">
          Use the camera
        </ActButton>
      )}
    </div>
  );
}
