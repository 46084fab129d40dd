import { Pause, ShieldCheck } from 'lucide-react';
import { type ReactElement, type ReactNode, useEffect, useId, useLayoutEffect, useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { PermissionDecision, PermissionRequest, PermissionState } from '../../shared/contracts/permissions.ts';
import { CAPABILITY_ICONS, PermissionSheet } from './permission-sheet.tsx';
import { watchPointer } from './placement.ts';
import { sealOf } from './seal.tsx';
import { holdOnTop } from './top-layer.ts';
import { abilityOf, plainName } from './words.ts';
import './permissions.css';

export type PermissionGateProps = {
  appName: string;
  /** Questions that wait, first asked first. */
  pending: readonly PermissionRequest[];
  /** What was decided before; undefined until it is known. */
  state: PermissionState | undefined;
  /** Random text of this machine that chooses the seal; undefined until it is known. */
  sealSecret: string | undefined;
  /** By default what the page says of itself in `data-theme`. */
  scheme?: 'light' | 'dark';
  /** Who asks, as the bar says it. */
  asker?: string;
  onDecide: (requestId: string, decision: PermissionDecision) => Promise<void>;
  /** The app's own surface. */
  children: ReactNode;
};

/**
 * Holds an app's surface. While a question waits the app is grey and takes no input, and the question hangs above it from a dark bar,
 * in the browser's top layer, where nothing an app draws can lie over it. One question at a time.
 */
export function PermissionGate({ children, ...layer }: PermissionGateProps): ReactElement {
  const isAsking = layer.pending.length > 0;
  useEffect(watchPointer, []);
  return (
    <>
      <div className="pm-surface" data-frozen={isAsking || undefined} inert={isAsking}>
        {children}
      </div>
      {isAsking && createPortal(<PermissionLayer {...layer} />, document.body)}
    </>
  );
}

function PermissionLayer({ appName, pending, state, sealSecret, scheme, asker = 'Casual OS', onDecide }: Omit<PermissionGateProps, 'children'>): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const seal = useMemo(() => (sealSecret === undefined ? undefined : sealOf(sealSecret)), [sealSecret]);
  // Answered ones leave the list, so the first shows; the count goes on from where this row of questions began.
  const answered = useAnswered(pending);
  const request = pending[0]!;
  const id = useId();
  const next = pending[1];
  // The sheet's own “Don't allow”, which also says when the answer did not arrive.
  const refuseOnSheet = useRef(() => {});
  const isHeld = useRef(false);
  const refuse = (): void => {
    if (dialog.current?.open === false) dialog.current.showModal();
    refuseOnSheet.current();
  };

  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null) return undefined;
    const before = document.activeElement;
    const release = holdOnTop(element);
    isHeld.current = true;
    return () => {
      isHeld.current = false;
      release();
      // After this commit, when the app takes input again.
      queueMicrotask(() => {
        if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
      });
    };
  }, []);

  const NextIcon = next === undefined ? null : CAPABILITY_ICONS[next.capability];
  return (
    <dialog
      ref={dialog}
      className="pm-layer"
      data-scheme={scheme}
      role="alertdialog"
      aria-modal="true"
      aria-labelledby={`${id}-question`}
      aria-describedby={`${id}-subject ${id}-facts`}
      // Esc while the focus is beside the sheet.
      onCancel={(event) => {
        event.preventDefault();
        refuse();
      }}
      // The browser may close any dialog on a second Esc: that too means no.
      onClose={() => isHeld.current && dialog.current?.open === false && refuse()}
      // The app's and the IDE's own shortcuts rest meanwhile.
      onKeyDown={(event) => event.stopPropagation()}
      onKeyUp={(event) => event.stopPropagation()}
    >
      <div className="pm-bar">
        <Pause size={14} aria-hidden="true" />
        <b className="pm-ellipsis">{plainName(appName)}</b>
        <span className="pm-bar-soft">paused while you decide</span>
        <span className="pm-grow" />
        <ShieldCheck size={15} aria-hidden="true" />
        <span className="pm-bar-words">
          {asker} is asking.<span className="pm-bar-more"> Apps cannot draw on this dark bar or on the sheet below it.</span>
        </span>
      </div>
      <div className="pm-hang">
        <PermissionSheet
          key={request.requestId}
          refuseRef={refuseOnSheet}
          id={id}
          request={request}
          position={answered + 1}
          total={answered + pending.length}
          appName={appName}
          seal={seal}
          state={state}
          onDecide={(decision) => onDecide(request.requestId, decision)}
        />
        {next !== undefined && NextIcon !== null && (
          <p className="pm-next">
            <NextIcon size={14} aria-hidden="true" />
            <span className="pm-ellipsis">Next question: {lowerFirst(abilityOf(next))}</span>
          </p>
        )}
      </div>
    </dialog>
  );
}

/** Questions of this row that are gone from the front already. */
function useAnswered(pending: readonly PermissionRequest[]): number {
  const seen = useRef(new Set<string>());
  for (const { requestId } of pending) seen.current.add(requestId);
  return seen.current.size - pending.length;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
