import Braces from 'lucide-react/icons/braces';
import CircleHelp from 'lucide-react/icons/circle-help';
import Undo2 from 'lucide-react/icons/undo-2';
import X from 'lucide-react/icons/x';
import { memo, useEffect, useId, useRef, useState, type ReactElement } from 'react';
import type { PropSpec } from '../../../shared/app/catalogue/index.ts';
import type { NodeSnapshot } from '../../../shared/app/document/index.ts';
import { jsonEqual } from '../../../shared/kernel/json.ts';
import { classNames, IconButton } from '../../ui/index.ts';
import { useEditor, useEditorState } from '../editor/index.ts';
import type { Scope } from './completion.ts';
import type { PropertyWriter } from './property-writer.ts';
import { ImageButtons, isTextual, isWide, PropertyEditor, writeText } from './property-editor.tsx';
import { TemplateField } from './template-field.tsx';

type Props = { node: NodeSnapshot; name: string; spec: PropSpec; writer: PropertyWriter; scope: Scope; live: unknown; label?: string; /** Of several selected, not all have the same here. */ isMixed?: boolean };

/** What stands where several selected components differ: what is typed here goes to all of them. */
const MIXED = 'Different in each';

/** One property: its editor, or its binding. `{{` binds, Alt Delete goes back to the default. Drawn again only for its own value. */
export const PropertyRow = memo(Row, isSameRow);

function Row({ node, name, spec, writer, scope, live, label = spec.label, isMixed = false }: Props): ReactElement {
  const editor = useEditor();
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
            value={isMixed && !isBinding ? '' : (template ?? (isText ? (shown === null ? '' : String(shown)) : '{{  }}'))}
            placeholder={isMixed ? MIXED : undefined}
            autoFocus={isBinding}
            isLong={spec.type === 'longText' && template === undefined}
            scope={scope}
            live={template === undefined || isMixed ? undefined : live}
            onChange={(text) => writeText(writer, name, spec, text)}
            onDone={() => { setBinding(false); writer.settle(); }}
          />
        ) : spec.type === 'image' ? null : (
          <PropertyEditor node={node} name={name} spec={spec} label={label} value={node.props[name]} writer={writer} />
        )}
        {spec.type === 'image' && template === undefined && <ImageButtons name={name} shown={typeof shown === 'string' ? shown : ''} writer={writer} />}
        {isMixed && !isBound && !isText && <span className="t3">{MIXED}</span>}
      </div>
      <div className="prop-tools">
        {template !== undefined ? (
          <>
          <IconButton size="s" label={`Why is ${label} so?`} icon={<CircleHelp size={12} />} onClick={() => editor.showWhy({ kind: 'node', id: node.id, key: name })} />
          <IconButton size="s" label={`Unbind ${label}`} icon={<X size={12} />} onClick={() => writer.binding(name, undefined)} />
          </>
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

function isSameRow(a: Props, b: Props): boolean {
  if (a.name !== b.name || a.spec !== b.spec || a.writer !== b.writer || a.scope !== b.scope || a.label !== b.label || a.isMixed !== b.isMixed) return false;
  if (a.node === b.node) return Object.is(a.live, b.live);
  // Editors of columns and fields look at what the component is bound to, those of fields at its steps too.
  const isOwnSame = jsonEqual(a.node.props[a.name], b.node.props[b.name]) && jsonEqual(a.node.bindings, b.node.bindings);
  return isOwnSame && a.node.id === b.node.id && a.node.pageId === b.node.pageId && Object.is(a.live, b.live) && (a.spec.type !== 'fields' || jsonEqual(a.node.events, b.node.events));
}
