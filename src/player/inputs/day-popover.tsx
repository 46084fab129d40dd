import { Popover } from '@mantine/core';
import { CalendarDays } from 'lucide-react';
import { type ReactElement, type ReactNode, type RefObject } from 'react';
import type { Control } from './input-node.tsx';

type BoxState = { 'data-disabled': boolean; 'data-readonly': boolean; 'data-invalid': boolean | undefined };

type Props = {
  /** What the dialog and its button are called. */
  label: string;
  isOpen: boolean;
  isLocked: boolean;
  setIsOpen: (isOpen: boolean) => void;
  /** Where the focus goes when it closes by a key or a choice. */
  giveBack: RefObject<HTMLElement | null>;
  /** What stands in the box, before the button. */
  field: ReactNode;
  box: BoxState;
  children: ReactNode;
};

/** A box to type in with a button that opens a calendar over the page. */
export function DayPopover({ label, isOpen, isLocked, setIsOpen, giveBack, field, box, children }: Props): ReactElement {
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-start"
      offset={4}
      shadow="md"
      trapFocus
      closeOnEscape={false}
      withRoles={false}
      classNames={{ dropdown: 'ca-pop ca-pop-pad' }}
    >
      <Popover.Target>
        <div className="ca-input ca-dayfield" {...box}>
          {field}
          {!isLocked && (
            <button
              type="button"
              className="ca-iconbtn"
              data-size="small"
              aria-label={label}
              aria-haspopup="dialog"
              aria-expanded={isOpen}
              onClick={() => setIsOpen(!isOpen)}
            >
              <CalendarDays size={16} aria-hidden="true" />
            </button>
          )}
        </div>
      </Popover.Target>
      <Popover.Dropdown
        role="dialog"
        aria-label={label}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          // A dialog round it stays.
          event.stopPropagation();
          setIsOpen(false);
          giveBack.current?.focus({ preventScroll: true });
        }}
      >
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}

/** How the box of a control looks. */
export function boxState(control: Control): BoxState {
  return { 'data-disabled': control.isDisabled, 'data-readonly': control.isReadOnly, 'data-invalid': control.a11y['aria-invalid'] };
}
