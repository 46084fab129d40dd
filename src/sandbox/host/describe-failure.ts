import { AppError } from '../../shared/kernel/errors.ts';
import type { WorkerFailure } from './supervisor.ts';

/** What a person is told when a worker failed. */
export function describeFailure(failure: WorkerFailure, memoryMb: number): AppError {
  switch (failure.code) {
    case 'sandbox.deadline':
      return new AppError('sandbox.deadline', { seconds: failure.ms / 1000 });
    case 'sandbox.memory':
      return new AppError('sandbox.memory', { limitMb: memoryMb });
    case 'sandbox.compile':
      return new AppError('sandbox.compile', { problem: failure.detail });
    case 'sandbox.crashed':
      return new AppError('sandbox.crashed', { detail: failure.detail });
  }
}
