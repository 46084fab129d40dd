import type { Entity, Field } from '../../../../shared/app/manifest/index.ts';
import type { ImportProgress } from '../../../../shared/contracts/imports.ts';
import { AppError } from '../../../../shared/kernel/errors.ts';
import { asAppError, Store, type Rpc } from '../../../platform/index.ts';
import { PART_BYTES, readPart } from './file-parts.ts';
import { carriedMapping, initialImport, planOf, suggestedMapping, withMapping, type ImportState } from './import-state.ts';

/** What an import needs of the host and of the open app. */
export type ImportPorts = {
  appId: string;
  imports: Pick<Rpc['imports'], 'begin' | 'append' | 'look' | 'check' | 'run' | 'problems' | 'discard' | 'undo'>;
  entity(id: string): Entity | undefined;
  /** @returns its id */
  addField(entityId: string, field: Field): string | undefined;
  /** @returns its id */
  addEntity(name: string, plural: string, fields: readonly Field[]): string | undefined;
  /** Resolves once the host has what was edited. */
  saved(): Promise<void>;
  /** Called when rows were written. */
  onDone(result: ImportProgress, entityId: string): void;
};

/** ms of quiet before a changed plan is checked */
const CHECK_AFTER = 250;

let serials = 0;

/** One file on its way into an entity. Nothing of the app's rows changes before `run`; `dispose` lets the host forget the file. */
export class ImportController {
  readonly state: Store<ImportState>;
  /** Tells imports apart. */
  readonly serial = ++serials;
  private readonly ports: ImportPorts;
  private readonly file: File;
  private importId: string | null = null;
  /** What the person said about how the file is written. */
  private how: { hasHeader?: boolean; delimiter?: string } = {};
  private abort = new AbortController();
  private checkAbort: AbortController | null = null;
  private checkTimer: ReturnType<typeof setTimeout> | undefined;
  private isDisposed = false;

  constructor(ports: ImportPorts, file: File, entityId: string | null) {
    this.ports = ports;
    this.file = file;
    this.state = new Store(initialImport(file, entityId));
  }

  /** Sends the file, looks at it and checks the suggested plan. Failures are in the state. */
  async start(): Promise<void> {
    this.abort = new AbortController();
    const { signal } = this.abort;
    this.patch({ stage: 'uploading', uploaded: 0, failure: null });
    try {
      await this.upload(signal);
    } catch (thrown) {
      return this.fail('upload', thrown, signal);
    }
    await this.look();
  }

  /** Reads the file again as the person says it is written. */
  async look(how: { hasHeader?: boolean; delimiter?: string } = this.how): Promise<void> {
    const { importId } = this;
    this.how = how;
    const { signal } = this.abort;
    if (importId === null) return;
    this.stopCheck();
    this.patch({ stage: 'looking', failure: null });
    try {
      const look = await this.ports.imports.look({ importId, ...how }, { signal });
      if (signal.aborted) return;
      const { entityId, look: before, mapping } = this.state.get();
      const entity = entityId === null ? undefined : this.ports.entity(entityId);
      const next =
        before === null
          ? suggestedMapping(look.columns, entity)
          : carriedMapping(mapping, look.columns, entity, new Set(before.columns.map((column) => column.name)));
      this.patch({ stage: 'mapping', look, mapping: next, check: null });
      this.checkSoon();
    } catch (thrown) {
      this.fail('look', thrown, signal);
    }
  }

  /** @param fieldId null leaves the column out */
  map(column: string, fieldId: string | null): void {
    this.patch({ mapping: withMapping(this.state.get().mapping, column, fieldId) });
    this.checkSoon();
  }

  /** Makes a field for the column, as the host suggests it, and fills it. */
  mapToNewField(column: string): void {
    const { look, entityId } = this.state.get();
    const suggested = look?.columns.find((candidate) => candidate.name === column)?.suggestedField;
    if (suggested === undefined || entityId === null) return;
    const id = this.ports.addField(entityId, suggested);
    if (id !== undefined) this.map(column, id);
  }

  /** Turns the file into an entity of its own: a field for each of its columns that `fields` keeps. */
  createEntity(name: string, plural: string, fields: ReadonlyMap<string, Field>): void {
    const entityId = this.ports.addEntity(name, plural, [...fields.values()]);
    const entity = entityId === undefined ? undefined : this.ports.entity(entityId);
    if (entity === undefined) return;
    const mapping: Record<string, string> = {};
    [...fields.keys()].forEach((column, i) => {
      const field = entity.fields[i];
      if (field !== undefined) mapping[column] = field.id;
    });
    this.patch({ entityId: entity.id, mapping });
    this.checkSoon();
  }

  setOptions(options: Partial<Pick<ImportState, 'matchOn' | 'onMatch' | 'onProblem'>>): void {
    this.patch(options);
    this.checkSoon();
  }

  setEntity(entityId: string): void {
    const { look } = this.state.get();
    this.patch({ entityId, matchOn: null, mapping: look === null ? {} : suggestedMapping(look.columns, this.ports.entity(entityId)) });
    this.checkSoon();
  }

  /** Writes the rows. One transaction: cancelled or failed, nothing is changed. */
  async run(): Promise<void> {
    const plan = planOf(this.state.get());
    if (plan === null || this.importId === null) return;
    this.stopCheck();
    this.abort = new AbortController();
    const { signal } = this.abort;
    this.patch({ stage: 'running', run: null, failure: null });
    try {
      await this.ports.saved();
      let last: ImportProgress | null = null;
      for await (const progress of await this.ports.imports.run({ importId: this.importId, plan }, { signal })) {
        if (signal.aborted) return;
        last = progress;
        this.patch({ run: progress });
      }
      if (signal.aborted) return;
      if (last?.phase !== 'done') throw new AppError('host.disconnected');
      this.patch({ stage: 'done' });
      this.ports.onDone(last, plan.entity);
    } catch (thrown) {
      if (!signal.aborted) this.patch({ stage: 'mapping' });
      this.fail('run', thrown, signal);
    }
  }

  /** Stops writing: the rows are as they were, the plan stays. */
  cancelRun(): void {
    if (this.state.get().stage !== 'running') return;
    this.abort.abort();
    this.abort = new AbortController();
    this.patch({ stage: 'mapping', run: null });
    this.checkSoon();
  }

  /** Does the failed step again; a file that the host no longer has is sent anew. */
  retry(): void {
    const { failure } = this.state.get();
    if (failure === null) return;
    if (failure.step === 'upload' || failure.error.kind === 'not-found') void this.start();
    else if (failure.step === 'look') void this.look();
    else if (failure.step === 'check') this.checkSoon();
    else void this.run();
  }

  /** The rows with problems, as the host writes them for a spreadsheet. */
  async problemsFile(): Promise<{ fileName: string; text: string }> {
    if (this.importId === null) throw new AppError('cancelled');
    return this.ports.imports.problems({ importId: this.importId });
  }

  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    this.stopCheck();
    this.abort.abort();
    this.forget();
  }

  private async upload(signal: AbortSignal): Promise<void> {
    this.forget();
    const { appId, imports } = this.ports;
    // The entity may have been made a moment ago.
    await this.ports.saved();
    const entity = this.state.get().entityId;
    const { importId } = await imports.begin({ appId, entity, fileName: this.file.name, bytes: this.file.size }, { signal });
    this.importId = importId;
    // Left while it began: the host must not keep what nobody will use.
    if (signal.aborted) return this.forget();
    for (let from = 0; from < this.file.size; from += PART_BYTES) {
      const to = Math.min(this.file.size, from + PART_BYTES);
      const data = await readPart(this.file, from, to);
      await imports.append({ importId, data }, { signal });
      if (signal.aborted) return;
      this.patch({ uploaded: to });
    }
  }

  private forget(): void {
    const { importId } = this;
    this.importId = null;
    // The host forgets files by itself too; that it is gone already is no news.
    if (importId !== null) this.ports.imports.discard({ importId }).catch(() => undefined);
  }

  private checkSoon(): void {
    this.stopCheck();
    if (planOf(this.state.get()) === null) return this.patch({ check: null });
    this.patch({ isChecking: true, failure: null });
    this.checkTimer = setTimeout(() => void this.check(), CHECK_AFTER);
  }

  private async check(): Promise<void> {
    const plan = planOf(this.state.get());
    const { importId } = this;
    if (plan === null || importId === null) return this.patch({ isChecking: false });
    const abort = new AbortController();
    this.checkAbort = abort;
    const { signal } = abort;
    try {
      await this.ports.saved();
      for await (const progress of await this.ports.imports.check({ importId, plan }, { signal })) {
        if (signal.aborted) return;
        this.patch({ check: progress });
      }
      if (!signal.aborted) this.patch({ isChecking: false });
    } catch (thrown) {
      if (signal.aborted) return;
      // The check before this one is still ending.
      if (asAppError(thrown).code === 'import.busy') {
        this.checkTimer = setTimeout(() => void this.check(), CHECK_AFTER);
        return;
      }
      this.patch({ isChecking: false });
      this.fail('check', thrown, signal);
    }
  }

  private stopCheck(): void {
    clearTimeout(this.checkTimer);
    this.checkAbort?.abort();
    this.checkAbort = null;
    this.patch({ isChecking: false });
  }

  private fail(step: 'upload' | 'look' | 'check' | 'run', thrown: unknown, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.patch({ failure: { step, error: asAppError(thrown) } });
  }

  private patch(change: Partial<ImportState>): void {
    if (!this.isDisposed) this.state.update((before) => ({ ...before, ...change }));
  }
}
