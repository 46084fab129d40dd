import { Bell, Clipboard, File, Globe, Sparkles } from 'lucide-react';
import { type RefObject, type KeyboardEvent, type ReactElement, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { GrantScope, PermissionDecision, PermissionRequest, PermissionState } from '../../shared/contracts/permissions.ts';
import { KnownColumn } from './known-column.tsx';
import { lastPointer, placeSheet, type Placement } from './placement.ts';
import { type Seal, SealMark } from './seal.tsx';
import { useQuietSecond } from './use-quiet-second.ts';
import { countOf, isLastRefusal, limitOf, plainName, questionOf, SCOPES, subjectNote, subjectOf } from './words.ts';

export type PermissionSheetProps = {
  /** Before the ids of its parts: `-question` names it, `-subject` and `-facts` describe it. */
  id: string;
  request: PermissionRequest;
  /** How many questions there are, and which this is, from 1. */
  position: number;
  total: number;
  appName: string;
  seal: Seal | undefined;
  state: PermissionState | undefined;
  /** Resolves once the answer counts. A failure is shown and the question stays. */
  onDecide: (decision: PermissionDecision) => Promise<void>;
  /** Set to “Don't allow”, for whoever hears of a no beside the sheet. */
  refuseRef: RefObject<() => void>;
};

export const CAPABILITY_ICONS = { network: Globe, clipboard: Clipboard, notifications: Bell, files: File, ai: Sparkles };

/** One question, with everything a person needs to answer it. Drawn by the host's own page, never inside the app. */
export function PermissionSheet({ id, request, position, total, appName, seal, state, onDecide, refuseRef }: PermissionSheetProps): ReactElement {
  const [scope, setScope] = useState<GrantScope>('once');
  const [isDetailOpen, setDetailOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const [placement, setPlacement] = useState<Placement>({ shift: 0, isSwapped: false });
  const quiet = useQuietSecond();
  const sheet = useRef<HTMLDivElement>(null);
  const allow = useRef<HTMLButtonElement>(null);
  const grant = state?.grants.find((entry) => entry.capability === request.capability && entry.target === request.target);
  const Icon = CAPABILITY_ICONS[request.capability];
  const limit = limitOf(request.capability);
  const isReady = quiet.isReady && !isBusy;

  // The sheet itself takes the focus: a key that was meant for the app then presses nothing.
  useEffect(() => sheet.current?.focus({ preventScroll: true }), []);
  useLayoutEffect(() => {
    if (sheet.current !== null && allow.current !== null)
      setPlacement(placeSheet(lastPointer(), allow.current.getBoundingClientRect(), sheet.current.getBoundingClientRect(), window.innerWidth));
  }, []);

  const decide = (decision: PermissionDecision): void => {
    if (isBusy) return;
    setBusy(true);
    setProblem('');
    onDecide(decision).catch((error: unknown) => {
      setBusy(false);
      setProblem(error instanceof Error ? error.message : String(error));
    });
  };
  const refuse = (): void => decide({ decision: 'deny', scope: 'once' });
  refuseRef.current = refuse;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      refuse();
    } else if (event.key === 'Tab') keepInside(event, sheet.current);
  };

  return (
    <div
      ref={sheet}
      className="pm-sheet"
      style={{ transform: `translateX(${placement.shift}px)` }}
      data-swapped={placement.isSwapped || undefined}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <div className="pm-question">
        <div className="pm-head">
          {seal !== undefined && (
            <>
              <SealMark seal={seal} />
              <div>
                <div className="pm-medium">Your seal: {seal.animal}</div>
                <div className="pm-soft">No {seal.animal}, no trust: close the app</div>
              </div>
            </>
          )}
          <span className="pm-grow" />
          {total > 1 && (
            <span className="pm-tag">
              {position} of {total}
            </span>
          )}
        </div>
        <h1 id={`${id}-question`}>{questionOf(request, appName)}</h1>
        <div className="pm-subject" id={`${id}-subject`}>
          <Icon size={20} aria-hidden="true" />
          <div>
            <bdi className="pm-host">{plainName(subjectOf(request), 300)}</bdi>
            <div className="pm-soft">{subjectNote(request, grant?.uses ?? 0)}</div>
          </div>
        </div>
        <dl className="pm-facts" id={`${id}-facts`}>
          <dt>Because</dt>
          <dd>{plainName(request.because, 200)}</dd>
          <dt>It will</dt>
          <dd>{plainName(request.summary, 300)}</dd>
          {limit !== null && (
            <>
              <dt>At most</dt>
              <dd>{limit}</dd>
            </>
          )}
        </dl>
        {request.detail !== '' && (
          <>
            <button
              type="button"
              className="pm-link"
              aria-expanded={isDetailOpen}
              aria-controls={`${id}-detail`}
              onClick={() => setDetailOpen((open) => !open)}
            >
              {isDetailOpen ? 'Hide the exact request' : 'Show the exact request'}
            </button>
            {isDetailOpen && (
              <pre id={`${id}-detail`} className="pm-detail" tabIndex={0} aria-label="The exact request">
                {request.detail}
              </pre>
            )}
          </>
        )}
        <fieldset className="pm-scopes" disabled={isBusy}>
          <legend className="pm-hidden">For how long</legend>
          {SCOPES.map((option) => (
            <label key={option.scope} data-on={option.scope === scope || undefined}>
              <input type="radio" name={`${id}-scope`} value={option.scope} checked={option.scope === scope} onChange={() => setScope(option.scope)} />
              {option.label}
            </label>
          ))}
        </fieldset>
        {grant !== undefined && isLastRefusal(grant.refusals) && (
          <p className="pm-soft pm-note">You refused this {countOf(grant.refusals, 'time')}. Say no again and the app will not ask any more.</p>
        )}
        {problem !== '' && (
          <p className="pm-problem" role="alert">
            {problem}
          </p>
        )}
        <div className="pm-answers">
          <button type="button" className="pm-button" disabled={isBusy} onClick={refuse}>
            Don’t allow
          </button>
          <span className="pm-wait pm-soft" aria-hidden="true">
            {!quiet.isReady && (
              <>
                <Ring part={1 - quiet.remainingMs / 1000} />
                Ready in {Math.max(0.1, quiet.remainingMs / 1000).toFixed(1)} s
              </>
            )}
          </span>
          <button
            ref={allow}
            type="button"
            className="pm-button"
            aria-disabled={!isReady}
            aria-describedby={quiet.isReady ? undefined : `${id}-wait`}
            data-ready={isReady || undefined}
            onClick={() => isReady && decide({ decision: 'allow', scope })}
          >
            {SCOPES.find((option) => option.scope === scope)?.allow}
          </button>
          <span id={`${id}-wait`} hidden>
            Ready after one second without pointer or keys
          </span>
        </div>
      </div>
      <KnownColumn state={state} />
    </div>
  );
}

function Ring({ part }: { part: number }): ReactElement {
  const around = 2 * Math.PI * 6;
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="none" strokeWidth="2" aria-hidden="true">
      <circle cx="8" cy="8" r="6" stroke="var(--pm-line-strong)" />
      <circle cx="8" cy="8" r="6" stroke="var(--pm-accent)" strokeLinecap="round" strokeDasharray={`${part * around} ${around}`} transform="rotate(-90 8 8)" />
    </svg>
  );
}

/** Tab goes round inside the sheet, and never out of it to the browser's own buttons by accident. */
function keepInside(event: KeyboardEvent, sheet: HTMLElement | null): void {
  const stops = [...(sheet?.querySelectorAll<HTMLElement>('button:not(:disabled), input:checked:not(:disabled), [tabindex="0"]') ?? [])];
  const [first, last] = [stops[0], stops.at(-1)];
  const at = document.activeElement;
  if (event.shiftKey ? at === first || at === sheet : at === last) {
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  }
}
