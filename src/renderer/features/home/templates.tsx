import LayoutGrid from 'lucide-react/icons/layout-grid';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import type { TemplateInfo } from '../../../shared/contracts/ide.ts';
import { rpc, toastError, useCommand, useRpcQuery } from '../../platform/index.ts';
import { Button } from '../../ui/index.ts';
import { createFromTemplate, newBlankApp } from './app-actions.ts';
import { TemplateSketch } from './template-sketch.tsx';

// Previews bring the player: not needed to show the way in.
const TemplateGallery = lazy(() => import('../templates/index.ts').then((module) => ({ default: module.TemplateGallery })));

const SHOWN = 8;

/** Some templates of the built-in set, a blank app, and the way to all of them. */
export function Templates(): ReactElement {
  const templates = useRpcQuery('templates.list', (signal) => rpc.templates.list(undefined, { signal }));
  const [busy, setBusy] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const isLoading = templates.data === undefined && templates.error === undefined;
  const real = (templates.data ?? []).filter((template) => template.sketch !== 'blank');
  const start = (id: string, work: () => Promise<void>): void => {
    if (busy !== null) return;
    setBusy(id);
    void work()
      .catch(toastError)
      .finally(() => setBusy(null));
  };
  useCommand({ id: 'home.templates', title: 'All templates', group: 'Home', keywords: ['start', 'example', 'gallery'], run: () => setOpen(true) });
  return (
    <section aria-labelledby="templates-title">
      <div className="sh">
        <h2 id="templates-title">Start from a template</h2>
        <Button variant="ghost" size="s" icon={<LayoutGrid size={14} aria-hidden />} onClick={() => setOpen(true)}>
          All templates
        </Button>
      </div>
      <ul className="tpl" aria-busy={isLoading || undefined}>
        {isLoading && Array.from({ length: SHOWN }, (_, i) => <CardToCome key={i} />)}
        {real.slice(0, SHOWN).map((template) => (
          <li key={template.id}>
            <TemplateCard template={template} isBusy={busy === template.id} onStart={() => start(template.id, () => createFromTemplate(template.id))} />
          </li>
        ))}
        <li>
          <button type="button" className="tp" aria-busy={busy === 'blank' || undefined} onClick={() => start('blank', newBlankApp)}>
            <TemplateSketch kind="blank" />
            <b className="ell">Blank app</b>
            <span className="t3 ell">One empty page</span>
          </button>
        </li>
      </ul>
      {isOpen && (
        <Suspense fallback={null}>
          <TemplateGallery templates={real} isLoading={isLoading} onClose={() => setOpen(false)} onUse={createFromTemplate} />
        </Suspense>
      )}
    </section>
  );
}

/** Keeps the room of a card, so that nothing moves when the cards come. */
function CardToCome(): ReactElement {
  return (
    <li aria-hidden="true" className="tp tp-soon">
      <span className="tpi skeleton" />
      <span className="skeleton" />
      <span className="skeleton" />
    </li>
  );
}

function TemplateCard({ template, isBusy, onStart }: { template: TemplateInfo; isBusy: boolean; onStart: () => void }): ReactElement {
  return (
    <button type="button" className="tp" aria-busy={isBusy || undefined} onClick={onStart}>
      {template.thumbnail === null ? (
        <TemplateSketch kind={template.sketch} />
      ) : (
        <img className="tpi" src={template.thumbnail} alt="" width={640} height={400} loading="lazy" draggable={false} />
      )}
      <b className="ell">{template.name}</b>
      <span className="t3 ell">{isBusy ? 'Making it' : template.description}</span>
    </button>
  );
}
