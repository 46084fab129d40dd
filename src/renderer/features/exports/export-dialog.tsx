import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { ExportFormat } from '../../../shared/contracts/ide.ts';
import { asAppError, rpc, saveFile } from '../../platform/index.ts';
import { Button, Dialog, moveFocus, Notice, Segmented, Select } from '../../ui/index.ts';
import './exports.css';
import { FORMATS, sizeOf } from './formats.ts';

type Work = { kind: 'choosing' } | { kind: 'working' } | { kind: 'done'; fileName: string; bytes: number } | { kind: 'failed'; message: string };
type PageName = { id: string; name: string };

/** Asks what an app should become, makes it and hands it over. */
export function ExportDialog({ appId, name, onClose }: { appId: string; name: string; onClose: () => void }): ReactElement {
  const [format, setFormat] = useState<ExportFormat>('single');
  const [pages, setPages] = useState<readonly PageName[]>([]);
  const [page, setPage] = useState('');
  const [scale, setScale] = useState<'1' | '2'>('2');
  const [work, setWork] = useState<Work>({ kind: 'choosing' });
  const running = useRef<AbortController | null>(null);
  const choice = FORMATS.find((known) => known.format === format);
  useEffect(() => {
    const loading = new AbortController();
    rpc.apps
      .manifest({ appId }, { signal: loading.signal })
      .then(({ pages: found }) => {
        setPages(found);
        setPage(found[0]?.id ?? '');
      })
      // Without their names the first page is exported.
      .catch(() => {});
    return () => {
      loading.abort();
      running.current?.abort();
    };
  }, [appId]);

  const choose = (next: ExportFormat): void => {
    setFormat(next);
    setWork({ kind: 'choosing' });
  };
  const start = async (): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    setWork({ kind: 'working' });
    try {
      const wanted = {
        ...(choice?.isPage === true && page !== '' ? { page } : {}),
        ...(format === 'png' ? { scale: scale === '1' ? (1 as const) : (2 as const) } : {}),
      };
      const file = await rpc.apps.exportFile({ appId, format, ...wanted }, { signal: controller.signal });
      if (controller.signal.aborted) return;
      saveFile(file.fileName, file.mime, file.data);
      setWork({ kind: 'done', fileName: file.fileName, bytes: Math.floor((file.data.length * 3) / 4) });
    } catch (error) {
      if (!controller.signal.aborted) setWork({ kind: 'failed', message: asAppError(error).message });
    } finally {
      if (running.current === controller) running.current = null;
    }
  };
  const cancel = (): void => {
    running.current?.abort();
    setWork({ kind: 'choosing' });
  };
  const isWorking = work.kind === 'working';
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Export ${name}`}
      actions={
        <>
          <Button onClick={isWorking ? cancel : onClose}>{isWorking ? 'Cancel' : work.kind === 'done' ? 'Close' : 'Cancel'}</Button>
          <Button variant="primary" disabled={isWorking} onClick={() => void start()}>
            {work.kind === 'done' ? 'Export again' : 'Export'}
          </Button>
        </>
      }
    >
      <div className="export-formats" role="radiogroup" aria-label="Format" onKeyDown={(event) => moveFocus(event, '[role=radio]', true)}>
        {FORMATS.map((known) => (
          <button
            key={known.format}
            type="button"
            role="radio"
            aria-checked={known.format === format}
            tabIndex={known.format === format ? 0 : -1}
            disabled={isWorking}
            onClick={() => choose(known.format)}
          >
            <span className="m">{known.label}</span>
            <span className="t3">{known.note}</span>
          </button>
        ))}
      </div>
      {choice?.isPage === true && (
        <div className="export-choices">
          {pages.length > 1 && (
            <Select label="Page" options={pages.map(({ id, name: label }) => ({ value: id, label }))} value={page} onChange={setPage} disabled={isWorking} />
          )}
          {format === 'png' && (
            <Segmented
              label="Size of the picture"
              options={[
                { value: '1', label: '1×' },
                { value: '2', label: '2×, sharper' },
              ]}
              value={scale}
              onChange={setScale}
            />
          )}
        </div>
      )}
      <div className="export-state" role="status">
        {isWorking && (
          <>
            <progress aria-label="Export" />
            <span className="t3">{choice?.isPage === true ? 'Drawing the page…' : 'Writing the file…'}</span>
          </>
        )}
        {work.kind === 'done' && `${work.fileName}, ${sizeOf(work.bytes)}, is in your downloads.`}
      </div>
      {work.kind === 'failed' && (
        <Notice tone="danger" title="It was not exported">
          {work.message}
        </Notice>
      )}
    </Dialog>
  );
}
