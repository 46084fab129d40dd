import { Menu } from '@mantine/core';
import type { ReactElement } from 'react';
import type { RowAction } from '../../shared/app/catalogue/index.ts';
import { AppIcon } from '../core/icon.tsx';

/** Two fit beside the row; more go into a menu. */
export function RowActions({ actions, rowName, onAction }: { actions: readonly RowAction[]; rowName: string; onAction: (id: string) => void }): ReactElement {
  if (actions.length <= 2 && actions.every((action) => action.icon !== '' && action.icon !== undefined)) {
    return (
      <span className="ca-row-actions">
        {actions.map((action) => (
          <button key={action.id} type="button" className="ca-iconbtn" data-tone={action.tone} data-tip={action.label} aria-label={`${action.label} ${rowName}`.trim()} onClick={() => onAction(action.id)}>
            <AppIcon name={action.icon ?? ''} />
          </button>
        ))}
      </span>
    );
  }
  if (actions.length === 1 && actions[0] !== undefined) {
    const [action] = actions;
    return (
      <button type="button" className="ca-btn" data-variant={action.tone === 'danger' ? 'danger' : 'secondary'} data-size="small" aria-label={`${action.label} ${rowName}`.trim()} onClick={() => onAction(action.id)}>
        {action.label}
      </button>
    );
  }
  return (
    <Menu position="bottom-end" offset={4} classNames={{ dropdown: 'ca-pop', item: 'ca-option', itemLabel: 'ca-option-label', itemSection: 'ca-option-icon' }}>
      <Menu.Target>
        <button type="button" className="ca-iconbtn" aria-label={`Actions for ${rowName === '' ? 'this row' : rowName}`}>
          <AppIcon name="ellipsis" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => (
          <Menu.Item key={action.id} data-tone={action.tone} leftSection={action.icon === '' || action.icon === undefined ? null : <AppIcon name={action.icon} />} onClick={() => onAction(action.id)}>
            {action.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
