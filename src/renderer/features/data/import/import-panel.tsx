import X from 'lucide-react/icons/x';
import { useMemo, useState, type ReactElement } from 'react';
import { useStore } from '../../../platform/index.ts';
import { IconButton, landmark, Notice, Button, Select } from '../../../ui/index.ts';
import { useEditor, useSection } from '../../editor/index.ts';
import { ColumnRows } from './column-rows.tsx';
import { FileSettings } from './file-settings.tsx';
import './import.css';
import type { ImportController } from './import-controller.ts';
import { ImportOutcome } from './import-outcome.tsx';
import { problemsByColumn, sizeWords, unfilledFields } from './import-state.ts';
import { ImportResult } from './import-result.tsx';
import { MatchOptions } from './match-options.tsx';
import { NewEntityForm } from './new-entity-form.tsx';
import { closeImport } from './open-import.ts';
import { ProblemRows } from './problem-rows.tsx';
import { ProgressLine } from './progress-line.tsx';

/** A file on its way into an entity: what it is, what its columns become, what will happen, and only then the import. */
export function ImportPanel({ controller }: { controller: ImportController }): ReactElement {
  const editor = useEditor();
  const entities = useSection('entities');
  const state = useStore(controller.state);
  const [shownProblems, setShownProblems] = useState<{ column: string | null } | null>(null);
  const entity = entities.find((candidate) => candidate.id === state.entityId);
  const { look, stage, failure } = state;
  const check = state.run ?? state.check;
  const problems = useMemo(() => problemsByColumn(check?.problems ?? []), [check]);
  const close = (): void => closeImport(editor);
  const isEmpty = look !== null && look.rows === 0;
  const isReady = look !== null && !isEmpty && (stage === 'mapping' || stage === 'looking');
  const unfilled = isReady ? unfilledFields(entity, state.mapping) : [];

  return (
    <section
      className="panel import line-l"
      {...landmark(`Import ${state.fileName}`)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !isReady && stage !== 'running') {
          event.stopPropagation();
          close();
        }
      }}
    >
      <header className="import-head">
        <h2 className="sb grow ell">Import {state.fileName}</h2>
        <IconButton size="s" label="Close the import" icon={<X size={14} />} disabled={stage === 'running'} onClick={close} />
      </header>
      <div className="import-body scroll">
        {stage === 'uploading' && failure === null && (
          <ProgressLine
            label="Reading the file"
            detail={`${sizeWords(state.uploaded)} of ${sizeWords(state.bytes)}`}
            value={state.bytes === 0 ? 0 : state.uploaded / state.bytes}
            onCancel={close}
          />
        )}
        {stage === 'looking' && look === null && failure === null && (
          <ProgressLine label="Looking at its rows" detail={sizeWords(state.bytes)} value={1} onCancel={close} />
        )}
        {failure !== null && (
          <Notice
            tone="danger"
            title={failure.step === 'run' ? 'Nothing was imported' : failure.step === 'check' ? 'The rows could not be checked' : 'The file could not be read'}
            actions={
              <>
                <Button size="s" onClick={() => controller.retry()}>
                  Try again
                </Button>
                <Button size="s" onClick={close}>
                  Close
                </Button>
              </>
            }
          >
            {failure.error.message}
          </Notice>
        )}
        {isEmpty && (
          <Notice
            tone="warn"
            title="There are no rows in this file"
            actions={
              <Button size="s" onClick={close}>
                Close
              </Button>
            }
          >
            {look.hasHeader ? 'It has a line of headings and nothing below. If that line is a row, say so under “Headings”.' : 'Choose another file.'}
          </Notice>
        )}
        {look !== null && stage !== 'running' && stage !== 'done' && (
          <FileSettings look={look} isBusy={stage === 'looking'} onChange={(how) => void controller.look(how)} />
        )}
        {isReady && state.entityId === null && (
          <NewEntityForm
            key={look.columns.map((column) => column.name).join()}
            fileName={state.fileName}
            columns={look.columns}
            onCreate={(...made) => controller.createEntity(...made)}
          />
        )}
        {isReady && entity !== undefined && (
          <>
            <div className="import-into">
              <Select
                label="Into"
                value={entity.id}
                options={entities.map((other) => ({ value: other.id, label: other.plural }))}
                onChange={(id) => controller.setEntity(id)}
              />
              <MatchOptions entity={entity} state={state} onChange={(options) => controller.setOptions(options)} />
            </div>
            <div className="import-columns-head" aria-hidden="true">
              <span>In the file</span>
              <span>Becomes</span>
            </div>
            <ColumnRows
              entity={entity}
              columns={look.columns}
              mapping={state.mapping}
              problems={problems}
              onMap={(column, fieldId) => controller.map(column, fieldId)}
              onNewField={(column) => controller.mapToNewField(column)}
              onShowProblems={(column) => setShownProblems({ column })}
            />
            {unfilled.length > 0 && (
              <Notice tone="warn" title={`${unfilled.map((field) => field.label).join(', ')} ${unfilled.length === 1 ? 'is' : 'are'} required`}>
                No column fills {unfilled.length === 1 ? 'it' : 'them'}, so no row can be added. Choose a column above, or make the field not required.
              </Notice>
            )}
          </>
        )}
        {stage === 'done' && state.run !== null && <ImportResult result={state.run} onProblems={() => setShownProblems({ column: null })} onClose={close} />}
      </div>
      {entity !== undefined && (isReady || stage === 'running') && (
        <ImportOutcome
          entity={entity}
          state={state}
          onProblems={() => setShownProblems({ column: null })}
          onOnProblem={(onProblem) => controller.setOptions({ onProblem })}
          onCancel={() => controller.cancelRun()}
        />
      )}
      {isReady && entity !== undefined && <ImportFoot controller={controller} onClose={close} />}
      {shownProblems !== null && check !== null && (
        <ProblemRows
          problems={check.problems}
          total={check.problemRows + check.clearedRows}
          column={shownProblems.column !== null && problems.has(shownProblems.column) ? shownProblems.column : null}
          onColumn={(column) => setShownProblems({ column })}
          onClose={() => setShownProblems(null)}
          file={() => controller.problemsFile()}
        />
      )}
    </section>
  );
}

function ImportFoot({ controller, onClose }: { controller: ImportController; onClose: () => void }): ReactElement {
  const { check, isChecking, onProblem, failure } = useStore(controller.state);
  const isChecked = check?.phase === 'done' && !isChecking && failure === null;
  const rows = check === null ? 0 : check.added + check.updated;
  const isStopped = isChecked && onProblem === 'stop' && check.problemRows > 0;
  return (
    <footer className="import-foot">
      <span className="t3 grow">Ctrl Z in the rows undoes the whole import</span>
      <Button onClick={onClose}>Cancel</Button>
      <Button variant="primary" disabled={!isChecked || rows === 0 || isStopped} onClick={() => void controller.run()}>
        {!isChecked ? 'Import' : `Import ${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`}
      </Button>
    </footer>
  );
}
