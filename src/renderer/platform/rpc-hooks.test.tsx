// @vitest-environment jsdom
import { cleanup, render, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { useRpcStream } from './rpc-hooks.ts';

// The real module opens a connection to the host when it is loaded.
vi.mock('./rpc.ts', () => ({ connection: { status: 'open', onDidChangeStatus: () => () => {} }, rpc: {} }));
afterEach(cleanup);

test('a stream that broke is opened again, and each time it stands the reader is told to read what it missed', async () => {
  const log: string[] = [];
  let opened = 0;
  async function* values(last: boolean, signal: AbortSignal): AsyncGenerator<string> {
    yield `value of ${opened}`;
    if (!last) throw new Error('the connection is lost');
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
  }
  function Reader(): ReactElement {
    useRpcStream(
      'key',
      (signal) => Promise.resolve(values(++opened === 2, signal)),
      (value) => log.push(value),
      () => log.push('open'),
    );
    return <p />;
  }
  const { unmount } = render(<Reader />);
  await waitFor(() => expect(log).toEqual(['open', 'value of 1', 'open', 'value of 2']));
  unmount();
});
