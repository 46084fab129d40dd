import { ORPCError } from '@orpc/client';
import { AppError, ERRORS, type ErrorCode, type ErrorDetails } from '../../shared/kernel/errors.ts';

/** Any failure of a call as the registry's error, with a message fit to show. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof ORPCError) return fromOrpc(error);
  if (error instanceof Error && error.name === 'AbortError') return new AppError('cancelled', {}, error);
  return new AppError('internal', { logId: 'in this window' }, error);
}

function fromOrpc(error: ORPCError<string, unknown>): AppError {
  if (isErrorCode(error.code)) return new AppError(error.code, detailsOf(error.data), error);
  if (error.code === 'BAD_REQUEST') return new AppError('request.invalid', { problem: error.message }, error);
  if (error.code === 'NOT_FOUND') return new AppError('request.invalid', { problem: 'this Casual OS does not know it. Reload the window' }, error);
  if (error.code === 'UNAUTHORIZED' || error.code === 'FORBIDDEN') return new AppError('host.unauthorized', {}, error);
  return new AppError('internal', { logId: 'in the host' }, error);
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code);
}

function detailsOf(data: unknown): ErrorDetails {
  if (typeof data !== 'object' || data === null || !('details' in data)) return {};
  const { details } = data;
  if (typeof details !== 'object' || details === null) return {};
  const out: ErrorDetails = {};
  for (const [key, value] of Object.entries(details)) {
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') out[key] = value;
  }
  return out;
}
