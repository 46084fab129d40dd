import ArrowLeft from 'lucide-react/icons/arrow-left';
import Search from 'lucide-react/icons/search';
import { useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import type { TemplateInfo } from '../../../shared/contracts/ide.ts';
import { rpc, toastError, useRpcQuery } from '../../platform/index.ts';
import { Button, Dialog, EmptyState, Skeleton, TextField } from '../../ui/index.ts';
import { ScaledScreen } from './scaled-screen.tsx';
import { categoriesOf, findTemplates } from './find-templates.ts';
import { StillSource } from './still-source.ts';
import './templates.css';

/** All templates: search, look at every page of one, then make an app of it. */
export function TemplateGallery({
  templates,
  isLoading,
  onClose,
  onUse,
}: {
  templates: readonly TemplateInfo[];
  isLoading: boolean;
  onClose: () => void;
  onUse: (id: string) => Promise<void>;
}): ReactElement {
  const [chosen, setChosen] = useState<TemplateInfo | null>(null);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={chosen === null ? 'Templates' : chosen.name} hideTitle wide>
      {chosen === null ? <Browse templates={templates} isLoading={isLoading} onChoose={setChosen} /> : <Look template={chosen} onBack={() => setChosen(null)} onUse={onUse} />}
    </Dialog>
  );
}

function Browse({ templates, isLoading, onChoose }: { templates: readonly TemplateInfo[]; isLoading: boolean; onChoose: (template: TemplateInfo) => void }): ReactElement {
  const [words, setWords] = useState('');
  const [category, setCategory] = useState('');
  const grid = useRef<HTMLUListElement>(null);
  const categories = useMemo(() => categoriesOf(templates), [templates]);
  const found = useMemo(() => findTemplates(templates, words, category), [templates, words, category]);
  return (
    <div className="tg">
      <div className="tg-head">
        <h2 aria-hidden="true">Templates</h2>
        <span className="t3" role="status">
          {isLoading ? '' : `${found.length} of ${templates.length}`}
        </span>
        <span className="grow" />
        <div className="tg-search">
          <TextField
            label="Search templates"
            hideLabel
            autoFocus
            placeholder="Search templates"
            value={words}
            onChange={setWords}
            icon={<Search size={13} aria-hidden />}
            onKeyDown={(event) => {
              const first = found[0];
              if (event.key === 'Enter' && first !== undefined) {
                // Or the same press would go on to the button that takes the focus.
                event.preventDefault();
                onChoose(first);
              }
              if (event.key !== 'ArrowDown') return;
              event.preventDefault();
              grid.current?.querySelector('button')?.focus();
            }}
          />
        </div>
      </div>
      <div className="tg-cats" role="group" aria-label="Category">
        {['', ...categories].map((name) => (
          <button key={name} type="button" className="tg-cat" aria-pressed={category === name} onClick={() => setCategory(name)}>
            {name === '' ? 'All' : name}
          </button>
        ))}
      </div>
      {isLoading ? (
        <div className="tg-grid" aria-busy="true">
          {Array.from({ length: 8 }, (_, i) => (
            <Skeleton key={i} height={150} />
          ))}
        </div>
      ) : found.length === 0 ? (
        <EmptyState
          title="No template like that"
          actions={
            <Button
              size="s"
              onClick={() => {
                setWords('');
                setCategory('');
              }}
            >
              Show all
            </Button>
          }
        >
          Describe the app you need instead: the engine makes one from your words.
        </EmptyState>
      ) : (
        <ul ref={grid} className="tg-grid scroll" aria-label="Templates" onKeyDown={moveInGrid}>
          {found.map((template) => (
            <li key={template.id}>
              <button type="button" className="tg-card" onClick={() => onChoose(template)}>
                <img src={template.thumbnail ?? undefined} alt="" width={640} height={400} loading="lazy" draggable={false} />
                <b className="ell">{template.name}</b>
                <span className="t3">{template.description}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Arrow keys go to the card that lies in that direction. */
function moveInGrid(event: KeyboardEvent<HTMLUListElement>): void {
  const cards = [...event.currentTarget.querySelectorAll('button')];
  const at = cards.indexOf(event.target as HTMLButtonElement);
  if (at < 0) return;
  const top = cards[0]?.offsetTop;
  const columns = Math.max(1, cards.filter((card) => card.offsetTop === top).length);
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key];
  const next = event.key === 'Home' ? cards[0] : event.key === 'End' ? cards.at(-1) : step === undefined ? undefined : cards[at + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

function Look({ template, onBack, onUse }: { template: TemplateInfo; onBack: () => void; onUse: (id: string) => Promise<void> }): ReactElement {
  const [pageId, setPageId] = useState(template.pages[0]?.id ?? '');
  const [isMaking, setMaking] = useState(false);
  const screen = useRpcQuery(`templates.preview ${template.id} ${pageId}`, (signal) => rpc.templates.preview({ id: template.id, page: pageId }, { signal }));
  const source = useMemo(() => (screen.data === undefined ? null : new StillSource(screen.data)), [screen.data]);
  const use = (): void => {
    if (isMaking) return;
    setMaking(true);
    onUse(template.id)
      .catch(toastError)
      .finally(() => setMaking(false));
  };
  return (
    <div className="tg tg-look">
      <div className="tg-side">
        <Button variant="ghost" size="s" icon={<ArrowLeft size={14} aria-hidden />} onClick={onBack}>
          All templates
        </Button>
        <h2 aria-hidden="true">{template.name}</h2>
        <p className="t2">{template.description}</p>
        <Button variant="primary" autoFocus aria-busy={isMaking || undefined} onClick={use}>
          {isMaking ? 'Making it' : 'Use this template'}
        </Button>
        <div role="group" aria-label="Pages" className="tg-pages scroll">
          {template.pages.map((page) => (
            <button key={page.id} type="button" aria-pressed={page.id === pageId} onClick={() => setPageId(page.id)}>
              {page.name}
            </button>
          ))}
        </div>
      </div>
      <div
        className="tg-screen"
        role="img"
        aria-label={`${template.pages.find((page) => page.id === pageId)?.name ?? 'Page'} of ${template.name}`}
        aria-busy={screen.isLoading || undefined}
      >
        {screen.error !== undefined ? (
          <EmptyState title="This page cannot be shown">{screen.error.message}</EmptyState>
        ) : source === null ? (
          <Skeleton height={420} />
        ) : (
          <ScaledScreen key={pageId} source={source} width={1280} chrome />
        )}
      </div>
    </div>
  );
}
