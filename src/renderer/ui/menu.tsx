import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Kbd } from './kbd.tsx';

export type MenuItem =
  | {
      kind?: 'item';
      id: string;
      label: string;
      icon?: ReactNode;
      keys?: readonly string[] | undefined;
      danger?: boolean;
      disabled?: boolean;
      onSelect: () => void;
    }
  | { kind: 'separator' }
  | { kind: 'label'; label: string };

/** A button that opens a menu. `trigger` must be one element that takes a ref, such as `Button` or `IconButton`. */
export function Menu({
  trigger,
  items,
  align = 'start',
  side = 'bottom',
}: {
  trigger: ReactElement;
  items: readonly MenuItem[];
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'right' | 'bottom' | 'left';
}): ReactElement {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="ide-layer menu" align={align} side={side} sideOffset={4} collisionPadding={8} onClick={(event) => event.stopPropagation()}>
          <Items items={items} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Where a menu of its own was asked for, px of the window. */
export type MenuPoint = { x: number; y: number };

/** A menu where the pointer is, as a right click or the menu key opens it. `onClose` gives the focus back. */
export function PointMenu({ at, label, items, onClose }: { at: MenuPoint; label: string; items: readonly MenuItem[]; onClose: () => void }): ReactElement {
  return (
    <Radix.Root modal={false} open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Trigger asChild>
          <span aria-hidden="true" style={{ position: 'fixed', left: at.x, top: at.y, width: 0, height: 0, pointerEvents: 'none' }} />
        </Radix.Trigger>
      </Radix.Portal>
      <Radix.Portal>
        <Radix.Content
          className="ide-layer menu"
          aria-label={label}
          align="start"
          side="bottom"
          sideOffset={2}
          collisionPadding={8}
          onClick={(event) => event.stopPropagation()}
          onContextMenu={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          <Items items={items} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Items({ items }: { items: readonly MenuItem[] }): ReactElement {
  return (
    <>
      {items.map((item, i) => {
        if (item.kind === 'separator') return <Radix.Separator key={i} className="ms" />;
        if (item.kind === 'label') {
          return (
            <Radix.Label key={i} className="ml">
              {item.label}
            </Radix.Label>
          );
        }
        return (
          <Radix.Item key={item.id} className={classNames('mi', item.danger && 'danger')} disabled={item.disabled ?? false} onSelect={item.onSelect}>
            {item.icon}
            {item.label}
            {item.keys && <Kbd keys={item.keys} />}
          </Radix.Item>
        );
      })}
    </>
  );
}
