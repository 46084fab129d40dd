import { type ReactElement, useRef, useState } from 'react';
import { AppDialog, AppIcon } from '../player/index.ts';
import type { DataSnapshot } from '../shared/app/data/index.ts';
import type { Manifest } from '../shared/app/manifest/index.ts';
import { type LoadedData, mergeData, readDataFile } from './data-file.ts';
import type { DataStore } from './data-store.ts';
import { type PageState, usePageFacts } from './page-state.ts';

/** More than this is no copy of the data of one browser. */
const MAX_BYTES = 200 * 1024 * 1024;

export type AppMenuProps = { manifest: Manifest; state: PageState; store: DataStore; snapshot: () => DataSnapshot; onSaveCopy: () => void };

/** What the person can do with the app as a whole: install it, save its data in a file, load such a file. */
export function AppMenu({ manifest, state, store, snapshot, onSaveCopy }: AppMenuProps): ReactElement {
  const { install } = usePageFacts(state);
  const [isOpen, setOpen] = useState(false);
  const [canTakeBack, setCanTakeBack] = useState(false);
  const [room, setRoom] = useState('');
  const [loaded, setLoaded] = useState<LoadedData | null>(null);
  const [isClearing, setClearing] = useState(false);
  const [problem, setProblem] = useState('');
  const file = useRef<HTMLInputElement>(null);

  const open = (): void => {
    setProblem('');
    setOpen(true);
    void store.canTakeBack().then(setCanTakeBack, () => undefined);
    void roomText().then(setRoom, () => undefined);
  };
  const close = (): void => {
    setOpen(false);
    setLoaded(null);
    setClearing(false);
  };
  const read = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    const result = chosen.size > MAX_BYTES ? 'This file is too large to be a copy of this app’s data.' : readDataFile(manifest, await chosen.text());
    setProblem(typeof result === 'string' ? result : '');
    if (typeof result !== 'string') setLoaded(result);
  };
  const apply = (change: () => Promise<void>): void => {
    change().then(
      () => location.reload(),
      () => setProblem('Nothing was changed: this browser has no room for that data.'),
    );
  };
  const take = (next: DataSnapshot): void => apply(() => store.replace(next, snapshot()));

  return (
    <>
      <button type="button" className="ca-iconbtn" aria-label="App menu" aria-haspopup="dialog" aria-expanded={isOpen} onClick={open}>
        <AppIcon name="ellipsis-vertical" size={18} />
      </button>
      {isOpen && (
        <AppDialog
          title={loaded !== null ? 'Load this data?' : isClearing ? 'Remove all data?' : manifest.meta.name}
          kind="modal"
          size="small"
          isClosable
          onClose={close}
        >
          {isClearing ? (
            <div className="pwa-menu">
              <p className="ca-text">{describeLoss(manifest, snapshot())}</p>
              <MenuRow icon="save" title="Save a copy of the data" text="To have it if you want it again later." onClick={onSaveCopy} />
              <MenuRow
                icon="trash-2"
                title="Remove all data"
                text="Nothing stays. You can take this back from the menu."
                onClick={() => take(emptyData(manifest))}
              />
              <MenuRow icon="x" title="Leave it" text="Nothing changes." onClick={close} />
            </div>
          ) : loaded === null ? (
            <div className="pwa-menu">
              {install !== null && (
                <MenuRow
                  icon="download"
                  title="Install this app"
                  text="Opens in a window of its own, from your start screen or desktop."
                  onClick={() => void install.prompt().then(() => state.set({ install: null }))}
                />
              )}
              <MenuRow
                icon="save"
                title="Save a copy of the data"
                text="One file with all rows of this app and what it remembers. Keep it, or load it on another device."
                onClick={onSaveCopy}
              />
              <MenuRow
                icon="upload"
                title="Load data from a file"
                text="Adds to what is here, or takes its place. You are asked before anything changes."
                onClick={() => file.current?.click()}
              />
              <MenuRow
                icon="trash-2"
                title="Remove all data"
                text="To start again with an empty app. You are asked before anything changes."
                onClick={() => setClearing(true)}
              />
              {canTakeBack && (
                <MenuRow
                  icon="undo"
                  title="Take back the last load or removal"
                  text="Brings back what was here before you loaded a file or removed everything."
                  onClick={() => apply(() => store.takeBack())}
                />
              )}
              <input
                ref={file}
                type="file"
                accept=".json,application/json"
                hidden
                aria-label="File with data"
                onChange={(event) => void read(event.target.files?.[0]).finally(() => file.current !== null && (file.current.value = ''))}
              />
              <p className="ca-faint">Your data is in this browser on this device, and nowhere else. {room}</p>
            </div>
          ) : (
            <div className="pwa-menu">
              <p className="ca-text">{describe(loaded)}</p>
              <MenuRow
                icon="plus"
                title="Add to what is here"
                text="Rows that are in both become those of the file."
                onClick={() => take(mergeData(snapshot(), loaded.snapshot))}
              />
              <MenuRow
                icon="refresh-cw"
                title="Replace what is here"
                text="Only what is in the file stays. You can take this back from the menu."
                onClick={() => take(loaded.snapshot)}
              />
              <MenuRow icon="x" title="Leave it" text="Nothing changes." onClick={close} />
            </div>
          )}
          {problem !== '' && (
            <p className="ca-text pwa-problem" role="alert">
              {problem}
            </p>
          )}
        </AppDialog>
      )}
    </>
  );
}

function MenuRow({ icon, title, text, onClick }: { icon: string; title: string; text: string; onClick: () => void }): ReactElement {
  return (
    <button type="button" className="pwa-row" onClick={onClick}>
      <AppIcon name={icon} size={18} />
      <span>
        <b>{title}</b>
        <small>{text}</small>
      </span>
    </button>
  );
}

function emptyData({ entities }: Manifest): DataSnapshot {
  return { rows: Object.fromEntries(entities.map(({ id }) => [id, []])), saved: {} };
}

function describeLoss({ entities }: Manifest, { rows }: DataSnapshot): string {
  const what = entities.flatMap(({ id, plural }) => ((rows[id] ?? []).length > 0 ? [`${rows[id]?.length} ${plural}`] : [])).join(', ');
  return what === '' ? 'There are no rows here. Settings that the app keeps go back to how they began.' : `This removes ${what}, from this browser only.`;
}

function describe({ counts, leftOut, app, savedAt }: LoadedData): string {
  const what = counts.map(({ plural, count }) => `${count} ${plural}`).join(', ') || 'nothing that this app can use';
  const when = Number.isNaN(Date.parse(savedAt)) ? '' : ` on ${new Date(savedAt).toLocaleDateString(undefined, { dateStyle: 'long' })}`;
  const out = leftOut === 0 ? '' : ` ${leftOut} ${leftOut === 1 ? 'row does' : 'rows do'} not fit this app and would be left out.`;
  return `Saved from “${app}”${when}: ${what}.${out}`;
}

async function roomText(): Promise<string> {
  const { usage } = (await navigator.storage?.estimate?.()) ?? {};
  const isKept = (await navigator.storage?.persisted?.()) === true;
  if (usage === undefined) return '';
  const size = usage < 1_000_000 ? `${Math.max(1, Math.round(usage / 1000))} KB` : `${(usage / 1_000_000).toFixed(1)} MB`;
  return `It takes ${size}. ${isKept ? 'The browser keeps it when it makes room.' : 'A browser that runs out of room may remove it: save a copy now and then.'}`;
}
