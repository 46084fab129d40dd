import { ORPCError, ValidationError } from '@orpc/server';
import { AppError, ERRORS, toAppError, type ErrorCode } from '../../shared/kernel/errors.ts';
import type { ErrorLog } from '../services/system/types.ts';

/**
 * Any failure as the error that crosses the wire: a registry code, its safe message and details. What is not in the
 * registry is written to the log and shown only as `internal` with the log id.
 *
 * @param where the procedure, e.g. `apps.create`
 */
export function toRpcError(error: unknown, where: string, log: ErrorLog): ORPCError<string, unknown> {
  if (error instanceof ORPCError) {
    if (Object.hasOwn(ERRORS, error.code)) return error;
    if (error.code === 'NOT_FOUND' || error.code === 'METHOD_NOT_SUPPORTED') return error;
    if (error.status < 500) return fromAppError(new AppError('request.invalid', { problem: problemOf(error) }, error));
    return fromAppError(new AppError('internal', { logId: log.record(error.cause ?? error, where) }, error));
  }
  if (error instanceof AppError) {
    if (error.kind === 'internal') {
      const logId = log.record(error, where);
      return fromAppError(error.code === 'internal' ? new AppError('internal', { logId }, error) : error);
    }
    return fromAppError(error);
  }
  const known = toAppError(error);
  return fromAppError(known.code === 'internal' ? new AppError('internal', { logId: log.record(error, where) }, error) : known);
}

function fromAppError(error: AppError): ORPCError<ErrorCode, { kind: string; details: AppError['details'] }> {
  return new ORPCError(error.code, {
    defined: true,
    status: error.status,
    message: error.message,
    data: { kind: error.kind, details: error.details },
    cause: error,
  });
}

/** "name: too long" for the first thing that is wrong with the input. */
function problemOf(error: ORPCError<string, unknown>): string {
  if (!(error.cause instanceof ValidationError)) return error.message;
  const [issue] = error.cause.issues;
  if (issue === undefined) return error.message;
  const path = (issue.path ?? []).map((part) => (typeof part === 'object' ? String(part.key) : String(part))).join('.');
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}
