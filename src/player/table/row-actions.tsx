import { Menu } from '@mantine/core';
import type { ReactElement } from 'react';
import type { RowAction } from '../../shared/app/catalogue/index.ts';
import { AppIcon } from '../core/icon.tsx';

type Props = { actions: readonly RowAction[]; rowName: string; onAction: (id: string) => void };

/** Two fit beside the row where there is room; more, and any two on a phone, go into a menu. */
export function RowActions({ actions, rowName, onAction }: Props): ReactElement {
  const haveIcons = actions.every((action) => action.icon !== '' && action.icon !== undefined);
  const [only] = actions;
  if (actions.length === 1 && only !== undefined && !haveIcons) {
    return (
      <button
        type="button"
        tabIndex={-1}
        className="ca-btn"
        data-variant={only.tone === 'danger' ? 'danger' : 'secondary'}
        data-size="small"
        aria-label={`${only.label} ${rowName}`.trim()}
        onClick={() => onAction(only.id)}
      >
        {only.label}
      </button>
    );
  }
  const fit = haveIcons && actions.length <= 2;
  return (
    <>
      {fit && (
        <span className="ca-row-actions">
          {actions.map((action) => (
            <button
              key={action.id}
              type="button"
              tabIndex={-1}
              className="ca-iconbtn"
              data-tone={action.tone}
              data-tip={action.label}
              aria-label={`${action.label} ${rowName}`.trim()}
              onClick={() => onAction(action.id)}
            >
              <AppIcon name={action.icon ?? ''} />
            </button>
          ))}
        </span>
      )}
      {(!fit || actions.length > 1) && <ActionMenu actions={actions} rowName={rowName} onAction={onAction} />}
    </>
  );
}

function ActionMenu({ actions, rowName, onAction }: Props): ReactElement {
  return (
    <Menu
      withInitialFocusPlaceholder={false}
      position="bottom-end"
      offset={4}
      classNames={{ dropdown: 'ca-pop', item: 'ca-option', itemLabel: 'ca-option-label', itemSection: 'ca-option-icon' }}
    >
      <Menu.Target>
        <button type="button" tabIndex={-1} className="ca-iconbtn ca-row-menu" aria-label={`Actions for ${rowName === '' ? 'this row' : rowName}`}>
          <AppIcon name="ellipsis" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => (
          <Menu.Item
            key={action.id}
            data-tone={action.tone}
            leftSection={action.icon === '' || action.icon === undefined ? null : <AppIcon name={action.icon} />}
            onClick={() => onAction(action.id)}
          >
            {action.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
