/** Loaded into the measured process with --import: how long others wait for its event loop, told to who started it. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
process.on('message', (asked) => {
  if (asked === 'loop:reset') delay.reset();
  if (asked === 'loop:read') process.send?.({ loop: { p50: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 } });
});
// The channel must not keep a stopped server alive.
process.channel?.unref();
