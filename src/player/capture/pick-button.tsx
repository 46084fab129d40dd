import type { ReactElement } from 'react';

type Props = { label: string; accept: string; capture?: 'user' | 'environment'; isDisabled: boolean; onPick: (file: File) => void };

/** A file chooser that looks like a button; on phones it offers the camera or recorder as well. */
export function PickButton({ label, accept, capture, isDisabled, onPick }: Props): ReactElement {
  return (
    <label className="ca-btn ca-pick" data-variant="secondary" data-disabled={isDisabled}>
      {label}
      <input
        type="file"
        className="ca-sr"
        accept={accept}
        {...(capture === undefined ? {} : { capture })}
        disabled={isDisabled}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) onPick(file);
          // The same file can be chosen again.
          event.target.value = '';
        }}
      />
    </label>
  );
}
