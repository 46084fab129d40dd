import { useEffect, useState, type ReactElement } from 'react';
import { VisuallyHidden } from '../ui/index.ts';

/** Files may be dropped anywhere in the window. Surfaces that take drops themselves stop the events. */
export function DropZone({ onFile }: { onFile: (file: File) => void }): ReactElement | null {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      depth++;
      setOver(true);
    };
    const over = (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault();
    };
    const leave = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      depth = 0;
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (!hasFiles(event) || event.defaultPrevented || !file) return;
      event.preventDefault();
      onFile(file);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [onFile]);
  if (!isOver) return null;
  return (
    <div className="ide-layer drop">
      Drop a .casual or .json file to open it
      <VisuallyHidden>Release to import</VisuallyHidden>
    </div>
  );
}
