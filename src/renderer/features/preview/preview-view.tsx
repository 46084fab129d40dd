import ArrowLeft from 'lucide-react/icons/arrow-left';
import ExternalLink from 'lucide-react/icons/external-link';
import Monitor from 'lucide-react/icons/monitor';
import RotateCw from 'lucide-react/icons/rotate-cw';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import Smartphone from 'lucide-react/icons/smartphone';
import Square from 'lucide-react/icons/square';
import Tablet from 'lucide-react/icons/tablet';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { openAppWindow, toastError, useKeptView, useStore } from '../../platform/index.ts';
import type { Json } from '../../../shared/kernel/json.ts';
import { Button, IconButton, Kbd, landmark, parseLayout, ResizablePanels, Segmented } from '../../ui/index.ts';
import { MEMORY_LIMIT_MB, useDockAsked, useEditor, useRun, useSection, type RunState } from '../editor/index.ts';
import { AppGate } from '../permissions/index.ts';
import { AddressField } from './address-field.tsx';
import { BEZEL, DEVICES, deviceScale, type Device, type DeviceId } from './devices.ts';
import './preview.css';

const ICONS = { phone: Smartphone, smallPhone: Smartphone, tablet: Tablet, desktop: Monitor };

/** The running app in a device, with nothing else to look at. Esc goes back to the canvas. */
export function PreviewView({ dock }: { /** Below the device: what looks into the app. */ dock: (isClosed: boolean, onToggle: () => void) => ReactElement }): ReactElement {
  const editor = useEditor();
  const run = useRun();
  const state = useStore(run.state);
  const pending = useStore(run.pending);
  const { name } = useSection('meta');
  const [kept, keep] = useKeptView(`${editor.appId}.preview`);
  const wanted = typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? kept : {};
  const device = DEVICES.find((candidate) => candidate.id === wanted['device']) ?? DEVICES[3]!;
  const isTurned = wanted['turned'] === true && device.id !== 'desktop';
  const shown: Device = isTurned ? { ...device, w: device.h, h: device.w } : device;
  const stage = useRef<HTMLDivElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  const [frame, setFrame] = useState<HTMLIFrameElement | null>(null);
  const [size, setSize] = useState({ w: 900, h: 700 });
  // A new frame for each start, so that the app's screen begins at its start page.
  const [frameKey, setFrameKey] = useState(0);
  const [keptDock, keepDock] = useKeptView(`${editor.appId}.preview.dock`);
  const dockLayout = useMemo(() => ({ dock: { size: 260, collapsed: true }, ...parseLayout(keptDock) }), [keptDock]);
  const isDockClosed = dockLayout.dock.collapsed === true;
  useDockAsked(() => keepDock({ dock: { size: Math.max(260, dockLayout.dock.size), collapsed: false } }));

  useEffect(() => {
    run.start();
    back.current?.focus();
  }, [run]);
  useLayoutEffect(() => {
    const element = stage.current;
    if (element === null) return undefined;
    const measure = (): void => setSize({ w: element.clientWidth, h: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || (event.target instanceof Element && event.target.closest('[role=dialog], [role=menu]'))) return;
      editor.store.set({ isPreviewOpen: false });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [editor]);

  const choose = (id: DeviceId): void => keep({ device: id, turned: false });
  const scale = deviceScale(shown, size);
  const isStopped = state.status === 'stopped' || state.status === 'crashed';
  const bezel = BEZEL[device.id];
  const stageView = (
    <div ref={stage} className="preview-stage dots">
      <div style={{ width: (shown.w + bezel * 2) * scale, height: (shown.h + bezel * 2) * scale }}>
        <div className="preview-device" data-device={device.id} style={{ width: shown.w + bezel * 2, height: shown.h + bezel * 2, padding: bezel, transform: `scale(${scale})` }}>
          <AppGate appId={editor.appId} appName={name} pending={pending}>
            <iframe ref={setFrame} key={frameKey} title={`${name}, running`} src={`app.html?app=${encodeURIComponent(editor.appId)}&embed=1`} style={{ width: shown.w, height: shown.h }} />
          </AppGate>
        </div>
      </div>
    </div>
  );
  return (
    <div className="preview">
      <div className="preview-bar">
        <Button ref={back} variant="ghost" icon={<ArrowLeft size={14} />} onClick={() => editor.store.set({ isPreviewOpen: false })}>
          Back to canvas
          <Kbd keys={['Esc']} />
        </Button>
        <span className="vr" />
        <b className="ell">{name}</b>
        <span className="t3 ell preview-note">Preview with the app’s own data</span>
        <div className="preview-address">
          <AddressField frame={frame} />
        </div>
        <span className="grow" />
        <Segmented label="Device" value={device.id === 'smallPhone' ? 'phone' : device.id} options={[{ value: 'desktop', label: 'Desktop' }, { value: 'tablet', label: 'Tablet' }, { value: 'phone', label: 'Phone' }]} onChange={(id) => choose(id as DeviceId)} />
        <IconButton label="Turn the device" icon={<RotateCw size={15} />} disabled={device.id === 'desktop'} onClick={() => keep({ device: device.id, turned: !isTurned })} />
        <span className="t3 num preview-size">
          {shown.w} × {shown.h}, {Math.round(scale * 100)}%
        </span>
        <span className="grow" />
        <Button icon={<ExternalLink size={14} />} onClick={() => openAppWindow(editor.appId)}>
          Own window
        </Button>
        <Button icon={<Square size={13} />} disabled={isStopped} onClick={() => void run.stop().catch(toastError)}>
          Stop
        </Button>
        <Button icon={<RefreshCw size={14} />} onClick={() => void run.restart().then(() => setFrameKey((n) => n + 1), toastError)}>
          Restart app
        </Button>
      </div>
      <aside className="preview-options" {...landmark('Preview options')}>
        <h2>Device</h2>
        <ul>
          {DEVICES.map((entry) => {
            const Icon = ICONS[entry.id];
            return (
              <li key={entry.id}>
                <button type="button" aria-pressed={entry.id === device.id} onClick={() => choose(entry.id)}>
                  <Icon size={15} aria-hidden />
                  <span className="grow">{entry.label}</span>
                  <span className="num">{entry.w}</span>
                </button>
              </li>
            );
          })}
        </ul>
        <span className="grow" />
        <Health state={state} />
      </aside>
      <div className="preview-centre">
        <ResizablePanels
          name="preview"
          orientation="vertical"
          layout={dockLayout}
          onLayoutChange={(next) => keepDock(next as unknown as Json)}
          panels={[
            { id: 'stage', label: 'app', content: stageView },
            { id: 'dock', label: 'console', defaultSize: 260, minSize: 120, maxSize: '70%', collapsible: true, collapseBelow: 64, collapsedSize: 37, content: dock(isDockClosed, () => keepDock({ dock: { size: dockLayout['dock']?.size ?? 260, collapsed: !isDockClosed } })) },
          ]}
        />
      </div>
    </div>
  );
}

const WORDS: Record<RunState['status'], string> = { idle: 'Not running', starting: 'Starting', running: 'Sandbox healthy', paused: 'Paused', stopped: 'Stopped', crashed: 'Stopped by a problem' };

function Health({ state }: { state: RunState }): ReactElement {
  return (
    <div className="preview-health raised" role="status">
      <p className="row">
        <span className="live" data-status={state.status} aria-hidden="true" />
        <b>{WORDS[state.status]}</b>
      </p>
      <p className="t2 num">{state.message ?? (state.memoryBytes === null ? `At most ${MEMORY_LIMIT_MB} MB of memory` : `${Math.round(state.memoryBytes / 1048576)} MB of ${MEMORY_LIMIT_MB}`)}</p>
    </div>
  );
}
