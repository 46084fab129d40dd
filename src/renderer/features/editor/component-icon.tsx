import type { ReactElement } from 'react';
import { componentSpec } from '../../../shared/app/catalogue/index.ts';
import { AppIcon } from '../../../player/index.ts';
import { EDITOR_ICONS } from './editor-icons.ts';

/** The icon of a component type, as in the palette. */
export function ComponentIcon({ type, isPage = false, size = 14 }: { type: string; isPage?: boolean; size?: number }): ReactElement {
  return <NamedIcon name={isPage ? 'frame' : (componentSpec(type)?.icon ?? 'component')} size={size} />;
}

/** An icon chosen by name in the app: of a page, an entity. Unknown names get a plain one. */
export function NamedIcon({ name, fallback = 'box', size = 14 }: { name: string | undefined; fallback?: string; size?: number }): ReactElement {
  const wanted = name === undefined || name === '' ? fallback : name;
  const Own = Object.hasOwn(EDITOR_ICONS, wanted) ? EDITOR_ICONS[wanted] : undefined;
  return Own === undefined ? <AppIcon name={wanted} size={size} className="lucide" /> : <Own size={size} aria-hidden />;
}
