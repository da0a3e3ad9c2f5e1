/** The phone's camera as a scanner: a picture, a frame, and the first code it reads. What cannot be read is said. */
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useLatest } from '../platform/use-latest.ts';
import { ActButton } from './act-button.tsx';
import { readFrame } from './camera-reader.ts';
import css from './camera-scan.module.css';

const betweenMs = 140;
const sameAgainMs = 2500;
/** One picture may fail while the camera wakes; a reader that does not work fails at each. */
const failuresInARow = 3;
const unreadable = 'The camera works, but this browser cannot read codes from its picture. Type the code, or use a scanner. Reloading the page with a network may help.';

const reasonFor = (error: unknown): string => {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError') return 'The camera is not allowed for this page. Allow it in the browser’s settings, or type the code.';
  if (name === 'NotFoundError') return 'There is no camera on this device. Type the code, or use a scanner.';
  return 'The camera could not be opened. Another app may be using it; type the code meanwhile.';
};

export function CameraScan({ onCode, onClose }: { onCode: (code: string) => void; onClose: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const latest = useLatest(onCode);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let stream: MediaStream | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    let last = { code: '', at: 0 };
    let failed = 0;
    const stop = () => {
      isOver = true;
      clearTimeout(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
    const read = async (seen: HTMLVideoElement): Promise<string | null> => {
      try {
        const code = await readFrame(seen);
        failed = 0;
        return code;
      } catch (error) {
        failed += 1;
        console.warn('The camera’s picture could not be read', error);
        return null;
      }
    };
    const look = async () => {
      if (isOver || video.current === null) return;
      const code = video.current.readyState >= 2 ? await read(video.current) : null;
      if (isOver) return;
      if (failed >= failuresInARow) {
        stop();
        setProblem(unreadable);
        return;
      }
      if (code !== null && (code !== last.code || performance.now() - last.at > sameAgainMs)) latest.current(code);
      if (code !== null) last = { code, at: performance.now() };
      timer = setTimeout(() => void look(), betweenMs);
    };
    const open = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } }, audio: false });
        if (isOver || video.current === null) return stream.getTracks().forEach((track) => track.stop());
        video.current.srcObject = stream;
        await video.current.play();
        await look();
      } catch (error) {
        setProblem(reasonFor(error));
      }
      return undefined;
    };
    void open();
    return stop;
  }, [latest]);
  return (
    <div className={css.camera} role="group" aria-label="Camera">
      {problem === null ? <video ref={video} className={css.video} muted playsInline aria-label="What the camera sees" /> : <p className={css.problem} role="alert">{problem}</p>}
      {problem === null ? <span className={css.frame} aria-hidden /> : null}
      <div className={css.close}>
        <ActButton icon={IconX} onClick={onClose}>Close the camera</ActButton>
      </div>
    </div>
  );
}
