import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactElement } from 'react';
import { checkExpression, checkTemplate, isTemplate, LANGUAGE_NAMES, parseTemplate, referencesOf } from '../../../shared/app/expressions/index.ts';
import { classNames } from '../../ui/index.ts';
import { useGoToCode } from '../editor/index.ts';
import { applyCompletion, autoClose, complete, completionContext, scopeEntries, type Completion, type Scope } from './completion.ts';
import { CompletionList } from './completion-list.tsx';
import { describeValue } from './value-format.ts';
import { keepTyping } from './keep-typing.ts';

export type TemplateFieldProps = {
  label: string;
  value: string;
  /** Each keystroke that is worth keeping, and the final text. */
  onChange: (text: string) => void;
  onDone?: () => void;
  scope: Scope;
  placeholder?: string | undefined;
  isLong?: boolean;
  /** An expression without braces, as in "only if". */
  isBare?: boolean;
  /** The evaluated value, shown in the list and on hover. */
  live?: unknown;
  /** While true the field is open, with braces to type in; becoming true adds them. */
  autoFocus?: boolean;
  disabled?: boolean;
};

/** Text in which `{{` opens binding: suggestions with live values, and what is wrong in plain words. Shows chips while it has no focus. */
export function TemplateField({ label, value, onChange, onDone, scope, placeholder, isLong = false, isBare = false, live, autoFocus = false, disabled = false }: TemplateFieldProps): ReactElement {
  const [draft, setDraft] = useState<string | null>(autoFocus ? braced(value) : null);
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [isListOpen, setListOpen] = useState(true);
  const input = useRef<HTMLTextAreaElement>(null);
  const pendingCaret = useRef<number | null>(autoFocus ? caretIn(braced(value)) : null);
  const id = useId();
  const goTo = useGoToCode();
  const isEditing = draft !== null;
  const text = draft ?? value;
  const problem = useMemo(() => (text === '' ? null : isBare ? checkExpression(text) : isTemplate(text) ? checkTemplate(text) : null), [text, isBare]);
  const context = isEditing && isListOpen ? completionContext(text, caret, isBare) : null;
  const items = context === null ? [] : complete(context, scopeEntries(scope));
  const at = Math.min(active, items.length - 1);
  // A single exact match needs no list.
  const shown = items.length === 1 && items[0]?.text === context?.prefix ? [] : items;

  useEffect(() => {
    if (!isEditing || input.current === null) return;
    if (document.activeElement !== input.current) input.current.focus({ preventScroll: true });
    if (pendingCaret.current !== null) {
      input.current.setSelectionRange(pendingCaret.current, pendingCaret.current);
      setCaret(pendingCaret.current);
      pendingCaret.current = null;
    }
    // The caret too: going over a brace moves it and leaves the text.
  }, [isEditing, text, caret]);

  const wasAsked = useRef(autoFocus);
  useEffect(() => {
    if (autoFocus && !wasAsked.current) {
      const open = braced(value);
      pendingCaret.current = caretIn(open);
      setDraft(open);
    }
    wasAsked.current = autoFocus;
  }, [autoFocus, value]);

  function change(next: string, nextCaret: number): void {
    const closed = isBare ? null : autoClose(text, next, nextCaret);
    const result = closed ?? { text: next, caret: nextCaret };
    if (closed !== null) pendingCaret.current = closed.caret;
    setDraft(result.text);
    setCaret(result.caret);
    setActive(0);
    setListOpen(true);
    // Half a binding is not kept until it makes sense or the field is left.
    const isWhole = isBare || isTemplate(result.text) ? makesSense(result.text, isBare, scope) : !result.text.endsWith('{');
    if (isWhole || result.text === '') onChange(result.text);
  }

  function choose(item: Completion): void {
    if (context === null) return;
    const applied = applyCompletion(text, context, item);
    pendingCaret.current = applied.caret;
    change(applied.text, applied.caret);
    pendingCaret.current = applied.caret;
    if (!item.text.endsWith('()')) setListOpen(false);
  }

  function finish(keep: boolean): void {
    if (draft === null) return;
    const tidy = draft.replace(/\{\{\s*\}\}/g, '').trimEnd();
    const final = isBare || isTemplate(draft) ? tidy : draft;
    if (keep && final !== value) onChange(final);
    setDraft(null);
    onDone?.();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    keepTyping(event);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (shown.length > 0 && step !== 0) {
      event.preventDefault();
      setActive((at + step + shown.length) % shown.length);
      return;
    }
    if (shown.length > 0 && (event.key === 'Tab' || event.key === 'Enter') && shown[at] !== undefined) {
      event.preventDefault();
      choose(shown[at]);
      return;
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      if (shown.length > 0) setListOpen(false);
      else input.current?.blur();
      return;
    }
    if (event.key === 'Enter' && (!isLong || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      input.current?.blur();
    }
  }

  /** Ctrl goes to where the value comes from: of the chip that was hit, else of the first that leads anywhere. */
  function open(event: MouseEvent<HTMLButtonElement>): void {
    if ((event.ctrlKey || event.metaKey) && goTo !== null) {
      const chip = event.target instanceof Element ? event.target.closest('code')?.textContent : undefined;
      if (goTo(chip ?? text)) return;
    }
    pendingCaret.current = text.endsWith('}}') ? text.length - 2 : text.length;
    setListOpen(false);
    setDraft(value);
  }

  const errorId = `${id}-error`;
  const isCode = isBare || isTemplate(text);
  return (
    <div className="tf">
      <div className={classNames('field', isLong && 'area', 'tf-field')} data-invalid={problem === null ? undefined : ''} data-disabled={disabled ? '' : undefined}>
        {isEditing || !isCode || text === '' ? (
          <textarea
            ref={input}
            className={classNames('tf-input', isCode && 'tf-code')}
            rows={isLong ? Math.min(8, Math.max(2, text.split('\n').length)) : 1}
            value={text}
            disabled={disabled}
            placeholder={placeholder}
            aria-label={label}
            aria-invalid={problem !== null || undefined}
            aria-describedby={problem === null ? undefined : errorId}
            role={isEditing ? 'combobox' : undefined}
            aria-expanded={isEditing ? shown.length > 0 : undefined}
            aria-controls={isEditing && shown.length > 0 ? `${id}-list` : undefined}
            aria-activedescendant={isEditing && shown[at] !== undefined ? `${id}-list-${at}` : undefined}
            aria-autocomplete={isEditing ? 'list' : undefined}
            spellCheck={!isCode}
            onFocus={() => { if (draft === null) setDraft(value); }}
            onBlur={() => finish(true)}
            onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
            onChange={(event) => change(isLong ? event.target.value : event.target.value.replace(/\n/g, ' '), event.target.selectionStart)}
            onKeyDown={onKeyDown}
          />
        ) : (
          <button type="button" className="tf-chips" disabled={disabled} aria-label={`${label}: ${text}`} title={hintOf(live, goTo !== null)} onClick={open}>
            <Chips text={text} isBare={isBare} />
            {live !== undefined && problem === null && <span className="tf-live">{describeValue(live)}</span>}
          </button>
        )}
      </div>
      {problem !== null && (
        <p id={errorId} className="tf-error">
          {problem.problem} (column {problem.column})
        </p>
      )}
      {isEditing && context !== null && shown.length > 0 && <CompletionList id={`${id}-list`} anchor={input} items={shown} active={at} live={live} onPick={choose} onGoTo={goTo} />}
    </div>
  );
}

/** It parses, and every name in it is one that can be used here: `{{ m` on the way to `{{ members` is not. */
function makesSense(text: string, isBare: boolean, scope: Scope): boolean {
  const problem = isBare ? checkExpression(text) : checkTemplate(text);
  if (problem !== null) return false;
  const entries = scopeEntries(scope);
  return referencesOf(text).every((name) => LANGUAGE_NAMES.has(name) || entries.some((entry) => entry.name === name));
}

function hintOf(live: unknown, canGo: boolean): string | undefined {
  const lines = [...(live === undefined ? [] : [`Now: ${describeValue(live)}`]), ...(canGo ? ['Ctrl click shows where it comes from'] : [])];
  return lines.length === 0 ? undefined : lines.join('\n');
}

function braced(value: string): string {
  return isTemplate(value) ? value : `${value === '' ? '' : `${value} `}{{  }}`;
}

function caretIn(text: string): number {
  return text.lastIndexOf('{{') + 3;
}

function Chips({ text, isBare }: { text: string; isBare: boolean }): ReactElement {
  if (isBare) return <code className="bind ell">{text}</code>;
  return (
    <>
      {parseTemplate(text).map((part, i) =>
        part.kind === 'text' ? (
          <span key={i} className="tf-text">
            {part.text}
          </span>
        ) : (
          <code key={i} className="bind ell">
            {part.code.trim()}
          </code>
        ),
      )}
    </>
  );
}
