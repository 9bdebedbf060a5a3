import { spawn } from 'node:child_process';

/** How a program of the system ended. */
export interface Ran {
  /** Its exit code; -1 if it did not end by itself or never began. */
  code: number;
  out: string;
  /** It was stopped because its time was up. */
  stopped: boolean;
  /** There is no such program. */
  missing: boolean;
}

/** Runs a program without a shell, in the C locale, for at most `ms`. Never rejects. */
export function run(
  name: string,
  args: readonly string[],
  { ms, input }: { ms: number; input?: Uint8Array },
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(name, args, {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...process.env, LC_ALL: 'C', LANG: 'C' },
    });
    let out = '';
    let stopped = false;
    const timer = setTimeout(() => {
      stopped = true;
      child.kill('SIGKILL');
    }, ms);
    const end = (code: number, missing: boolean): void => {
      clearTimeout(timer);
      resolve({ code, out, stopped, missing });
    };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    // a program that does not read to the end has said so by its exit code
    child.stdin.on('error', () => undefined).end(input);
    child.once('error', () => end(-1, true));
    child.once('close', (code) => end(stopped ? -1 : (code ?? -1), false));
  });
}
