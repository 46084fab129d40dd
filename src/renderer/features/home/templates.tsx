import { useState, type ReactElement } from 'react';
import { rpc, toastError, useRpcQuery } from '../../platform/index.ts';
import { createFromTemplate, newBlankApp } from './app-actions.ts';
import { TemplateSketch, type SketchKind } from './template-sketch.tsx';

/** Templates of the built-in set, and a blank app at the end. */
export function Templates(): ReactElement {
  const templates = useRpcQuery('templates.list', (signal) => rpc.templates.list(undefined, { signal }));
  const [busy, setBusy] = useState<string | null>(null);
  const start = (id: string, work: () => Promise<void>): void => {
    if (busy !== null) return;
    setBusy(id);
    void work()
      .catch(toastError)
      .finally(() => setBusy(null));
  };
  return (
    <section aria-labelledby="templates-title">
      <div className="sh">
        <h2 id="templates-title">Start from a template</h2>
      </div>
      <ul className="tpl">
        {templates.data
          ?.filter((template) => template.sketch !== 'blank')
          .map((template) => (
            <li key={template.id}>
              <TemplateCard
                name={template.name}
                description={template.description}
                kind={template.sketch}
                isBusy={busy === template.id}
                onStart={() => start(template.id, () => createFromTemplate(template.id))}
              />
            </li>
          ))}
        <li>
          <TemplateCard name="Blank app" description="One empty page" kind="blank" isBusy={busy === 'blank'} onStart={() => start('blank', newBlankApp)} />
        </li>
      </ul>
    </section>
  );
}

function TemplateCard({
  name,
  description,
  kind,
  isBusy,
  onStart,
}: {
  name: string;
  description: string;
  kind: SketchKind;
  isBusy: boolean;
  onStart: () => void;
}): ReactElement {
  return (
    <button type="button" className="tp" aria-busy={isBusy || undefined} onClick={onStart}>
      <TemplateSketch kind={kind} />
      <b className="ell">{name}</b>
      <span className="t3 ell">{isBusy ? 'Making it' : description}</span>
    </button>
  );
}
