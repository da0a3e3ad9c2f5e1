/** Runs one command to its end: its output together, its exit code, never a throw. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

export type CommandEnd = { readonly code: number; readonly output: string };

/** Whoever ends us ends what we run. */
const endings = ['SIGINT', 'SIGTERM'] as const;

type Options = { readonly cwd?: string; readonly env?: Record<string, string>; readonly echo?: boolean; readonly minutes?: number };

export function runCommand(command: string, args: readonly string[], options: Options = {}): Promise<CommandEnd> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? projectRoot,
      env: { ...process.env, ...options.env },
      ...(options.minutes === undefined ? {} : { timeout: options.minutes * 60_000, killSignal: 'SIGKILL' as const }),
      stdio: options.echo ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    const passOn = (signal: NodeJS.Signals): boolean => child.kill(signal);
    for (const signal of endings) process.on(signal, passOn);
    const output: string[] = [];
    child.stdout?.on('data', (part: Buffer) => output.push(part.toString()));
    child.stderr?.on('data', (part: Buffer) => output.push(part.toString()));
    child.on('error', (error) => resolve({ code: 127, output: `${command}: ${error.message}` }));
    child.on('close', (code, signal) => {
      for (const ending of endings) process.off(ending, passOn);
      resolve({ code: code ?? (signal ? 1 : 0), output: output.join('') });
    });
  });
}

/** A tool of node_modules, run on the Node that runs this script. */
export function runTool(entry: string, args: readonly string[], options: Options = {}): Promise<CommandEnd> {
  return runCommand(process.execPath, [`${projectRoot}/node_modules/${entry}`, ...args], options);
}
