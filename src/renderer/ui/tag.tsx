import type { ButtonHTMLAttributes, ReactElement, ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type TagTone = 'neutral' | 'ok' | 'warn' | 'danger' | 'accent' | 'data';

/** A small label: a state, a count, a kind. Never the only sign of it: it always has words. */
export function Tag({ tone = 'neutral', children }: { tone?: TagTone; children: ReactNode }): ReactElement {
  return <span className={classNames('tagx', tone !== 'neutral' && tone)}>{children}</span>;
}

/** A pill. With `onClick` it is a button. */
export function Chip({ size = 'm', children, onClick, ...rest }: { size?: 's' | 'm' } & ButtonHTMLAttributes<HTMLButtonElement>): ReactElement {
  const className = classNames('chip', size === 's' && 's');
  if (!onClick) return <span className={className}>{children}</span>;
  return (
    <button {...rest} type="button" className={className} onClick={onClick}>
      {children}
    </button>
  );
}
