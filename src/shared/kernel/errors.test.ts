import { describe, expect, it } from 'vitest';
import { AppError, ERRORS, fail, HTTP_STATUS, toAppError, type ErrorCode } from './errors.ts';

describe('the error registry', () => {
  it('gives every code a kind with a status and a sentence that ends', () => {
    for (const [code, entry] of Object.entries(ERRORS)) {
      expect(HTTP_STATUS[entry.kind], code).toBeGreaterThanOrEqual(400);
      expect(entry.message, code).toMatch(/[.}]$/);
      expect(entry.message, code).not.toMatch(/!/);
    }
  });

  it('fills details into the message and keeps unknown placeholders visible', () => {
    const error = new AppError('manifest.cycle', { id: 'a', path: 'a → b → a' });
    expect(error.message).toContain('“a” contains itself (a → b → a)');
    expect(new AppError('app.not-found').message).toContain('{id}');
  });

  it('throws the classified error with its cause', () => {
    const cause = new Error('low');
    expect(() => fail('storage.disk-full', {}, cause)).toThrow(expect.objectContaining({ code: 'storage.disk-full', kind: 'precondition', cause }));
  });

  it('turns anything thrown into a classified error', () => {
    const own = new AppError('cancelled');
    expect(toAppError(own)).toBe(own);
    const abort = new Error('stop');
    abort.name = 'AbortError';
    expect(toAppError(abort).code satisfies ErrorCode).toBe('cancelled');
    expect(toAppError('boom', 'L1').message).toContain('L1');
    expect(toAppError('boom', 'L1').message).not.toContain('boom');
  });
});
