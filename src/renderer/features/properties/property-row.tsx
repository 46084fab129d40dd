import Braces from 'lucide-react/icons/braces';
import Undo2 from 'lucide-react/icons/undo-2';
import X from 'lucide-react/icons/x';
import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import type { PropSpec } from '../../../shared/app/catalogue/index.ts';
import type { NodeSnapshot } from '../../../shared/app/document/index.ts';
import { classNames, IconButton } from '../../ui/index.ts';
import { useEditorState } from '../editor/index.ts';
import type { ScopeEntry } from './completion.ts';
import type { PropertyWriter } from './property-writer.ts';
import { ImageButtons, isTextual, isWide, PropertyEditor, writeText } from './property-editor.tsx';
import { TemplateField } from './template-field.tsx';

type Props = { node: NodeSnapshot; name: string; spec: PropSpec; writer: PropertyWriter; scope: readonly ScopeEntry[]; live: unknown; label?: string };

/** One property: its editor, or its binding. `{{` binds, Alt Delete goes back to the default. */
export function PropertyRow({ node, name, spec, writer, scope, live, label = spec.label }: Props): ReactElement {
  const template = node.bindings[name];
  const isSet = node.props[name] !== undefined;
  const [isBinding, setBinding] = useState(false);
  const row = useRef<HTMLDivElement>(null);
  const id = useId();
  const reveal = useEditorState((state) => (state.reveal?.nodeId === node.id && state.reveal.key === name ? state.reveal.at : 0));
  useEffect(() => {
    if (reveal === 0) return;
    row.current?.scrollIntoView({ block: 'center' });
    row.current?.querySelector<HTMLElement>('input, textarea, button.tf-chips, select, button')?.focus({ preventScroll: true });
  }, [reveal]);
  const isBound = template !== undefined || isBinding;
  const shown = node.props[name] ?? spec.default;
  const isText = isTextual(spec, node.props[name]);
  const isStacked = isWide(spec.type) && (spec.type === 'longText' || !isBound);
  return (
    <div
      ref={row}
      className={classNames('prop', isStacked && 'prop-wide')}
      data-prop={name}
      onKeyDown={(event) => {
        if (event.altKey && event.key === 'Delete') {
          event.preventDefault();
          writer.value(name, undefined);
        }
        if (event.key === '{' && !isBound && !isText && !(event.target instanceof HTMLTextAreaElement)) setBinding(true);
      }}
    >
      <span id={id} className="prop-label" title={spec.description}>
        {label}
      </span>
      <div className="prop-value" role="group" aria-labelledby={id}>
        {isBound || isText ? (
          // One field for text and binding, so that typing `{{` never loses the caret.
          <TemplateField
            label={label}
            value={template ?? (isText ? (shown === null ? '' : String(shown)) : '{{  }}')}
            autoFocus={isBinding}
            isLong={spec.type === 'longText' && template === undefined}
            scope={scope}
            live={template === undefined ? undefined : live}
            onChange={(text) => writeText(writer, name, spec, text)}
            onDone={() => { setBinding(false); writer.settle(); }}
          />
        ) : spec.type === 'image' ? null : (
          <PropertyEditor node={node} name={name} spec={spec} label={label} value={node.props[name]} writer={writer} />
        )}
        {spec.type === 'image' && template === undefined && <ImageButtons name={name} shown={typeof shown === 'string' ? shown : ''} writer={writer} />}
      </div>
      <div className="prop-tools">
        {template !== undefined ? (
          <IconButton size="s" label={`Unbind ${label}`} icon={<X size={12} />} onClick={() => writer.binding(name, undefined)} />
        ) : (
          <>
            {isSet && !isStacked && <IconButton size="s" label={`Reset ${label}`} keys={['Alt', 'Delete']} icon={<Undo2 size={12} />} onClick={() => writer.value(name, undefined)} />}
            {!isBinding && <IconButton size="s" label={`Bind ${label}`} keys={['{', '{']} icon={<Braces size={12} />} onClick={() => setBinding(true)} />}
          </>
        )}
      </div>
    </div>
  );
}
