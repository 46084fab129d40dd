import { AppError } from '../../../shared/kernel/errors.ts';
import { SANDBOX_LIMITS } from '../../../shared/contracts/sandbox-limits.ts';
import type { Clock } from '../../../shared/kernel/ports.ts';
import { AppDecisions } from './decisions.ts';
import { MemoryDisk } from './memory-disk.ts';
import type { AiPort, AppCapabilities, GrantStore, NetworkPort } from './ports.ts';
import { RateBucket } from './rate-bucket.ts';

/** Nothing is kept. */
const FORGETFUL: GrantStore = { load: () => [], save: () => {}, remove: () => {} };

const NO_NETWORK: NetworkPort = {
  isLocal: () => Promise.resolve(false),
  request: ({ url }) => Promise.reject(new AppError('network.unreachable', { host: url.hostname, problem: 'this app runs without a network' })),
};

export const NO_AI: AiPort = { complete: () => Promise.reject(new AppError('ai.unavailable')) };

/** For an app that belongs to no one: a disk in memory, no network, no model, nothing kept. */
export function noCapabilities(clock: Clock): AppCapabilities {
  return {
    decisions: new AppDecisions(FORGETFUL, clock),
    network: NO_NETWORK,
    bucket: new RateBucket(SANDBOX_LIMITS.requestsPerMinute, clock),
    disk: new MemoryDisk(),
    ai: NO_AI,
    audit: () => {},
    source: '',
  };
}
