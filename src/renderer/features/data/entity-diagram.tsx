import KeyRound from 'lucide-react/icons/key-round';
import Workflow from 'lucide-react/icons/workflow';
import { useEffect, useMemo, useRef, type ReactElement } from 'react';
import type { Entity } from '../../../shared/app/manifest/index.ts';
import { classNames, landmark } from '../../ui/index.ts';
import { NamedIcon } from '../editor/index.ts';
import { fieldTypeText } from './cell-format.ts';
import { layoutEntities } from './entity-layout.ts';

/** Entities as cards, relations as lines. A click shows the rows. */
export function EntityDiagram({ entities, counts, current, onSelect }: { entities: readonly Entity[]; counts: ReadonlyMap<string, number>; current: string | null; onSelect: (id: string) => void }): ReactElement {
  const picture = useMemo(() => layoutEntities(entities), [entities]);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    box.current?.querySelector('.entity-card.is-current')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);
  return (
    <section ref={box} className="diagram dots scroll" {...landmark('Entity diagram')}>
      <div style={{ position: 'relative', width: picture.width, height: picture.height, minWidth: '100%' }}>
        <svg className="lines" width={picture.width} height={picture.height} aria-hidden="true">
          {picture.lines.map((line) => (
            <path key={line.id} d={line.path} className={line.from === current || line.to === current ? 'is-current' : ''} />
          ))}
        </svg>
        {picture.cards.map((card) => {
          const entity = entities.find((candidate) => candidate.id === card.id);
          return entity === undefined ? null : (
            <button key={card.id} type="button" className={classNames('entity-card float', card.id === current && 'is-current')} aria-pressed={card.id === current} style={{ left: card.x, top: card.y, width: card.w, height: card.h }} onClick={() => onSelect(card.id)}>
              <span className="entity-head">
                <NamedIcon name={entity.icon} fallback="database" />
                <b className="ell grow">{entity.name}</b>
                <span className="num t3">{counts.get(entity.id)?.toLocaleString('en') ?? ''}</span>
              </span>
              <span className="entity-field">
                <KeyRound size={12} aria-hidden />
                <span>id</span>
                <span className="t3">id</span>
              </span>
              {entity.fields.map((field) => (
                <span key={field.id} className={classNames('entity-field', field.id === entity.displayField && 'm', field.type === 'computed' && 'datac')}>
                  {field.type === 'reference' && <Workflow size={12} aria-hidden />}
                  <span className="ell">{field.label}</span>
                  <span className="t3 ell">{fieldTypeText(field, entities)}</span>
                </span>
              ))}
            </button>
          );
        })}
      </div>
    </section>
  );
}
