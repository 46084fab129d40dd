import { createContext, useCallback, useContext, useMemo, useState, type HTMLAttributes, type ReactElement, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

type SlotRegistry = { elements: Readonly<Record<string, HTMLElement>>; set: (name: string, element: HTMLElement | null) => void };
const Slots = createContext<SlotRegistry | null>(null);

/** Lets a screen put things into places that the frame round it owns: `<Slot name="actions"/>` there, `<Fill slot="actions">…</Fill>` here. */
export function SlotProvider({ children }: { children: ReactNode }): ReactElement {
  const [elements, setElements] = useState<Readonly<Record<string, HTMLElement>>>({});
  const set = useCallback((name: string, element: HTMLElement | null) => {
    setElements((current) => {
      if (element) return current[name] === element ? current : { ...current, [name]: element };
      const { [name]: _gone, ...rest } = current;
      return rest;
    });
  }, []);
  const registry = useMemo(() => ({ elements, set }), [elements, set]);
  return <Slots value={registry}>{children}</Slots>;
}

export function Slot({ name, ...rest }: { name: string } & HTMLAttributes<HTMLDivElement>): ReactElement {
  const set = useContext(Slots)?.set;
  const ref = useCallback((element: HTMLDivElement | null) => set?.(name, element), [name, set]);
  return <div {...rest} ref={ref} data-slot={name} />;
}

export function Fill({ slot, children }: { slot: string; children: ReactNode }): ReactNode {
  const element = useContext(Slots)?.elements[slot];
  return element ? createPortal(children, element) : null;
}
