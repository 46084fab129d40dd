import ChevronRight from 'lucide-react/icons/chevron-right';
import type { HTMLAttributes, ReactElement, ReactNode, Ref } from 'react';
import { classNames } from './class-names.ts';

/** Px of indent for each level. */
const INDENT = 13;

/** One row of an ARIA tree. The tree itself owns focus and keys. `isExpanded` undefined: a leaf. */
export function TreeRow({
  level,
  isSelected,
  isWithin = false,
  isExpanded,
  onToggle,
  icon,
  children,
  end,
  className,
  ...rest
}: {
  level: number;
  isSelected: boolean;
  isWithin?: boolean;
  isExpanded?: boolean | undefined;
  onToggle?: () => void;
  icon?: ReactNode;
  children: ReactNode;
  end?: ReactNode;
  ref?: Ref<HTMLDivElement>;
} & Omit<HTMLAttributes<HTMLDivElement>, 'onToggle'>): ReactElement {
  return (
    <div
      {...rest}
      role="treeitem"
      aria-level={level}
      aria-selected={isSelected}
      aria-expanded={isExpanded}
      data-within={isWithin ? '' : undefined}
      className={classNames('treerow', className)}
      style={{ ...rest.style, paddingLeft: 4 + (level - 1) * INDENT }}
    >
      <span
        className="twist"
        onClick={(event) => {
          if (isExpanded === undefined) return;
          event.stopPropagation();
          onToggle?.();
        }}
      >
        {isExpanded !== undefined && <ChevronRight size={12} aria-hidden />}
      </span>
      {icon}
      <span className="grow ell">{children}</span>
      {end}
    </div>
  );
}
