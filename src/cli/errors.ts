import { ORPCError } from '@orpc/client';
import { AppError, ERRORS, toAppError, type ErrorCode, type ErrorDetails } from '../shared/kernel/errors.ts';

/** Whatever a client or a service threw, as the registered error it stands for. */
export function asAppError(error: unknown): AppError {
  if (error instanceof ORPCError && Object.hasOwn(ERRORS, error.code)) {
    // The contract has parsed `data`: `details` is there for every registered code.
    const { details } = error.data as { details: ErrorDetails };
    return new AppError(error.code as ErrorCode, details, error);
  }
  return toAppError(error);
}
