import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState, type ReactElement } from 'react';
import type { Problem } from '../../../shared/app/validation/index.ts';
import { useStore } from '../../platform/index.ts';
import { IconButton, landmark, TabPanel, Tabs, TextField, useTabsName } from '../../ui/index.ts';
import { ConsolePanel, ProblemsPanel } from '../console/index.ts';
import { DataPeek } from '../data/index.ts';
import { CallsPanel, ChangesPanel, DebugBar, InspectPanel, StepsPanel, useDebug } from '../debug/index.ts';
import { MEMORY_LIMIT_MB, useEditor, useEditorState, useRun, useSection, type DockTab } from '../editor/index.ts';

/** px of the tab strip, which stays when the dock is closed */
export const DOCK_STRIP = 37;

export function Dock({ problems, isClosed, onToggle }: { problems: readonly Problem[]; isClosed: boolean; onToggle: () => void }): ReactElement {
  const editor = useEditor();
  const run = useRun();
  const state = useStore(run.state);
  const tab = useEditorState((current) => current.dockTab);
  const entities = useSection('entities');
  const name = useTabsName();
  const pauses = useStore(useDebug().pauses).length;
  const [text, setText] = useState('');
  const open = (id: string): void => {
    editor.store.set({ dockTab: id as DockTab });
    if (isClosed) onToggle();
  };
  const memory = state.memoryBytes === null ? null : `${Math.round(state.memoryBytes / 1048576)} MB of ${MEMORY_LIMIT_MB}`;
  const status = { idle: null, starting: 'Starting', running: memory === null ? 'Running' : `Running, ${memory}`, paused: null, stopped: 'Stopped', crashed: 'Stopped by a problem' }[state.status];
  return (
    <section className="panel dock" {...landmark('Console, problems and data')}>
      <Tabs
        name={name}
        label="Console, problems and data"
        active={tab}
        onChange={open}
        tabs={[
          { id: 'console', label: 'Console' },
          { id: 'problems', label: 'Problems', count: problems.length > 0 ? problems.length : undefined, keepsRoom: true },
          { id: 'data', label: 'Data', count: entities.length > 0 ? entities.length : undefined },
          { id: 'inspect', label: 'Inspect' },
          { id: 'changes', label: 'Changes' },
          { id: 'calls', label: 'Calls' },
          { id: 'steps', label: 'Steps', count: pauses > 0 ? pauses : undefined },
        ]}
        end={
          <>
            {status !== null && <span className="t3 num ell dock-status">{status}</span>}
            <DebugBar />
            {tab === 'console' && !isClosed && (
              <>
                <TextField label="Search the console" hideLabel size="s" placeholder="Search" value={text} onChange={setText} className="dock-search" />
                <IconButton size="s" label="Clear the console" tooltipSide="top" icon={<Trash2 size={14} />} onClick={() => run.clearLogs()} />
              </>
            )}
            <IconButton size="s" label={isClosed ? 'Open the dock' : 'Close the dock'} tooltipSide="top" aria-expanded={!isClosed} icon={isClosed ? <ChevronUp size={14} /> : <ChevronDown size={14} />} onClick={onToggle} />
          </>
        }
      />
      {!isClosed && (
        <TabPanel name={name} id={tab}>
          {tab === 'console' && <ConsolePanel text={text} />}
          {tab === 'problems' && <ProblemsPanel problems={problems} />}
          {tab === 'data' && <DataPeek />}
          {tab === 'inspect' && <InspectPanel />}
          {tab === 'changes' && <ChangesPanel />}
          {tab === 'calls' && <CallsPanel />}
          {tab === 'steps' && <StepsPanel />}
        </TabPanel>
      )}
    </section>
  );
}
