import { FileText, Upload, X } from 'lucide-react';
import { type DragEvent, type ReactElement, useRef, useState } from 'react';
import type { Json, JsonObject } from '../../shared/kernel/json.ts';
import { formatNumber } from '../core/format.ts';
import { isObject, numberOf, textOf } from '../core/values.ts';
import { type Control, nativeProps } from './input-node.tsx';

export type FileControlProps = { control: Control; accept: string; isMultiple: boolean; maxMegabytes: number; onProblem?: (message: string) => void };

/** Files chosen or dropped, read into the value as base64. */
export function FileControl({ control, accept, isMultiple, maxMegabytes, onProblem }: FileControlProps): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const [problem, setProblem] = useState('');
  const files = (Array.isArray(control.value) ? control.value : [control.value]).filter(isObject);
  const isLocked = control.isDisabled || control.isReadOnly;

  const take = async (list: FileList | null): Promise<void> => {
    const chosen = [...(list ?? [])].slice(0, isMultiple ? undefined : 1);
    const refused = chosen.flatMap((file) => {
      // The browser’s own window keeps to the kinds that are taken; what is dropped may be anything.
      if (!isAccepted(file, accept)) return [`“${file.name}” is not of a kind that is taken here: ${accept}.`];
      return file.size > maxMegabytes * 1024 * 1024 ? [`“${file.name}” is ${sizeText(file.size)}; the limit is ${maxMegabytes} MB.`] : [];
    });
    setProblem(refused.join(' '));
    if (refused.length > 0) {
      onProblem?.(refused.join(' '));
      return;
    }
    const read = await Promise.all(chosen.map(readFile));
    if (read.length > 0) control.onChange(isMultiple ? [...files, ...read] : (read[0] ?? null));
  };
  const remove = (index: number): void => {
    const rest: Json[] = files.filter((_, i) => i !== index);
    control.onChange(isMultiple ? rest : null);
    // The button that was pressed goes with its file.
    input.current?.focus();
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    if (!isLocked) void take(event.dataTransfer.files);
  };
  const { readOnly: _readOnly, ...native } = nativeProps(control);
  return (
    <div className="ca-files">
      <div
        className="ca-drop"
        data-over={isOver}
        data-disabled={isLocked}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(!isLocked);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={onDrop}
      >
        <Upload size={16} aria-hidden="true" />
        <span>{control.placeholder === '' ? 'Drop a file here, or' : control.placeholder}</span>
        <label className="ca-filebtn">
          Choose
          <input
            {...native}
            ref={input}
            type="file"
            className="ca-sr"
            // What can only be read is still reached and told.
            aria-disabled={control.isReadOnly || undefined}
            onClick={(event) => {
              if (isLocked) event.preventDefault();
            }}
            accept={accept}
            multiple={isMultiple}
            onChange={(event) => {
              if (!isLocked) void take(event.target.files);
              // The same file can be chosen again.
              event.target.value = '';
            }}
          />
        </label>
      </div>
      {problem !== '' && (
        <div className="ca-error" role="alert">
          {problem}
        </div>
      )}
      {files.map((file, i) => (
        <div key={`${i}:${textOf(file['name'])}`} className="ca-file">
          <FileText size={16} aria-hidden="true" />
          <span className="ca-ell">{textOf(file['name'], 'File')}</span>
          <span className="ca-faint">{sizeText(numberOf(file['size'], 0))}</span>
          {!isLocked && (
            <button type="button" className="ca-iconbtn" data-size="small" aria-label={`Remove ${textOf(file['name'], 'file')}`} onClick={() => remove(i)}>
              <X size={14} aria-hidden="true" />
            </button>
          )}
        </div>
      ))}
    </div>
  );
}

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${formatNumber(Math.round(bytes / 102.4) / 10)} KB`;
  return `${formatNumber(Math.round(bytes / 104857.6) / 10)} MB`;
}

/** @param accept as in HTML: ".csv, image/*, application/pdf"; empty takes everything */
export function isAccepted(file: { name: string; type: string }, accept: string): boolean {
  const kinds = accept.split(',').flatMap((kind) => (kind.trim() === '' ? [] : [kind.trim().toLowerCase()]));
  return (
    kinds.length === 0 ||
    kinds.some((kind) => {
      if (kind.startsWith('.')) return file.name.toLowerCase().endsWith(kind);
      const type = file.type.toLowerCase();
      return kind === '*/*' || (kind.endsWith('/*') ? type.startsWith(kind.slice(0, -1)) : type === kind);
    })
  );
}

export function readFile(file: File): Promise<JsonObject> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error ?? new Error('The file could not be read.'));
    reader.onload = () => {
      const url = String(reader.result);
      resolve({ name: file.name, type: file.type, size: file.size, data: url.slice(url.indexOf(',') + 1) });
    };
    reader.readAsDataURL(file);
  });
}
