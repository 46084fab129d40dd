import { useMemo, type ReactElement } from 'react';
import type { Json } from '../../../shared/kernel/json.ts';
import { useKeptView } from '../../platform/index.ts';
import { ErrorBoundary, parseLayout, ResizablePanels } from '../../ui/index.ts';
import { useEditor, useEditorState } from '../editor/index.ts';
import { CompareView } from './compare-view.tsx';
import './executions.css';
import { FunctionView } from './function-view.tsx';
import { NothingChosen } from './nothing-chosen.tsx';
import { RunView } from './run-view.tsx';
import { RunsLists } from './runs-lists.tsx';
import { RunsProvider } from './runs-context.tsx';
import { TriggerProvider } from './trigger-context.tsx';
import { TriggerView } from './trigger-view.tsx';
import { useFunctions } from './use-functions.ts';

/** The runs surface: what can be run, what starts it, what ran; and beside the lists the one that is chosen. */
export function RunsView(): ReactElement {
  const editor = useEditor();
  const [stored, keep] = useKeptView(`${editor.appId}.runs.panels`);
  const layout = useMemo(() => parseLayout(stored), [stored]);
  return (
    <RunsProvider>
      <TriggerProvider>
        <ResizablePanels
          name="runs"
          layout={layout}
          onLayoutChange={(next) => keep(next as unknown as Json)}
          panels={[
            { id: 'lists', label: 'lists', defaultSize: 300, minSize: 240, maxSize: 480, content: <RunsLists /> },
            {
              id: 'chosen',
              label: 'what is chosen',
              content: (
                <ErrorBoundary name="This part">
                  <Chosen />
                </ErrorBoundary>
              ),
            },
          ]}
        />
      </TriggerProvider>
    </RunsProvider>
  );
}

function Chosen(): ReactElement {
  const item = useEditorState((state) => state.runsItem);
  const functions = useFunctions();
  if (item?.kind === 'run') return <RunView key={item.id} id={item.id} />;
  if (item?.kind === 'compare') return <CompareView left={item.left} right={item.right} />;
  if (item?.kind === 'trigger') return <TriggerView key={item.id} id={item.id} />;
  const found = item?.kind === 'function' ? functions.find((candidate) => candidate.name === item.name) : functions[0];
  return found === undefined ? (
    <NothingChosen missing={item?.kind === 'function' ? item.name : null} />
  ) : (
    <FunctionView key={found.name} fn={found} given={item?.kind === 'function' ? item.inputs : undefined} />
  );
}
