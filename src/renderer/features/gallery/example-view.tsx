import { useMemo, type ReactElement } from 'react';
import { type Example } from '../../../shared/app/catalogue/examples/index.ts';
import { componentSpec } from '../../../shared/app/catalogue/index.ts';
import type { Theme } from '../../../shared/app/manifest/index.ts';
import { ExampleSource, PageView, sketchOfExample } from '../../../player/index.ts';

const ID = 'example';

/** An example that can be used, without an app behind it. Dialogs are drawn in place. */
export function ExampleView({ example, theme, scheme, width }: { example: Example; theme: Theme; scheme: 'light' | 'dark'; width: number }): ReactElement {
  const isOverlay = componentSpec(example.type)?.isOverlay === true;
  const source = useMemo(() => {
    const sketch = sketchOfExample(example, ID);
    const root = isOverlay ? sketch : { type: 'Container', props: { direction: 'column', padding: 20 }, kids: [sketch] };
    const frame = (rootId: string) => ({ name: 'Gallery', icon: 'component', nav: 'none' as const, theme, pages: [], pageId: '', params: {}, root: rootId });
    return new ExampleSource(root, frame, isOverlay ? 'design' : 'run');
  }, [example, theme, isOverlay]);
  return <PageView source={source} rootId={source.rootId} width={width} scheme={scheme} />;
}
