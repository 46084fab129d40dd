import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { IdeClient } from '../../src/main/rpc/transports.ts';

/** A program of this user next to the window: the contract with the token of the data folder. */
export function apiOf(home: string): IdeClient {
  const { url, token } = JSON.parse(readFileSync(join(home, 'casual.lock'), 'utf8')) as { url: string; token: string };
  return createORPCClient(new RPCLink({ url: `${url}/rpc`, headers: { authorization: `Bearer ${token}` } }));
}
