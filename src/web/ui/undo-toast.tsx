/** Where the words after an act appear, with undo. Stays while it is pointed at or focused. */
import { IconAlertCircle, IconCircleCheck, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { dismissToast, useToasts } from '../platform/toast.ts';
import type { Toast } from '../platform/toast.ts';
import css from './undo-toast.module.css';

const stayMs = 8000;

function ToastLine({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => dismissToast(toast.id), stayMs);
    return () => clearTimeout(timer);
  }, [held, toast.id]);
  const undo = () => {
    dismissToast(toast.id);
    void toast.undo?.();
  };
  const Icon = toast.tone === 'late' ? IconAlertCircle : IconCircleCheck;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- being pointed at only lets it stay longer
    <li className={css.toast} data-tone={toast.tone} onMouseEnter={() => setHeld(true)} onMouseLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <Icon size={18} aria-hidden />
      <span className={css.text}>{toast.text}</span>
      {toast.undo === undefined ? null : (
        <button type="button" className={css.undo} onClick={undo}>
          Undo
        </button>
      )}
      <button type="button" className={css.close} onClick={() => dismissToast(toast.id)} aria-label="Dismiss">
        <IconX size={16} aria-hidden />
      </button>
    </li>
  );
}

export function UndoToasts() {
  const toasts = useToasts();
  return (
    <section aria-label="What just happened">
      <div role="log" aria-live="polite">
        <ul className={css.stack}>
          {toasts.map((toast) => (
            <ToastLine key={toast.id} toast={toast} />
          ))}
        </ul>
      </div>
    </section>
  );
}
