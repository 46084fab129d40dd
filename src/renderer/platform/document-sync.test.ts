import fc from '../../testing/property.ts';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { AppError, type ErrorCode } from '../../shared/kernel/errors.ts';
import { seededRandom, type Random } from '../../shared/kernel/ports.ts';
import { DocumentSync, type Author, type DocumentApi, type SaveState } from './document-sync.ts';

/** A host with a document and a log, whose network and disk fail as told. */
class FakeHost {
  readonly doc = new Y.Doc();
  readonly log: { update: Uint8Array; from: string }[] = [];
  readonly authors: Author[] = [];
  pushesAtOnce = 0;
  mostPushesAtOnce = 0;
  /** Called before each push; returns what goes wrong with it. */
  trouble: () => 'none' | 'before' | 'after' | ErrorCode = () => 'none';
  breakStream: () => boolean = () => false;
  private wake: (() => void)[] = [];

  store(update: Uint8Array, from: string): void {
    Y.applyUpdate(this.doc, update);
    this.log.push({ update, from });
    for (const wake of this.wake.splice(0)) wake();
  }

  api(client: string): DocumentApi {
    return {
      push: async (update, by) => {
        this.pushesAtOnce++;
        this.mostPushesAtOnce = Math.max(this.mostPushesAtOnce, this.pushesAtOnce);
        try {
          await turn();
          const trouble = this.trouble();
          if (trouble !== 'none' && trouble !== 'before' && trouble !== 'after') throw new AppError(trouble);
          if (trouble === 'before') throw new AppError('host.disconnected');
          this.store(update, client);
          this.authors.push(by);
          // Stored, but the answer is lost on the way.
          if (trouble === 'after') throw new AppError('host.disconnected');
          return { savedAt: this.log.length };
        } finally {
          this.pushesAtOnce--;
        }
      },
      watch: async (sinceSeq, signal) => this.stream(client, sinceSeq, signal),
    };
  }

  private async *stream(client: string, sinceSeq: number, signal: AbortSignal): AsyncGenerator<{ update: Uint8Array; seq: number }> {
    signal.addEventListener('abort', () => {
      for (const wake of this.wake.splice(0)) wake();
    });
    for (let at = sinceSeq; !signal.aborted;) {
      const entry = this.log[at];
      if (!entry) {
        await new Promise<void>((resolve) => this.wake.push(resolve));
        continue;
      }
      if (this.breakStream()) throw new AppError('host.disconnected');
      at++;
      if (entry.from !== client) yield { update: entry.update, seq: at };
    }
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const sleep = (): Promise<void> => turn();

function open(host: FakeHost, client: string, readOnly = false): { doc: Y.Doc; sync: DocumentSync; states: SaveState[] } {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(host.doc));
  const sync = new DocumentSync(doc, host.api(client), { seq: host.log.length, readOnly, sleep });
  const states: SaveState[] = [];
  sync.onDidChangeSaveState((state) => states.push(state));
  return { doc, sync, states };
}

const write = (doc: Y.Doc, key: string, value: number): void => void doc.getMap('m').set(key, value);

describe('DocumentSync', () => {
  it('saves an edit and says so', async () => {
    const host = new FakeHost();
    const { doc, sync, states } = open(host, 'a');
    write(doc, 'x', 1);
    expect(sync.saveState).toMatchObject({ status: 'saving', pending: 1 });
    await sync.flush();
    expect(host.doc.getMap('m').get('x')).toBe(1);
    expect(sync.saveState).toEqual({ status: 'saved', savedAt: 1, pending: 0, message: null });
    expect(states.at(-1)?.status).toBe('saved');
    await sync.close();
  });

  it('merges what is edited during a push into one next push, never two at once', async () => {
    const host = new FakeHost();
    const { doc, sync } = open(host, 'a');
    for (let i = 0; i < 50; i++) write(doc, `k${i}`, i);
    await turn();
    for (let i = 50; i < 100; i++) write(doc, `k${i}`, i);
    await sync.flush();
    expect(host.doc.getMap('m').size).toBe(100);
    expect(host.log.length).toBeLessThanOrEqual(2);
    expect(host.mostPushesAtOnce).toBe(1);
    await sync.close();
  });

  it('says who made the edits of each push, and never mixes turns', async () => {
    const host = new FakeHost();
    const { doc, sync } = open(host, 'a');
    const edit = (key: string, origin: object): void => doc.transact(() => write(doc, key, 1), origin);
    edit('a', { actor: 'Ana', kind: 'hand' });
    edit('b', { actor: 'Ana', kind: 'hand' });
    edit('c', { actor: 'Ana', kind: 'ai', turnId: 'turn_1' });
    edit('d', { actor: 'Ana', kind: 'ai', turnId: 'turn_2' });
    edit('e', { actor: 'Ana', kind: 'hand' });
    write(doc, 'f', 1);
    await sync.flush();
    expect(host.authors).toEqual([{ actor: 'Ana' }, { actor: 'Ana', turnId: 'turn_1' }, { actor: 'Ana', turnId: 'turn_2' }, { actor: 'Ana' }, {}]);
    expect(host.doc.getMap('m').size).toBe(6);
    expect(sync.saveState).toMatchObject({ status: 'saved', pending: 0 });
    await sync.close();
  });

  it('keeps edits and says why while the disk is full, and saves them when there is room', async () => {
    const host = new FakeHost();
    let failures = 3;
    host.trouble = () => (failures-- > 0 ? 'storage.disk-full' : 'none');
    const { doc, sync, states } = open(host, 'a');
    write(doc, 'x', 1);
    write(doc, 'y', 2);
    await sync.flush();
    const unsaved = states.find((state) => state.status === 'unsaved');
    expect(unsaved).toMatchObject({ pending: 2, message: expect.stringMatching(/^Not saved: this disk is full/) });
    expect(sync.saveState.status).toBe('saved');
    expect(host.doc.getMap('m').toJSON()).toEqual({ x: 1, y: 2 });
    await sync.close();
  });

  it('sends the whole state when the host cannot read a change', async () => {
    const host = new FakeHost();
    const { doc, sync } = open(host, 'a');
    let refusals = 1;
    host.trouble = () => (refusals-- > 0 ? 'document.bad-update' : 'none');
    write(doc, 'x', 1);
    await sync.flush();
    expect(host.log).toHaveLength(1);
    expect(host.log[0]?.update).toEqual(Y.encodeStateAsUpdate(doc));
    await sync.close();
  });

  it('stops saving when the document turns out to be read-only, and says so', async () => {
    const host = new FakeHost();
    host.trouble = () => 'document.read-only';
    const { doc, sync } = open(host, 'a');
    write(doc, 'x', 1);
    await sync.flush();
    expect(sync.saveState).toMatchObject({ status: 'readonly', message: expect.stringContaining('Not saved') });
    expect(host.log).toHaveLength(0);
    await sync.close();
  });

  it('sends nothing from a read-only document but follows it', async () => {
    const host = new FakeHost();
    const { doc, sync } = open(host, 'a', true);
    write(doc, 'x', 1);
    await sync.flush();
    const other = new Y.Doc();
    write(other, 'y', 2);
    host.store(Y.encodeStateAsUpdate(other), 'b');
    await turn();
    await turn();
    expect(doc.getMap('m').get('y')).toBe(2);
    expect(host.log).toHaveLength(1);
    await sync.close();
  });

  it('does not send back what came from the host', async () => {
    const host = new FakeHost();
    const { doc, sync } = open(host, 'a');
    const other = new Y.Doc();
    write(other, 'y', 2);
    host.store(Y.encodeStateAsUpdate(other), 'b');
    await turn();
    await turn();
    expect(doc.getMap('m').get('y')).toBe(2);
    expect(sync.saveState.status).toBe('saved');
    expect(host.log).toHaveLength(1);
    await sync.close();
  });

  it('close waits for the last edit', async () => {
    const host = new FakeHost();
    let failures = 4;
    host.trouble = () => (failures-- > 0 ? 'before' : 'none');
    const { doc, sync } = open(host, 'a');
    write(doc, 'x', 1);
    await sync.close();
    expect(host.doc.getMap('m').get('x')).toBe(1);
  });

  it('loses no edit and makes every window equal, however network and disk fail', async () => {
    const TROUBLES = ['none', 'none', 'none', 'before', 'after', 'storage.disk-full', 'document.bad-update', 'internal'] as const;
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 60 }), async (seed, edits) => {
        const random: Random = seededRandom(seed);
        const pick = <T>(items: readonly T[]): T => items[Math.floor(random.next() * items.length)]!;
        const host = new FakeHost();
        host.trouble = () => pick(TROUBLES);
        host.breakStream = () => random.next() < 0.2;
        const windows = [open(host, 'a'), open(host, 'b')];
        const expected = new Set<string>();
        for (let i = 0; i < edits; i++) {
          write(pick(windows).doc, `edit${i}`, i);
          expected.add(`edit${i}`);
          if (random.next() < 0.4) await turn();
        }
        await Promise.all(windows.map(({ sync }) => sync.flush()));
        host.breakStream = () => false;
        for (let i = 0; i < 60 && windows.some(({ doc }) => doc.getMap('m').size < expected.size); i++) await turn();
        expect(new Set(host.doc.getMap('m').keys())).toEqual(expected);
        for (const { doc, sync } of windows) {
          expect(doc.getMap('m').toJSON()).toEqual(host.doc.getMap('m').toJSON());
          expect(sync.saveState).toMatchObject({ status: 'saved', pending: 0 });
        }
        expect(host.mostPushesAtOnce).toBeLessThanOrEqual(2);
        await Promise.all(windows.map(({ sync }) => sync.close()));
      }),
      { numRuns: 60 },
    );
  });
});
