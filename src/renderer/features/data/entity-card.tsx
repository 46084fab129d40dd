import GitBranchPlus from 'lucide-react/icons/git-branch-plus';
import KeyRound from 'lucide-react/icons/key-round';
import Workflow from 'lucide-react/icons/workflow';
import type { KeyboardEvent, PointerEvent, ReactElement } from 'react';
import type { Entity } from '../../../shared/app/manifest/index.ts';
import { classNames, IconButton, Menu } from '../../ui/index.ts';
import { NamedIcon } from '../editor/index.ts';
import { fieldTypeText } from './cell-format.ts';
import type { EntityCard as Card } from './entity-layout.ts';

type Props = {
  card: Card;
  entity: Entity;
  entities: readonly Entity[];
  count: number | undefined;
  isCurrent: boolean;
  isTarget: boolean;
  canEdit: boolean;
  onSelect: (id: string) => void;
  onMoveStart: (event: PointerEvent, card: Card) => void;
  /** px of the diagram */
  onNudge: (card: Card, dx: number, dy: number) => void;
  /** `isKey`: from the id, so that the other one refers to this one. */
  onRelateStart: (event: PointerEvent, card: Card, isKey: boolean) => void;
  onRelate: (from: string, to: string) => void;
};

const NUDGE = 16;

/** One entity of the diagram. Its head selects and drags; a related field leads to its entity; the dots at the side are dragged to make a relation. */
export function EntityCardView({
  card,
  entity,
  entities,
  count,
  isCurrent,
  isTarget,
  canEdit,
  onSelect,
  onMoveStart,
  onNudge,
  onRelateStart,
  onRelate,
}: Props): ReactElement {
  const nudge = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: [-NUDGE, 0], ArrowRight: [NUDGE, 0], ArrowUp: [0, -NUDGE], ArrowDown: [0, NUDGE] }[event.key];
    if (step === undefined || !event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    onNudge(card, step[0] ?? 0, step[1] ?? 0);
  };
  const port = (isKey: boolean): ReactElement | false =>
    canEdit && <span className="entity-port" aria-hidden="true" onPointerDown={(event) => onRelateStart(event, card, isKey)} />;
  return (
    <div
      className={classNames('entity-card float', isCurrent && 'is-current', isTarget && 'is-target')}
      data-entity={entity.id}
      style={{ left: card.x, top: card.y, width: card.w, height: card.h }}
    >
      <div className="entity-head">
        <button
          type="button"
          className="entity-name"
          aria-pressed={isCurrent}
          title="Alt and arrows move it"
          onPointerDown={(event) => onMoveStart(event, card)}
          onClick={() => onSelect(entity.id)}
          onKeyDown={nudge}
        >
          <NamedIcon name={entity.icon} fallback="database" />
          <b className="ell grow">{entity.name}</b>
          <span className="num t3">{count?.toLocaleString('en') ?? ''}</span>
        </button>
        {canEdit && (
          <Menu
            align="end"
            trigger={<IconButton size="s" className="entity-relate" label={`Relate ${entity.name} to another entity`} icon={<GitBranchPlus size={13} />} />}
            items={[
              { kind: 'label', label: `Each ${entity.name.toLowerCase()} has one` },
              ...entities.map((other) => ({ id: other.id, label: other.name, onSelect: () => onRelate(entity.id, other.id) })),
            ]}
          />
        )}
      </div>
      <div className="entity-field">
        <KeyRound size={12} aria-hidden />
        <span>id</span>
        <span className="t3">id</span>
        {port(true)}
      </div>
      {entity.fields.map((field) => {
        const target = entities.find((other) => other.id === field.reference?.entity);
        const inside = (
          <>
            {field.type === 'reference' && <Workflow size={12} aria-hidden />}
            <span className="ell">{field.label}</span>
            <span className="t3 ell">{fieldTypeText(field, entities)}</span>
          </>
        );
        const className = classNames('entity-field', field.id === entity.displayField && 'm', field.type === 'computed' && 'datac');
        return target === undefined ? (
          <div key={field.id} className={className}>
            {inside}
            {port(false)}
          </div>
        ) : (
          <button
            key={field.id}
            type="button"
            className={classNames(className, 'entity-follow')}
            title={`Go to ${target.plural}`}
            onClick={() => onSelect(target.id)}
          >
            {inside}
          </button>
        );
      })}
    </div>
  );
}
