import { createMemoryData, type DataSnapshot } from '../shared/app/data/index.ts';
import { manifest, type Manifest } from '../shared/app/manifest/index.ts';
import type { AppDataPort, Row } from '../shared/contracts/appdata.ts';
import type { Clock, Random } from '../shared/kernel/ports.ts';
import { AppSession } from '../sandbox/host/app-session.ts';
import type { AppCapabilities } from '../sandbox/host/capabilities/ports.ts';
import { Supervisor } from '../sandbox/host/supervisor.ts';
import { Bound } from './bind.ts';
import type { AppDefinition } from './define.ts';
import { createPageWorker } from './page-guest.ts';
import { planOf } from './plan.ts';

export type StartOptions = {
  /** Rows and variables that were kept; without them the seed. */
  kept?: DataSnapshot | null;
  persist?: (snapshot: () => DataSnapshot) => void;
  capabilities?: AppCapabilities;
  /** Answers to questions where nobody can be asked. */
  answerConfirm?: boolean;
};

/** The app’s own code may take as long as it likes, ms. */
const NO_HURRY = 600_000;

/** Runs the app, without a screen. */
export function startSession(app: AppDefinition, { kept = null, persist, ...options }: StartOptions = {}): { session: AppSession; data: AppDataPort } {
  const planned = planOf(app);
  const shape = shapeOf(app);
  const clock: Clock = { now: () => Date.now() };
  const random: Random = { next: () => Math.random() };
  const data = createMemoryData(shape.entities, {
    clock,
    random,
    rows: kept?.rows ?? (structuredClone(app.seed) as Record<string, Row[]>),
    ...(kept === null ? {} : { saved: kept.saved }),
    ...(persist === undefined ? {} : { persist }),
  });
  const session = new AppSession({
    manifest: shape,
    data,
    mode: 'run',
    clock,
    random,
    takeWorker: (memoryMb) => Promise.resolve(new Supervisor(createPageWorker(planned), '', memoryMb)),
    ...options,
  });
  void session.start();
  return { session, data };
}

/** What the session has to know of the app: its data, its pages and what it may ask for. */
function shapeOf(app: AppDefinition): Manifest {
  return manifest.parse({
    schemaVersion: 1,
    meta: { name: app.name, description: app.description, icon: app.icon },
    theme: app.theme,
    entities: app.entities.map((entity) => ({
      ...entity,
      fields: entity.fields.map(({ formula: _formula, default: value, ...field }) =>
        value === undefined || value instanceof Bound ? field : { ...field, default: value },
      ),
    })),
    pages: app.pages.map(({ id, name, path }) => ({ id, name, path, root: { id: `page_${id}`.slice(0, 64), type: 'Container', name } })),
    permissions: app.permissions,
    requirements: { executionMs: NO_HURRY, memoryMb: 128 },
  });
}
