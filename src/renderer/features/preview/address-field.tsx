import { useEffect, useState, type ReactElement } from 'react';
import { ADDRESS_EVENT } from '../../../shared/contracts/frame-address.ts';
import { TextField } from '../../ui/index.ts';

/** Where the app in the frame is, "/tasks/detail?id=row_42": read it to make a link, or type another and press Enter. */
export function AddressField({ frame }: { frame: HTMLIFrameElement | null }): ReactElement {
  const [address, setAddress] = useState('/');
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => {
    if (frame === null) return undefined;
    const read = (): void => setAddress(addressOf(frame));
    let inside: Window | null = null;
    const listen = (): void => {
      inside?.removeEventListener(ADDRESS_EVENT, read);
      inside = frame.contentWindow;
      inside?.addEventListener(ADDRESS_EVENT, read);
      read();
    };
    frame.addEventListener('load', listen);
    listen();
    return () => {
      frame.removeEventListener('load', listen);
      inside?.removeEventListener(ADDRESS_EVENT, read);
    };
  }, [frame]);
  const go = (): void => {
    const target = frame?.contentWindow;
    // The whole address: a short one would be read as one of this window's.
    if (target !== undefined && target !== null && typed !== null)
      target.location.replace(`${target.location.href.replace(/#.*$/, '')}#/${typed.trim().replace(/^[#/]+/, '')}`);
    setTyped(null);
  };
  return (
    <TextField
      label="Page address"
      hideLabel
      size="s"
      spellCheck={false}
      autoComplete="off"
      value={typed ?? address}
      onChange={setTyped}
      onBlur={() => setTyped(null)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') go();
        if (event.key !== 'Escape' || typed === null) return;
        // Gives up the typing, not the preview.
        event.preventDefault();
        setTyped(null);
      }}
    />
  );
}

function addressOf(element: HTMLIFrameElement): string {
  const hash = element.contentWindow?.location.hash ?? '';
  const text = hash.replace(/^#/, '');
  if (!text.startsWith('/')) return '/';
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
