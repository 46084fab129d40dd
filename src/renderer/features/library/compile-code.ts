import { guardLoops } from '../../../shared/app/components/index.ts';

export type CompiledCode = { ok: true; compiled: string } | { ok: false; message: string; line?: number };

/** Longest result that a definition may hold, characters. */
const LONGEST = 400_000;

/** TypeScript with JSX as the script that the frame runs; lines stay where they were. The compiler comes when it is first needed. */
export async function compileCode(code: string): Promise<CompiledCode> {
  const { transform } = await import('sucrase');
  try {
    const compiled = guardLoops(transform(code, { transforms: ['typescript', 'jsx', 'imports'], jsxRuntime: 'classic', production: true }).code);
    if (!/\bexports\b[^;]*\bdefault\b/.test(compiled))
      return { ok: false, message: 'The code must have “export default function …”, which draws the component.' };
    if (compiled.length > LONGEST) return { ok: false, message: 'The code is too long. Use less than 200,000 characters.' };
    return { ok: true, compiled };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const at = /\((\d+):(\d+)\)/.exec(message);
    return {
      ok: false,
      message: message.replace(/^Error transforming [^:]*: /, '').replace(/\s*\(\d+:\d+\)/, ''),
      ...(at?.[1] === undefined ? {} : { line: Number(at[1]) }),
    };
  }
}

/** What a new coded component starts with. */
export const FIRST_CODE = `import { useState } from 'react';

type Inputs = { title: string };
type Props = { inputs: Inputs; emit: (event: string, payload?: Record<string, unknown>) => void };

export default function MyComponent({ inputs, emit }: Props) {
  const [count, setCount] = useState(0);
  const press = () => {
    setCount(count + 1);
    emit('pressed', { count: count + 1 });
  };
  return (
    <button onClick={press} style={{ padding: '8px 14px', borderRadius: 8, border: '1px solid var(--app-line-2)', background: 'var(--app-surf)' }}>
      {inputs.title}: {count}
    </button>
  );
}
`;
