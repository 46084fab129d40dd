import { type ReactElement, useState } from 'react';
import { Dialog } from '../core/dialog.tsx';
import { safeUrl } from '../effects/browser.ts';
import { Field } from '../inputs/field.tsx';

export type LinkDraft = { address: string; /** null: the link goes on what is selected. */ words: string | null; isThere: boolean };

type Props = { draft: LinkDraft; onSet: (address: string, words: string | null) => void; onRemove: () => void; onClose: () => void };

/** Reads an address as people type it: "example.com", "ada@example.com". @returns undefined for one that is not safe to follow */
export function addressOf(typed: string): string | undefined {
  const text = typed.trim();
  if (/^[^\s@/:]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return safeUrl(`mailto:${text}`);
  const isNamed = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text);
  if (isNamed) return safeUrl(text);
  return /^[^\s/]+\.[^\s]{2,}$|^localhost\b/.test(text) ? safeUrl(`https://${text}`) : undefined;
}

export function LinkDialog({ draft, onSet, onRemove, onClose }: Props): ReactElement {
  const [address, setAddress] = useState(draft.address);
  const [words, setWords] = useState(draft.words ?? '');
  const [hasTried, setTried] = useState(false);
  const safe = addressOf(address);
  const problem =
    !hasTried || safe !== undefined ? '' : address.trim() === '' ? 'Type an address.' : 'Type an address such as https://example.com or name@example.com.';
  const set = (): void => {
    setTried(true);
    if (safe !== undefined) onSet(safe, draft.words === null ? null : words.trim() || address.trim());
  };
  return (
    <Dialog
      title="Link"
      kind="modal"
      size="small"
      isClosable
      onClose={onClose}
      footer={
        <>
          {draft.isThere && (
            <button type="button" className="ca-btn" data-variant="ghost" onClick={onRemove}>
              Remove the link
            </button>
          )}
          <span className="ca-fill" />
          <button type="button" className="ca-btn" data-variant="secondary" onClick={onClose}>
            Cancel
          </button>
          <button type="button" className="ca-btn" data-variant="primary" onClick={set}>
            Set the link
          </button>
        </>
      }
    >
      <div
        className="ca-rich-link"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          // Not the form round the editor.
          event.preventDefault();
          event.stopPropagation();
          set();
        }}
      >
        <Field label="Address" ariaLabel="Address" help="" error={problem} isRequired>
          {({ labelId: _labelId, name: _name, ...a11y }) => (
            <div className="ca-input" data-invalid={a11y['aria-invalid']}>
              <input
                {...a11y}
                type="text"
                inputMode="url"
                autoComplete="url"
                placeholder="https://"
                value={address}
                onChange={(event) => setAddress(event.target.value)}
              />
            </div>
          )}
        </Field>
        {draft.words !== null && (
          <Field label="Words" ariaLabel="Words" help="Empty: the address itself" error="" isRequired={false}>
            {({ labelId: _labelId, name: _name, ...a11y }) => (
              <div className="ca-input">
                <input {...a11y} type="text" value={words} onChange={(event) => setWords(event.target.value)} />
              </div>
            )}
          </Field>
        )}
      </div>
    </Dialog>
  );
}
