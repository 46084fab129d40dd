import type { ClientLink, ClientOptions } from '@orpc/client';
import { mapEventIterator, ORPCError } from '@orpc/client';
import { Emitter, type Disposer } from '../../shared/kernel/disposable.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { asAppError } from './app-error.ts';
import type { Transport, TransportLink } from './transport.ts';

export type ConnectionStatus = 'connecting' | 'open' | 'reconnecting' | 'unauthorized';
type NoContext = Record<never, never>;

/** How long a call waits for a lost connection before it fails, ms. */
const WAIT_FOR_CONNECTION = 8000;
const FIRST_RETRY = 250;
const LONGEST_RETRY = 5000;

/**
 * The one link to the host. It reconnects by itself with back-off, so callers see only calls that wait a little or fail with
 * `host.disconnected`. Open streams end with that error: whoever holds one starts it again.
 */
export class Connection implements ClientLink<NoContext> {
  private readonly transport: Transport;
  private readonly changed = new Emitter<ConnectionStatus>();
  private link: TransportLink | null = null;
  private current: ConnectionStatus = 'connecting';
  private attempts = 0;
  private isClosed = false;
  private wasOpen = false;
  private retryNow: (() => void) | null = null;

  constructor(transport: Transport) {
    this.transport = transport;
    void this.connect();
  }

  get status(): ConnectionStatus {
    return this.current;
  }

  /** There may be work in this window: do not take its screen away. */
  get hasBeenOpen(): boolean {
    return this.wasOpen;
  }

  onDidChangeStatus(listener: (status: ConnectionStatus) => void): Disposer {
    return this.changed.on(listener);
  }

  /** Stops waiting for the next attempt and tries at once. */
  retry(): void {
    this.retryNow?.();
  }

  close(): void {
    this.isClosed = true;
    this.link?.close();
    this.retryNow?.();
  }

  async call(path: readonly string[], input: unknown, options: ClientOptions<NoContext>): Promise<unknown> {
    const link = await this.whenOpen(options.signal);
    try {
      const output = await link.client.call(path, input, options);
      if (!isAsyncIterator(output)) return output;
      return mapEventIterator(output, {
        value: (value: unknown) => Promise.resolve(value),
        error: (error: unknown) => Promise.resolve(this.classify(error, link, options.signal)),
      });
    } catch (error) {
      throw this.classify(error, link, options.signal);
    }
  }

  private classify(error: unknown, link: TransportLink, signal: AbortSignal | undefined): AppError {
    if (signal?.aborted) return new AppError('cancelled', {}, error);
    if (error instanceof AppError || error instanceof ORPCError) return asAppError(error);
    if (!link.isOpen()) return new AppError('host.disconnected', {}, error);
    return asAppError(error);
  }

  private async connect(): Promise<void> {
    while (!this.isClosed) {
      let isRefused = false;
      try {
        const link = await this.transport.open();
        this.link = link;
        this.attempts = 0;
        this.wasOpen = true;
        this.set('open');
        await link.closed;
      } catch (error) {
        // Signing in again in another tab of this browser helps this window too, so it keeps asking, slowly.
        isRefused = error instanceof AppError && error.code === 'host.unauthorized';
      }
      this.link = null;
      if (this.isClosed) return;
      if (isRefused) this.set('unauthorized');
      else if (this.current !== 'connecting' || this.attempts > 1) this.set('reconnecting');
      const delay = isRefused ? LONGEST_RETRY : Math.min(LONGEST_RETRY, FIRST_RETRY * 1.7 ** this.attempts++);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, delay * (0.8 + Math.random() * 0.4));
        this.retryNow = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.retryNow = null;
    }
  }

  private whenOpen(signal: AbortSignal | undefined): Promise<TransportLink> {
    if (this.link?.isOpen()) return Promise.resolve(this.link);
    return new Promise((resolve, reject) => {
      const settle = (): boolean => {
        const link = this.link;
        if (signal?.aborted) reject(new AppError('cancelled'));
        else if (this.current === 'unauthorized') reject(new AppError('host.unauthorized'));
        else if (link?.isOpen()) resolve(link);
        else return false;
        return true;
      };
      if (settle()) return;
      const finish = (): void => {
        clearTimeout(timer);
        stop();
        signal?.removeEventListener('abort', check);
      };
      const check = (): void => {
        if (settle()) finish();
      };
      const stop = this.changed.on(check);
      const timer = setTimeout(() => {
        finish();
        reject(new AppError('host.disconnected'));
      }, WAIT_FOR_CONNECTION);
      signal?.addEventListener('abort', check);
    });
  }

  private set(status: ConnectionStatus): void {
    if (this.current === status) return;
    this.current = status;
    this.changed.emit(status);
  }
}

function isAsyncIterator(value: unknown): value is AsyncIterator<unknown, unknown, void> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
