import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { IdeContract } from '../../shared/contracts/ide.ts';
import { Connection } from './connection.ts';
import { chooseTransport } from './transport.ts';

export type Rpc = ContractRouterClient<IdeContract>;

const transport = chooseTransport(window.location);

/** Which host serves this window. */
export const host = transport.host;
export const connection = new Connection(transport);

/** Every procedure of the contract. Failures are `AppError`s; a lost connection is `host.disconnected`. */
export const rpc: Rpc = createORPCClient(connection);
