import Check from 'lucide-react/icons/check';
import PencilLine from 'lucide-react/icons/pencil-line';
import Table2 from 'lucide-react/icons/table-2';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactElement, ReactNode } from 'react';
import type { GenerationStage } from '../../../shared/contracts/generation.ts';
import { Tag } from '../../ui/index.ts';
import { stageTitle } from './build-run.ts';
import { STAGES, type Build } from './build-state.ts';

const ICONS = { todo: null, running: <PencilLine size={11} />, done: <Check size={12} />, partial: <TriangleAlert size={11} /> };
const WORDS = { todo: 'waiting', running: 'under way', done: 'done', partial: 'partly done' };

export function StageList({ build }: { build: Build }): ReactElement {
  return (
    <ol>
      {STAGES.map((stage) => {
        const { state, ms, text } = build.stages[stage];
        return (
          <li key={stage} className={`st1 ${state}`}>
            <span className="d" aria-hidden="true">
              {ICONS[state]}
            </span>
            <div className="b">
              <h3>
                {stageTitle(stage)}
                <span className="sr-only">, {WORDS[state]}</span>
              </h3>
              {text && <p className={state === 'todo' ? undefined : 't2'}>{text}</p>}
              {details(stage, build)}
            </div>
            <span className="tm num">{ms === null ? '' : `${(ms / 1000).toFixed(ms < 95 ? 2 : 1)} s`}</span>
          </li>
        );
      })}
    </ol>
  );
}

function details(stage: GenerationStage, build: Build): ReactNode {
  if (stage === 'understand') return <Guesses build={build} />;
  if (stage === 'data') return <Entities build={build} />;
  if (stage === 'pages') return <Pages build={build} />;
  if (stage === 'actions' && build.stages.actions.text === '' && build.actions.length > 0) return <p className="t2">{build.actions.join(', ')}</p>;
  return null;
}

function Guesses({ build }: { build: Build }): ReactNode {
  if (!build.intent || build.intent.guesses.length === 0) return null;
  return (
    <div className="row" style={{ marginTop: 6, gap: 6, flexWrap: 'wrap' }}>
      {build.intent.guesses.map((guess) => (
        <Tag key={guess} tone="warn">
          Guessed: {guess}
        </Tag>
      ))}
    </div>
  );
}

function Entities({ build }: { build: Build }): ReactNode {
  if (build.entities.length === 0) return null;
  return (
    <div className="col" style={{ gap: 6, marginTop: 6 }}>
      {build.entities.map((entity) => (
        <div key={entity.id} className="ent">
          <div className="row" style={{ gap: 6 }}>
            <Table2 size={13} aria-hidden />
            <b className="grow">{entity.name}</b>
            {entity.rows > 0 && <Tag tone="data">{entity.rows} sample rows</Tag>}
          </div>
          <p>{entity.fields.join(', ')}</p>
        </div>
      ))}
    </div>
  );
}

function Pages({ build }: { build: Build }): ReactNode {
  return build.pages.map((page) => (
    <div key={page.id} className="pgl">
      <span className={page.done >= page.of ? 'okc' : 't3'} aria-hidden="true">
        {page.done >= page.of ? <Check size={13} /> : <PencilLine size={13} />}
      </span>
      <span className="m">{page.name}</span>
      <span className="t3 ell grow">{page.text}</span>
      <span className="t3 num">
        {page.done} of {page.of}
      </span>
    </div>
  ));
}
