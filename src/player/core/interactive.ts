import type { KeyboardEvent, MouseEvent } from 'react';
import type { NodeProps } from './node-view.tsx';

export type Interactive = {
  role?: string;
  tabIndex?: number;
  onClick?: (event: MouseEvent) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  'data-clickable'?: true;
  'aria-label'?: string;
};

const INNER = 'button, a, input, select, textarea, label, [role="button"], [contenteditable="true"]';

/** A click on a control inside belongs to that control, not to the box round it. */
export function isInnerClick(event: { target: EventTarget; currentTarget: EventTarget }): boolean {
  if (!(event.target instanceof Element) || !(event.currentTarget instanceof Element)) return false;
  // React also reports clicks in menus and dialogs that are drawn elsewhere in the document.
  if (!event.currentTarget.contains(event.target)) return true;
  const control = event.target.closest(INNER);
  return control !== null && control !== event.currentTarget && event.currentTarget.contains(control);
}

/**
 * Click and keyboard for something that is not a control by nature; nothing when the app does not listen.
 * @param isLeaf holds no controls of its own, so it may be announced as a button
 */
export function clickable({ handles, send, p }: NodeProps, isLeaf: boolean, event = 'click'): Interactive {
  if (!handles(event) || p['disabled'] === true) return {};
  return onActivate(() => send(event), isLeaf);
}

export function onActivate(activate: () => void, isLeaf: boolean): Interactive {
  return {
    ...(isLeaf ? { role: 'button' } : {}),
    tabIndex: 0,
    'data-clickable': true,
    onClick: (event) => {
      if (!isInnerClick(event)) activate();
    },
    onKeyDown: (event) => {
      if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return;
      event.preventDefault();
      activate();
    },
  };
}
