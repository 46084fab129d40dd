import { Popover as Floating } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { type ReactElement, useId } from 'react';
import { useMethods, usePlayer } from '../core/context.ts';
import { cx } from '../core/cx.ts';
import { AppIcon } from '../core/icon.tsx';
import { Kids, type NodeProps } from '../core/node-view.tsx';
import { clampOf, flagOf, oneOf, textOf } from '../core/values.ts';

const PLACES = ['bottom-start', 'bottom', 'bottom-end', 'top-start', 'top', 'top-end', 'left', 'right'] as const;

/** A box beside its button. On the canvas it lies open under the button, so that things can be put in it. */
export function Popover({ view, p, root, send }: NodeProps): ReactElement {
  const { source } = usePlayer();
  const titleId = useId();
  const isOpen = flagOf(view.state['open'] ?? p['open']);
  const text = textOf(p['text']);
  const title = textOf(p['title']);
  const label = textOf(p['ariaLabel']) || text || title || 'More';
  const toggle = (open: boolean): void => send('toggle', { open });
  useMethods(view.id, { open: () => toggle(true), close: () => toggle(false) });

  const button = (
    <button
      type="button"
      className={cx('ca-btn', text === '' && 'ca-btn-icon')}
      data-variant={oneOf(p['variant'], ['secondary', 'primary', 'ghost'] as const, 'secondary')}
      disabled={flagOf(p['disabled']) || flagOf(p['loading'])}
      aria-label={text === '' ? label : undefined}
      onClick={() => toggle(!isOpen)}
    >
      <AppIcon name={textOf(p['icon']) || (text === '' ? 'ellipsis' : '')} />
      {text}
      {text !== '' && <ChevronDown size={14} aria-hidden="true" />}
    </button>
  );
  const body = (
    <>
      {title !== '' && (
        <h2 className="ca-h2 ca-popbox-title" id={titleId}>
          {title}
        </h2>
      )}
      {/* Takes the focus when nothing in it can. */}
      <div className="ca-flex ca-popbox-body" tabIndex={-1} data-direction="column" data-align="stretch" style={{ gap: clampOf(p['gap'], 12, 0, 96) }}>
        <Kids ids={view.kids} />
      </div>
    </>
  );
  const width = clampOf(p['width'], 280, 120, 640);
  if (source.mode === 'design')
    return (
      <div {...root} className={cx('ca-popbox', root.className)}>
        {button}
        <div className="ca-pop ca-pop-pad" data-empty={view.kids.length === 0} style={{ width }}>
          {body}
        </div>
      </div>
    );
  return (
    <div {...root} className={cx('ca-popbox', root.className)}>
      <Floating
        opened={isOpen}
        onChange={toggle}
        position={oneOf(p['placement'], PLACES, 'bottom-start')}
        offset={6}
        width={width}
        trapFocus
        returnFocus
        shadow="md"
        classNames={{ dropdown: 'ca-pop ca-pop-pad' }}
      >
        <Floating.Target>{button}</Floating.Target>
        <Floating.Dropdown aria-label={title === '' ? label : undefined} aria-labelledby={title === '' ? undefined : titleId}>
          {body}
        </Floating.Dropdown>
      </Floating>
    </div>
  );
}
