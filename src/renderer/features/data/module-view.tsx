import CodeXml from 'lucide-react/icons/code-xml';
import type { ReactElement } from 'react';
import { setModule } from '../../../shared/app/document/index.ts';
import type { CodeModule } from '../../../shared/app/manifest/index.ts';
import { landmark } from '../../ui/index.ts';
import { useEditor } from '../editor/index.ts';
import { ItemHead, UsedIn } from './item-parts.tsx';
import { ModuleCode } from './module-code.tsx';

/** A code module, and what uses it. */
export function ModuleView({ module }: { module: CodeModule }): ReactElement {
  const editor = useEditor();
  return (
    <section className="panel item-form" {...landmark(`Module ${module.name}`)}>
      <ItemHead icon={<CodeXml size={15} aria-hidden />} name={module.name} kind="Module" code={module.id} onRename={(name) => editor.change(() => setModule(editor.app, editor.origin(), { ...module, name }))} />
      <div className="item-scroll scroll">
        <ModuleCode key={module.id} module={module} />
        <UsedIn id={module.id} />
      </div>
    </section>
  );
}
