import { Suspense, useState, type ReactElement } from 'react';
import { useCommand } from '../../platform/index.ts';
import { lazyView } from '../../ui/index.ts';

const GalleryDialog = lazyView(() => import('./gallery-dialog.tsx').then((module) => module.GalleryDialog));

/** “Component gallery” in the palette of commands; its code and the player come when it is first opened. */
export function GalleryHost(): ReactElement | null {
  const [isOpen, setOpen] = useState(false);
  useCommand({
    id: 'components.gallery',
    title: 'Component gallery',
    group: 'Everywhere',
    keywords: ['examples', 'catalogue', 'documentation', 'widgets', 'properties', 'events'],
    run: () => setOpen(true),
  });
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <GalleryDialog onClose={() => setOpen(false)} />
    </Suspense>
  );
}
