import { Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import type { ReactElement } from 'react';
import { cx } from '../core/cx.ts';
import { AppIcon } from '../core/icon.tsx';
import type { NodeProps } from '../core/node-view.tsx';
import { type Maybe, flagOf, isObject, listOf, navItemsOf, objectOf, oneOf, textOf } from '../core/values.ts';

type Entry = { id: string; label: string; icon: string; description: string; isDisabled: boolean; isDanger: boolean; isDivider: boolean };

function entriesOf(value: Maybe): readonly Entry[] {
  return listOf(value).flatMap((raw): Entry[] => {
    const shared = { icon: '', description: '', isDisabled: false, isDanger: false };
    if (isObject(raw) && flagOf(raw['divider'])) return [{ ...shared, id: '', label: '', isDivider: true }];
    const [item] = navItemsOf([raw]);
    if (item === undefined) return [];
    return [
      {
        id: item.id,
        label: item.label,
        icon: item.icon ?? '',
        description: item.description ?? '',
        isDisabled: item.disabled === true,
        isDanger: objectOf(raw)['tone'] === 'danger',
        isDivider: false,
      },
    ];
  });
}

export function MenuButton({ p, root, send }: NodeProps): ReactElement {
  const entries = entriesOf(p['items']);
  const text = textOf(p['text']);
  const icon = textOf(p['icon']) || (text === '' ? 'ellipsis' : '');
  const isLoading = flagOf(p['loading']);
  return (
    <Menu
      withInitialFocusPlaceholder={false}
      position="bottom-start"
      offset={4}
      classNames={{ dropdown: 'ca-pop', item: 'ca-option', itemLabel: 'ca-option-label', itemSection: 'ca-option-icon' }}
    >
      <Menu.Target>
        <button
          {...root}
          type="button"
          className={cx('ca-btn', text === '' && 'ca-btn-icon', root.className)}
          data-variant={oneOf(p['variant'], ['secondary', 'primary', 'ghost'] as const, 'secondary')}
          data-size={oneOf(p['size'], ['normal', 'small', 'large'] as const, 'normal')}
          disabled={flagOf(p['disabled']) || isLoading}
          aria-label={text === '' ? textOf(p['ariaLabel']) || 'Actions' : undefined}
        >
          {isLoading ? <span className="ca-spinner" aria-hidden="true" /> : <AppIcon name={icon} />}
          {text}
          {text !== '' && <ChevronDown size={14} aria-hidden="true" />}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.length === 0 && <Menu.Label className="ca-pop-empty">Nothing to choose.</Menu.Label>}
        {entries.map((entry, i) =>
          entry.isDivider ? (
            <Menu.Divider key={`line ${i}`} className="ca-pop-line" />
          ) : (
            <Menu.Item
              key={`${entry.id} ${i}`}
              disabled={entry.isDisabled}
              data-tone={entry.isDanger ? 'danger' : 'neutral'}
              leftSection={entry.icon === '' ? null : <AppIcon name={entry.icon} />}
              onClick={() => send('select', { id: entry.id })}
            >
              {entry.label}
              {entry.description !== '' && <span className="ca-option-text">{entry.description}</span>}
            </Menu.Item>
          ),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
