/** A short sound for each tone, made here: nothing to fetch, and it works without a network. */
import type { StationAnswer } from '#contract/station';

type Note = readonly [hertz: number, startMs: number, lengthMs: number];
const notes: { readonly [S in StationAnswer['tone']['sound']]: readonly Note[] } = {
  done: [[784, 0, 90], [1175, 100, 140]],
  again: [[784, 0, 90], [784, 130, 90]],
  aside: [[587, 0, 140], [440, 160, 200]],
  ask: [[660, 0, 110], [880, 130, 110], [660, 260, 110]],
  stop: [[220, 0, 260], [196, 300, 320]],
};

let context: AudioContext | null = null;

export function play(sound: StationAnswer['tone']['sound']): void {
  try {
    context ??= new AudioContext();
    void context.resume();
    for (const [hertz, startMs, lengthMs] of notes[sound]) {
      const [start, end] = [context.currentTime + startMs / 1000, context.currentTime + (startMs + lengthMs) / 1000];
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = hertz;
      tone.type = sound === 'stop' ? 'square' : 'sine';
      volume.gain.setValueAtTime(0.0001, start);
      volume.gain.exponentialRampToValueAtTime(sound === 'stop' ? 0.12 : 0.25, start + 0.012);
      volume.gain.exponentialRampToValueAtTime(0.0001, end);
      tone.connect(volume).connect(context.destination);
      tone.start(start);
      tone.stop(end + 0.02);
    }
  } catch {
    // No sound on this device: colour and words say the same.
  }
}
