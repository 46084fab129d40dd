import { host, rpc, useRpcQuery } from '../../platform/index.ts';

export type HostAddress = {
  /** "http://127.0.0.1:4100"; null where the window is not served by the host's own address. */
  origin: string | null;
  /** The data folder, where the token for programs of this person is kept. */
  home: string | null;
};

/** Where programs on this machine reach the host. */
export function useHostAddress(): HostAddress {
  const info = useRpcQuery('system.info', (signal) => rpc.system.info(undefined, { signal }));
  return { origin: host === 'browser' ? window.location.origin : null, home: info.data?.home ?? null };
}
