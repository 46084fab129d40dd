import { defineConfig } from 'vitest/config';

const INTEGRATION = ['src/**/*.integration.test.ts', 'src/**/*.integration.test.tsx'];

export default defineConfig({
  test: {
    environment: 'node',
    // Of two cores vitest would use one.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Test processes start and end many threads: see src/sandbox/adapters/steady-wasm.ts.
    execArgv: ['--wasm-wrapper-tiering-budget=1000000000', '--no-wasm-code-gc'],
    // jsdom draws nothing, so nothing in it can take the focus; the warning prints the whole tree of React with it.
    onConsoleLog: (log) => !log.startsWith('[@mantine/hooks/use-focus-trap]'),
    projects: [
      { extends: true, test: { name: 'unit', include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'scripts/**/*.test.ts'], exclude: INTEGRATION } },
      // These run real workers, threads and servers: a second try tells a busy machine from a fault. Unit and property tests get none.
      { extends: true, test: { name: 'integration', include: INTEGRATION, testTimeout: 60_000, retry: process.env['CI'] ? 1 : 0 } },
    ],
  },
});
