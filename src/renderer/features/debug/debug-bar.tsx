import Pause from 'lucide-react/icons/pause';
import Play from 'lucide-react/icons/play';
import StepForward from 'lucide-react/icons/step-forward';
import type { ReactElement } from 'react';
import { toastError, useStore } from '../../platform/index.ts';
import { Button, IconButton } from '../../ui/index.ts';
import { useRun } from '../editor/index.ts';
import { useDebug } from './use-debug.ts';

/** Pause, resume and let one thing through: beside the tabs that look into the app. */
export function DebugBar(): ReactElement | null {
  const debug = useDebug();
  const { status } = useStore(useRun().state);
  const { waiting } = useStore(debug.status);
  if (status !== 'running' && status !== 'paused') return null;
  const control = (action: 'pause' | 'resume' | 'turn') => (): void => void debug.control(action).catch(toastError);
  if (status === 'running') return <IconButton size="s" label="Pause the app" tooltipSide="top" icon={<Pause size={14} />} onClick={control('pause')} />;
  return (
    <>
      <span className="t3 num" role="status">
        {waiting === 0 ? 'Paused' : `Paused, ${waiting} waiting`}
      </span>
      <IconButton
        size="s"
        label="Let one of those that wait through"
        tooltipSide="top"
        icon={<StepForward size={14} />}
        disabled={waiting === 0}
        onClick={control('turn')}
      />
      <Button size="s" icon={<Play size={12} />} onClick={control('resume')}>
        Resume
      </Button>
    </>
  );
}
