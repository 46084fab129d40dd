import { useCallback, useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import type { ComponentSpec, PropSpec } from '../../../shared/app/catalogue/index.ts';
import { specOfNode } from '../../../shared/app/components/index.ts';
import type { NodeSnapshot } from '../../../shared/app/document/index.ts';
import { jsonEqual } from '../../../shared/kernel/json.ts';
import { Tabs, useTabsName } from '../../ui/index.ts';
import { ComponentIcon, rename, useEditor, useEditorState, useLive, useLiveView, useNode, useSection, type PropertySection } from '../editor/index.ts';
import { DraftField } from './draft-field.tsx';
import { EventsSection } from './events-section.tsx';
import { PropertyRow } from './property-row.tsx';
import { propertyWriter } from './property-writer.ts';
import { buildScope } from './scope.ts';
import { StyleSection } from './style-section.tsx';

const GROUPS: readonly { section: PropertySection; from: PropSpec['section']; title: string }[] = [
  { section: 'content', from: 'content', title: 'Content' },
  { section: 'content', from: 'behaviour', title: 'Behaviour' },
  { section: 'content', from: 'accessibility', title: 'For screen readers' },
  { section: 'data', from: 'data', title: 'Data' },
];

/** Everything about the selected component (or several of one type), as one scroll with four anchors. */
export function NodeProperties({ ids }: { ids: readonly string[] }): ReactElement | null {
  const first = ids[0] ?? null;
  const node = useNode(first);
  return node === undefined ? null : <Inside key={node.id} ids={ids} node={node} />;
}

/** Which own component an instance stands for is not edited like a value. */
function shownSpec(spec: ComponentSpec | undefined): ComponentSpec | undefined {
  if (spec === undefined || spec.group !== 'own') return spec;
  const { component: _component, ...props } = spec.props;
  return { ...spec, props };
}

function isSameIn(key: string, a: NodeSnapshot, b: NodeSnapshot): boolean {
  return a.bindings[key] === b.bindings[key] && jsonEqual(a.props[key], b.props[key]);
}

function Inside({ ids, node }: { ids: readonly string[]; node: NodeSnapshot }): ReactElement {
  const editor = useEditor();
  const live = useLive();
  // Fresh values for what is bound here.
  useLiveView(node.id);
  const components = useSection('components');
  const spec = useMemo(() => shownSpec(specOfNode(node, components)), [node, components]);
  const writer = useMemo(() => propertyWriter(editor, ids), [editor, ids]);
  const scope = useCallback(() => buildScope(editor.app, node.id, (id) => live.liveView(id)), [editor, live, node.id]);
  const name = useTabsName();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<PropertySection>('content');
  const props = Object.entries(spec?.props ?? {});
  const eventCount = Object.values(node.events).filter((steps) => steps.length > 0).length;
  const others = ids.flatMap((id) => (id === node.id ? [] : (editor.app.node(id) ?? [])));
  const reveal = useEditorState((state) => (state.reveal?.nodeId === node.id ? state.reveal : null));
  const hasData = props.some(([, prop]) => prop.section === 'data');

  const jump = (section: string): void => {
    setActive(section as PropertySection);
    scroller.current?.querySelector(`[data-section="${section}"]`)?.scrollIntoView({ block: 'start' });
  };
  useEffect(() => {
    if (reveal?.section !== undefined) return jump(reveal.section);
    // A part of something, such as the step "rowClick[0]". What is one property shows itself.
    const [, whole, step = '0'] = /^(\w+)\[(\d+)\]/.exec(reveal?.key ?? '') ?? [];
    const group = whole === undefined ? null : scroller.current?.querySelector(`[data-prop="${whole}"]`);
    group?.scrollIntoView({ block: 'center' });
    group?.querySelectorAll<HTMLElement>('button.step-head')[Number(step)]?.focus({ preventScroll: true });
  }, [reveal]);

  const rowsOf = (from: PropSpec['section']): ReactElement[] =>
    props.filter(([, prop]) => prop.section === from).map(([key, prop]) => <PropertyRow key={key} node={node} name={key} spec={prop} writer={writer} scope={scope} live={node.bindings[key] === undefined ? undefined : live.liveView(node.id)?.props[key]} isMixed={others.some((other) => !isSameIn(key, node, other))} />);

  return (
    <>
      <div className="phead props-head">
        <ComponentIcon type={node.type} isPage={editor.isRoot(node.id)} size={15} />
        <span className="ell props-name">{ids.length > 1 ? `${ids.length} selected` : editor.nameOf(node.id)}</span>
        <span className="t3 props-type">{spec?.label ?? node.type}</span>
      </div>
      <Tabs
        name={name}
        label="Sections"
        active={active}
        onChange={jump}
        tabs={[
          { id: 'content', label: 'Content' },
          ...(hasData ? [{ id: 'data', label: 'Data' }] : []),
          { id: 'events', label: 'Events', count: eventCount > 0 ? eventCount : undefined },
          { id: 'style', label: 'Style' },
        ]}
      />
      <div
        ref={scroller}
        id={`${name}-panel-${active}`}
        role="tabpanel"
        aria-labelledby={`${name}-tab-${active}`}
        tabIndex={-1}
        className="props-scroll scroll"
        onScroll={(event) => {
          const element = event.currentTarget;
          const sections = [...element.querySelectorAll<HTMLElement>('[data-section]')];
          const isAtEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - 2;
          const current = isAtEnd && element.scrollTop > 0 ? sections.at(-1) : sections.findLast((section) => section.offsetTop <= element.scrollTop + 40);
          if (current !== undefined) setActive((current.dataset['section'] ?? 'content') as PropertySection);
        }}
      >
        <div data-section="content">
          {GROUPS.filter((group) => group.section === 'content').map((group) => {
            const rows = rowsOf(group.from);
            const withName = group.from === 'content' && ids.length === 1;
            if (rows.length === 0 && !withName) return null;
            return (
              <div key={group.from} className="props-group">
                <h3>{group.title}</h3>
                {withName && (
                  <div className="prop">
                    <span className="prop-label">Name</span>
                    <div className="prop-value">
                      <DraftField size="m" label="Name" value={node.name} onChange={(next) => rename(editor, node.id, next)} />
                    </div>
                    <div className="prop-tools" />
                  </div>
                )}
                {rows}
              </div>
            );
          })}
        </div>
        {hasData && (
          <div data-section="data">
            <div className="props-group">
              <h3>Data</h3>
              {rowsOf('data')}
            </div>
          </div>
        )}
        <div data-section="events">{spec !== undefined && ids.length === 1 && <EventsSection node={node} spec={spec} />}</div>
        <div data-section="style">
          {props.some(([, prop]) => prop.section === 'look') && (
            <div className="props-group">
              <h3>{spec?.label ?? 'Look'}</h3>
              {rowsOf('look')}
            </div>
          )}
          <StyleSection ids={ids} node={node} spec={spec} />
        </div>
      </div>
    </>
  );
}
