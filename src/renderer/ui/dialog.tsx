import { Dialog as Radix } from 'radix-ui';
import { useState, type ReactElement, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { TextField } from './text-field.tsx';

/** Modal; focus stays inside and returns to where it was. Esc closes. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  wide = false,
  hideTitle = false,
  children,
  actions,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  wide?: boolean;
  hideTitle?: boolean;
  children?: ReactNode;
  actions?: ReactNode;
}): ReactElement {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="scrim" />
        <Radix.Content className={classNames('ide-layer dialog', wide && 'wide')} {...(description === undefined ? { 'aria-describedby': undefined } : {})}>
          <Radix.Title className={hideTitle ? 'sr-only' : undefined}>{title}</Radix.Title>
          {description !== undefined && <Radix.Description className="desc">{description}</Radix.Description>}
          {children !== undefined && <div className={wide ? undefined : 'body'}>{children}</div>}
          {actions && <div className="actions">{actions}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Asked only when there is no way back. With `typeToConfirm` that text must be typed first. */
export function ConfirmDialog({
  open,
  onCancel,
  onConfirm,
  title,
  description,
  confirmLabel,
  cancelLabel = 'Keep it',
  typeToConfirm,
}: {
  open: boolean;
  onCancel: () => void;
  onConfirm: () => void;
  title: string;
  description: ReactNode;
  confirmLabel: string;
  cancelLabel?: string;
  typeToConfirm?: string;
}): ReactElement {
  const [typed, setTyped] = useState('');
  const isReady = typeToConfirm === undefined || typed.trim() === typeToConfirm.trim();
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (next) return;
        setTyped('');
        onCancel();
      }}
      title={title}
      description={description}
      actions={
        <>
          <Button onClick={onCancel}>{cancelLabel}</Button>
          <Button variant="dangerfill" disabled={!isReady} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {typeToConfirm !== undefined && (
        <TextField label={`Type ${typeToConfirm}`} hideLabel placeholder={`Type ${typeToConfirm}`} value={typed} onChange={setTyped} autoComplete="off" />
      )}
    </Dialog>
  );
}
