import LoaderCircle from 'lucide-react/icons/loader-circle';
import type { ButtonHTMLAttributes, ReactElement, ReactNode, Ref } from 'react';
import { classNames } from './class-names.ts';
import { Kbd } from './kbd.tsx';
import { Tooltip } from './tooltip.tsx';

export type ButtonVariant = 'default' | 'primary' | 'ghost' | 'danger' | 'dangerfill';
export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  variant?: ButtonVariant;
  size?: 's' | 'm' | 'l';
  icon?: ReactNode;
  /** Shown as key caps after the label. */
  keys?: readonly string[] | undefined;
  /** Shows a spinner and stops presses; the label stays, so that nothing jumps. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

export function Button({
  variant = 'default',
  size = 'm',
  icon,
  keys,
  busy = false,
  className,
  children,
  disabled,
  type = 'button',
  ...rest
}: ButtonProps): ReactElement {
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
      className={classNames('btn', variant !== 'default' && variant, size !== 'm' && size, className)}
    >
      {busy ? <LoaderCircle size={14} className="spin" aria-hidden /> : icon}
      {children}
      {keys && <Kbd keys={keys} />}
    </button>
  );
}

export type IconButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> & {
  /** Names the button for everyone: the accessible name and the tooltip. */
  label: string;
  icon: ReactNode;
  size?: 's' | 'm';
  keys?: readonly string[] | undefined;
  /** For toggles: pressed or not. */
  pressed?: boolean;
  tooltipSide?: 'top' | 'right' | 'bottom' | 'left';
  ref?: Ref<HTMLButtonElement>;
};

export function IconButton({
  label,
  icon,
  size = 'm',
  keys,
  pressed,
  tooltipSide = 'bottom',
  className,
  type = 'button',
  ...rest
}: IconButtonProps): ReactElement {
  return (
    <Tooltip text={label} keys={keys} side={tooltipSide}>
      <button {...rest} type={type} aria-label={label} aria-pressed={pressed} className={classNames('btn icon', size === 's' && 's', className)}>
        {icon}
      </button>
    </Tooltip>
  );
}
