import { type ErrorInfo, type ReactElement, useState } from 'react';
import { copyText } from '../effects/browser.ts';
import { cx } from './cx.ts';
import type { RootProps } from './node-view.tsx';

/** Of what was thrown: what a person can pass on. Never what it said, as that may quote the app's data. */
export type Failure = { name: string; stack: string; parts: string };

export function failureOf(error: unknown, info: ErrorInfo): Failure {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s*at |@/.test(line)) : [];
  return {
    name: error instanceof Error ? error.name : typeof error,
    stack: frames.slice(0, 12).map(withoutQuery).join('\n'),
    parts: (info.componentStack ?? '').trim().split('\n').slice(0, 12).map(withoutQuery).join('\n'),
  };
}

/** Addresses of scripts may carry what follows the ?. */
function withoutQuery(line: string): string {
  return line.replace(/[?#][^\s:)]*/g, '');
}

type Props = { what: string; failure: Failure | null; root: RootProps | null; onRetry: () => void };

/** Stands where something could not be drawn: says what, and offers the ways on. */
export function FailureNote({ what, failure, root, onRetry }: Props): ReactElement {
  const [isCopied, setCopied] = useState(false);
  const report = (): void => {
    const text = [`${what} could not be drawn.`, `Kind: ${failure?.name ?? 'unknown'}`, failure?.stack, 'In:', failure?.parts]
      .filter((line) => line !== undefined)
      .join('\n');
    void copyText(text).then(setCopied);
  };
  return (
    <div {...root} className={cx('ca-placeholder ca-failure', root?.className)} role="alert">
      <p>{what} could not be drawn. Everything else goes on, and your data is as it was.</p>
      <div className="ca-failure-ways">
        <button type="button" className="ca-btn" data-variant="secondary" data-size="small" onClick={onRetry}>
          Try again
        </button>
        <button type="button" className="ca-btn" data-variant="secondary" data-size="small" onClick={report}>
          {isCopied ? 'Copied' : 'Copy report'}
        </button>
      </div>
    </div>
  );
}
