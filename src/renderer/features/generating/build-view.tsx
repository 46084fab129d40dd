import Cpu from 'lucide-react/icons/cpu';
import { useEffect, useState, type ReactElement } from 'react';
import { navigate, toastError, useStore } from '../../platform/index.ts';
import { Button, EmptyState, Fill, landmark, Notice } from '../../ui/index.ts';
import { BuildFrames } from './build-frames.tsx';
import { build, cancelBuild, description, keepBuild, stageTitle, startBuild } from './build-run.ts';
import { currentStage, STAGES, type Build } from './build-state.ts';
import './build-view.css';
import { StageList } from './stage-list.tsx';

export function BuildView(): ReactElement {
  const current = useStore(build);
  const isRunning = current?.status === 'running';
  useEffect(() => {
    if (!isRunning) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      cancelBuild();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isRunning]);

  if (!current) {
    return (
      <div className="center">
        <EmptyState
          title="Nothing is being built"
          actions={
            <Button variant="primary" onClick={() => navigate({ name: 'home' })}>
              Describe an app
            </Button>
          }
        >
          Say what you need in a sentence, and watch it being built here.
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="build">
      <h1 className="sr-only">Building {current.name || 'your app'}</h1>
      <section className="l panel" {...landmark('Build steps')}>
        <div className="pm">{current.prompt}</div>
        <div className="stages">
          {current.error && (
            <div style={{ padding: '0 18px 16px' }}>
              <Notice
                tone="danger"
                title="Not built"
                actions={
                  <>
                    <Button onClick={() => backToDescription(current)}>Change the description</Button>
                    <Button variant="ghost" onClick={() => startBuild(current.prompt)}>
                      Try again
                    </Button>
                  </>
                }
              >
                {current.error}
              </Notice>
            </div>
          )}
          <StageList build={current} />
        </div>
      </section>
      <section className="cv dots" {...landmark('Pages being drawn')}>
        <BuildFrames build={current} />
      </section>
      {isRunning && <Progress build={current} />}
      {current.status === 'done' && current.appId && <Finished appId={current.appId} />}
      <Fill slot="status-left">{isRunning && <span className="st accent">Building, draft saved as it grows</span>}</Fill>
      <Fill slot="status-right">
        <span className="st">
          <Cpu size={13} aria-hidden />
          Built-in engine, nothing leaves this computer
        </span>
      </Fill>
    </div>
  );
}

function backToDescription(failed: Build): void {
  description.set(failed.prompt);
  navigate({ name: 'home' });
}

function Finished({ appId }: { appId: string }): ReactElement {
  return (
    <div className="prog float row">
      <span className="grow sb">Built</span>
      <Button variant="primary" onClick={() => navigate({ name: 'app', appId, surface: '' })}>
        Open it
      </Button>
    </div>
  );
}

function Progress({ build: current }: { build: Build }): ReactElement {
  const stage = currentStage(current);
  return (
    <div className="prog float">
      <div className="row">
        <b style={{ font: 'var(--t-13)', fontWeight: 620 }}>{stageTitle(stage)}</b>
        <Elapsed since={current.startedAt} />
        <span className="grow" />
        <Button size="s" variant="ghost" disabled={!current.appId} onClick={() => void keepBuild().catch(toastError)}>
          Stop and keep this
        </Button>
        <Button size="s" keys={['Esc']} onClick={cancelBuild}>
          Cancel
        </Button>
      </div>
      <div
        className="bar"
        role="progressbar"
        aria-label="Build progress"
        aria-valuemin={0}
        aria-valuemax={STAGES.length}
        aria-valuenow={STAGES.filter((name) => /done|partial/.test(current.stages[name].state)).length}
      >
        {STAGES.map((name) => (
          <i key={name} className={current.stages[name].state} />
        ))}
      </div>
    </div>
  );
}

function Elapsed({ since }: { since: number }): ReactElement {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 100);
    return () => clearInterval(timer);
  }, []);
  return <span className="t3 num">{(Math.max(0, now - since) / 1000).toFixed(1)} s</span>;
}
