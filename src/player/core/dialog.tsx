import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactElement, type ReactNode, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { usePlayer } from './context.ts';
import { cx } from './cx.ts';
import type { RootProps } from './node-view.tsx';
import { useFocusScope } from './use-focus-scope.ts';

export type DialogProps = {
  title: string;
  /** Spoken name when there is no title. */
  label?: string;
  kind: 'modal' | 'drawer-right' | 'drawer-left' | 'drawer-bottom';
  size: string;
  role?: 'dialog' | 'alertdialog';
  isClosable: boolean;
  onClose: () => void;
  root?: RootProps;
  className?: string;
  children: ReactNode;
  footer?: ReactNode;
};

/** A window over the app: traps and returns the focus, closes on Escape and on a click beside it. Full height on a phone. */
export function Dialog(props: DialogProps): ReactElement | null {
  const { overlayRoot } = usePlayer();
  if (overlayRoot === null) return null;
  return createPortal(<DialogLayer {...props} />, overlayRoot);
}

function DialogLayer({ title, label, kind, size, role = 'dialog', isClosable, onClose, root, className, children, footer }: DialogProps): ReactElement {
  const titleId = useId();
  const section = useRef<HTMLElement>(null);
  const onTab = useFocusScope(section);

  const onKeyDown = (event: KeyboardEvent): void => {
    onTab(event);
    // An open menu inside takes its own Escape first.
    const isTaken = event.target instanceof Element && event.target.getAttribute('data-mantine-stop-propagation') === 'true';
    if (event.key !== 'Escape' || !isClosable || isTaken) return;
    event.stopPropagation();
    onClose();
  };
  return (
    <div className={cx('ca-overlay', `ca-overlay-${kind}`)} onKeyDown={onKeyDown}>
      <div className="ca-backdrop" onClick={isClosable ? onClose : undefined} />
      <section
        {...root}
        ref={section}
        className={cx('ca-dialog', `ca-dialog-${kind}`, className, root?.className)}
        data-size={size}
        role={role}
        aria-modal="true"
        tabIndex={-1}
        {...(title === '' ? { 'aria-label': label === undefined || label === '' ? 'Dialog' : label } : { 'aria-labelledby': titleId })}
      >
        <DialogInside title={title} titleId={titleId} footer={footer} {...(isClosable ? { onClose } : {})}>
          {children}
        </DialogInside>
      </section>
    </div>
  );
}

type InsideProps = { title: string; titleId: string; onClose?: () => void; children: ReactNode; footer?: ReactNode };

export function DialogInside({ title, titleId, onClose, children, footer }: InsideProps): ReactElement {
  return (
    <>
      {(title !== '' || onClose !== undefined) && (
        <div className="ca-dialog-head">
          <h2 id={titleId} className="ca-h2">
            {title}
          </h2>
          {onClose !== undefined && (
            <button type="button" className="ca-iconbtn" aria-label="Close" onClick={onClose}>
              <X size={18} aria-hidden="true" />
            </button>
          )}
        </div>
      )}
      <div className="ca-dialog-body">{children}</div>
      {footer !== undefined && footer !== null && <div className="ca-dialog-foot">{footer}</div>}
    </>
  );
}
