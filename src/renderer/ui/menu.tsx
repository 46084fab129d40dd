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
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
