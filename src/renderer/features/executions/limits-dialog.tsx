import { useState, type ReactElement } from 'react';
import { setRequirements } from '../../../shared/app/document/index.ts';
import { Button, Dialog, TextField } from '../../ui/index.ts';
import { useEditor } from '../editor/index.ts';

/** As the manifest allows. */
const LONGEST_S = 600;
const LEAST_MB = 16;
const MOST_MB = 128;

/** How long the code of a run may work, and how much memory it may take. For every function of the app. */
export function LimitsDialog({ onClose }: { onClose: () => void }): ReactElement {
  const editor = useEditor();
  const now = editor.app.requirements();
  const [seconds, setSeconds] = useState(String(now.executionMs / 1000));
  const [memory, setMemory] = useState(String(now.memoryMb));
  const ms = Math.round(Number(seconds.replace(',', '.')) * 1000);
  const mb = Number(memory);
  const isTimeRight = seconds.trim() !== '' && ms >= 1 && ms <= LONGEST_S * 1000;
  const isMemoryRight = memory.trim() !== '' && Number.isInteger(mb) && mb >= LEAST_MB && mb <= MOST_MB;
  const save = (): void => {
    if (!isTimeRight || !isMemoryRight) return;
    editor.change(() => setRequirements(editor.app, editor.origin(), { executionMs: ms, memoryMb: mb }));
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Limits of a run"
      description="A run that needs more is stopped and says so. Waiting for data or the network does not count as work."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={!isTimeRight || !isMemoryRight} onClick={save}>
            Keep
          </Button>
        </>
      }
    >
      <form
        className="runs-limits"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField
          label="Work of the code"
          inputMode="decimal"
          autoFocus
          value={seconds}
          onChange={setSeconds}
          end={<span className="u">seconds</span>}
          error={isTimeRight ? undefined : `Up to ${LONGEST_S} seconds`}
        />
        <TextField
          label="Memory"
          inputMode="numeric"
          value={memory}
          onChange={setMemory}
          end={<span className="u">MB</span>}
          error={isMemoryRight ? undefined : `From ${LEAST_MB} to ${MOST_MB} MB`}
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
