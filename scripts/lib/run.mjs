// Running programs with progress that a person can follow. Dependency-free: this runs before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** A failure whose message is all a person needs; printed without a stack. */
export class SetupError extends Error {}

export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** The project's own Node (24), or null before the install. */
export function projectNode() {
  const file = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(file) ? file : null;
}

/** An environment in which `node` and every tool are the project's own. */
export function projectEnv(extra = {}) {
  const key = Object.keys(process.env).find((name) => name.toLowerCase() === 'path') ?? 'PATH';
  return { ...process.env, [key]: `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env[key] ?? ''}`, ...extra };
}

/** The script behind a tool of node_modules, to be run on the project's own Node. */
export function tool(path) {
  return join(ROOT, 'node_modules', ...path.split('/'));
}

/**
 * Runs a program in the project folder.
 * @param options.quiet collect the output instead of showing it; it is shown if the program fails
 * @param options.heartbeat say every ten seconds that this is still going on
 * @param options.timeout ms until the program is stopped
 * @returns {Promise<{code: number, output: string}>} never rejects for a failing program
 */
export function run(command, args, { env = projectEnv(), quiet = false, heartbeat = '', timeout = 0, cwd = ROOT } = {}) {
  return new Promise((resolve) => {
    const started = Date.now();
    // npm is a script on Windows, which only a shell can start.
    const child = spawn(command, args, { cwd, env, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit', shell: process.platform === 'win32' && command === 'npm' });
    let output = '';
    const collect = (data) => {
      output = (output + data).slice(-200_000);
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    const beat = heartbeat === '' ? null : setInterval(() => say(`  ${heartbeat} (${Math.round((Date.now() - started) / 1000)} s)`), 10_000);
    const timer = timeout === 0 ? null : setTimeout(() => child.kill(), timeout);
    const finish = (code) => {
      clearInterval(beat);
      clearTimeout(timer);
      if (quiet && code !== 0) process.stdout.write(shortened(output));
      resolve({ code, output });
    };
    child.on('error', (error) => {
      output += error.message;
      finish(127);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

/** Where it began to fail and where it ended; what is between is mostly usage texts and stacks. */
function shortened(output) {
  const lines = output.trimEnd().split('\n');
  return `${(lines.length <= 60 ? lines : [...lines.slice(0, 25), `… ${lines.length - 50} lines …`, ...lines.slice(-25)]).join('\n')}\n`;
}

/** Runs a program in the foreground until it ends, handing on signals. Resolves with its exit code. */
export function runForeground(command, args, env = projectEnv()) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, env, stdio: 'inherit' });
    // Ctrl C reaches the child by itself (same terminal); this process only has to outlive it.
    const ignore = () => {};
    const forward = (signal) => child.kill(signal);
    process.on('SIGINT', ignore);
    process.on('SIGTERM', forward);
    process.on('SIGHUP', forward);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGINT', ignore);
      process.off('SIGTERM', forward);
      process.off('SIGHUP', forward);
      resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1));
    });
  });
}

export function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
