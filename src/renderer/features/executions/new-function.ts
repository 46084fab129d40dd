/** Names of modules and functions that are made here, and the example a new one starts from. */

/** The code of a first module: it runs at once and shows inputs, logs, progress and data. */
export function exampleModule(entity: { id: string; plural: string } | null): string {
  const body =
    entity === null
      ? `  const steps = 3;
  for (let step = 1; step <= steps; step++) progress(step / steps, 'Step ' + step + ' of ' + steps);
  console.log('Hello, ' + name);
  return { greeting: 'Hello, ' + name };`
      : `  progress(0.1, 'Reading');
  const rows = await db.${entity.id}.list({ limit });
  console.log(rows.length + ' ${entity.plural.toLowerCase().replaceAll("'", '')}');
  progress(1, 'Done');
  return { count: rows.length, first: rows[0] ?? null };`;
  const input = `${entity === null ? "{ name = 'world' }" : '{ limit = 100 }'}, { progress }`;
  return `// Every exported function can be run without a screen: from Runs, the command line,
// REST, a schedule or a webhook. What it is given is its first parameter; the second
// has progress(0.5, 'Half way') and signal.aborted, for long work.

// ${entity === null ? 'Says hello.' : `Counts ${entity.plural.toLowerCase()}.`} Change it to what you need.
export ${entity === null ? '' : 'async '}function ${entity === null ? 'hello' : 'report'}(${input}) {
${body}
}
`;
}

/** Adds one more function at the end of a module that exists. @returns its name */
export function withFunction(code: string, name: string): string {
  const end = code.trim() === '' ? '' : `${code.trimEnd()}\n\n`;
  return `${end}// What it does, in a sentence.\nexport function ${name}(inputs, { progress }) {\n  console.log('Given', JSON.stringify(inputs));\n  return inputs;\n}\n`;
}
