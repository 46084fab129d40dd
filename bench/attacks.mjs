// Scripts that try to escape, to run on, to take too much or to hold up the host. Usage: npm run -s bench -- attacks
// Each class runs in a process of its own, so that its memory is its own. Ends with exit code 1 when any of them got through.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { attackGroups, readAttacks } from '../src/testing/sandbox/attack-files.ts';
import { EXTRA_RSS_MB, GRACE_MS, MAX_STALL_MS, runAttack } from '../src/testing/sandbox/attack-run.ts';
import { atMost } from './lib/report.mjs';

const LIMITS = { ms: 500, memoryMb: 128 };
const CHILD = '--attack-group';

/** @returns {Promise<import('../src/testing/sandbox/attack-run.ts').AttackReport[]>} */
function runGroup(group) {
  const child = spawn(process.execPath, [import.meta.filename, CHILD, group], { stdio: ['ignore', 'pipe', 'inherit'] });
  const reports = [];
  createInterface({ input: child.stdout }).on('line', (line) => reports.push(JSON.parse(line)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      for (const { name } of readAttacks(group).slice(reports.length, code === 0 ? 0 : undefined)) {
        reports.push({ group, name, end: 'host', ms: 0, stallMs: 0, gapMs: 0, rssMb: 0, problems: [`the host itself ended (${signal ?? code})`] });
        break;
      }
      resolve(reports);
    });
  });
}

export async function run({ progress }) {
  const groups = [];
  const failed = [];
  const all = [];
  for (const group of attackGroups()) {
    const reports = await runGroup(group);
    all.push(...reports);
    failed.push(
      ...reports.filter(({ problems }) => problems.length > 0).map(({ name, end, problems }) => ({ group, name, end, problems: problems.join('; ') })),
    );
    const max = (key) => Math.max(0, ...reports.map((report) => report[key]));
    groups.push({
      group,
      attacks: reports.length,
      held: reports.filter(({ problems }) => problems.length === 0).length,
      slowestMs: max('ms'),
      stallMs: max('stallMs'),
      gapMs: max('gapMs'),
      rssMb: max('rssMb'),
    });
    progress(`${group}: ${groups.at(-1).held} of ${reports.length} held`);
  }
  const max = (key) => Math.max(...all.map((report) => report[key]));
  if (failed.length > 0) process.exitCode = 1;
  const escapes = all.filter(({ problems }) => problems.some((problem) => /escaped|secret|builtins|polluted|forged/.test(problem))).length;
  return {
    metrics: {
      attacks: all.length,
      classes: groups.length,
      held: all.length - failed.length,
      escapes,
      slowestMs: max('ms'),
      longestStallMs: max('stallMs'),
      mostRssMb: max('rssMb'),
    },
    ratios: { slowestOfDeadline: max('ms') / LIMITS.ms, rssOfLimit: max('rssMb') / LIMITS.memoryMb },
    goals: [
      atMost('escapes', 'escapes', escapes, 0),
      atMost('deadline', 'longest run, ms (deadline + 250)', max('ms'), LIMITS.ms + GRACE_MS),
      atMost('stall', 'longest stall of the host, ms', max('stallMs'), MAX_STALL_MS),
      atMost('memory', 'most memory, MB (limit + 80)', max('rssMb'), LIMITS.memoryMb + EXTRA_RSS_MB),
      atMost('held', 'attacks that did not hold', failed.length, 0),
    ],
    groups,
    ...(failed.length > 0 ? { failed } : {}),
  };
}

if (process.argv[1] === import.meta.filename && process.argv[2] === CHILD) {
  process.on('unhandledRejection', (error) => {
    console.error(error);
    process.exit(3);
  });
  for (const attack of readAttacks(process.argv[3])) console.log(JSON.stringify(await runAttack(attack, LIMITS)));
}
