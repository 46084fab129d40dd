// Usage: npm run -s bench -- NAME [--json]      NAME: a file of this folder that exports `run()`
// Without NAME it lists them. With --json one JSON document is printed, and nothing else on standard output.
import { existsSync, readdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { checkedReport } from './lib/report.mjs';

const FOLDER = import.meta.dirname;
const names = readdirSync(FOLDER)
  .filter((file) => /\.(mjs|ts)$/.test(file) && file !== 'run.mjs' && !file.endsWith('.test.ts'))
  .map((file) => file.replace(/\.(mjs|ts)$/, ''))
  .sort();

const args = process.argv.slice(2);
const isJson = args.includes('--json');
const [name] = args.filter((arg) => !arg.startsWith('--'));

if (name === undefined || !names.includes(name)) {
  console.error(`${name === undefined ? 'Name a benchmark' : `There is no benchmark “${name}”`}: ${names.join(', ')}`);
  process.exitCode = 2;
} else {
  const file = ['mjs', 'ts'].map((ending) => join(FOLDER, `${name}.${ending}`)).find((path) => existsSync(path));
  const { run } = await import(file);
  if (typeof run !== 'function') throw new Error(`bench/${name} exports no run()`);
  const started = performance.now();
  const result = await run({ progress: (text) => console.error(text) });
  const machine = {
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
  };
  const report = { name, seconds: Number(((performance.now() - started) / 1000).toFixed(1)), machine, ...checkedReport(name, result) };
  if (isJson) console.log(JSON.stringify(report, null, 2));
  else {
    console.log(`${name} (${report.seconds} s on ${machine.cores} × ${machine.cpu}, Node ${machine.node})`);
    const { metrics, ratios, goals, name: _name, seconds: _seconds, machine: _machine, ...more } = report;
    print({ metrics, ratios, goals, ...more }, '  ');
  }
}

/** Nested objects as indented lines, arrays of objects as tables. */
function print(value, indent) {
  for (const [key, item] of Object.entries(value)) {
    if (Array.isArray(item) && item.every((row) => typeof row === 'object' && row !== null)) {
      console.log(`${indent}${key}`);
      console.table(item);
    } else if (typeof item === 'object' && item !== null) {
      console.log(`${indent}${key}`);
      print(item, `${indent}  `);
    } else console.log(`${indent}${key}: ${item}`);
  }
}
