import { useEffect, useRef } from 'react';
import { componentSpec } from '../../../shared/app/catalogue/index.ts';
import { DisposableStore } from '../../../shared/kernel/disposable.ts';
import { openAppWindow, openWithoutRunning, registerCommand, registerPaletteSource, setWithoutRunning, toastError, type PaletteItem } from '../../platform/index.ts';
import { useDebug } from '../debug/index.ts';
import { goToPlace, useEditor, useRun, type DockTab, type Editor } from '../editor/index.ts';

type Options = { toggle: (panel: 'left' | 'right' | 'dock') => void };

/** Commands of an open app: undo, run, surfaces, panels; and its layers and data in the palette. */
export function useWorkspaceCommands(options: Options): void {
  const editor = useEditor();
  const run = useRun();
  const debug = useDebug();
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    const all = new DisposableStore();
    const isDesign = (): boolean => editor.state.surface === 'design' && !editor.state.isPreviewOpen;
    const everywhere = 'Everywhere';
    const surfaces = 'Switch surface';
    const debugging = 'Debugging';
    all.add(registerCommand({ id: 'edit.undo', title: 'Undo', group: everywhere, shortcut: '$mod+z', when: () => editor.undo.canUndo, run: () => editor.undo.undo() }));
    all.add(registerCommand({ id: 'edit.redo', title: 'Redo', group: everywhere, shortcut: ['$mod+Shift+z', '$mod+y'], when: () => editor.undo.canRedo, run: () => editor.undo.redo() }));
    all.add(
      registerCommand({
        id: 'app.run',
        title: 'Run app',
        group: everywhere,
        shortcut: 'F5',
        keywords: ['start', 'play', 'window'],
        run: () => {
          run.start();
          openAppWindow(editor.appId);
        },
      }),
    );
    all.add(registerCommand({ id: 'app.stop', title: 'Stop app', group: everywhere, shortcut: 'Shift+F5', when: () => ['starting', 'running', 'paused'].includes(run.state.get().status), run: () => run.stop().catch(toastError) }));
    all.add(registerCommand({ id: 'app.restart', title: 'Restart app', group: everywhere, when: () => run.state.get().status !== 'idle', run: () => run.restart().catch(toastError) }));
    const isLive = (): boolean => ['running', 'paused'].includes(run.state.get().status);
    const control = (action: 'pause' | 'resume' | 'turn') => (): Promise<void> => debug.control(action).catch(toastError);
    const look = (tab: DockTab, title: string, keywords: string[]): void => void all.add(registerCommand({ id: `debug.${tab}`, title, group: debugging, keywords, run: () => editor.showDock(tab) }));
    all.add(registerCommand({ id: 'app.without', title: 'Open without running', group: debugging, keywords: ['safe mode', 'stop evaluating'], when: () => !openWithoutRunning.get().has(editor.appId), run: () => { setWithoutRunning(editor.appId, true); return run.stop().catch(toastError); } }));
    all.add(registerCommand({ id: 'app.with', title: 'Run the canvas again', group: debugging, when: () => openWithoutRunning.get().has(editor.appId), run: () => setWithoutRunning(editor.appId, false) }));
    all.add(registerCommand({ id: 'debug.pause', title: 'Pause app', group: debugging, when: () => run.state.get().status === 'running', run: control('pause') }));
    all.add(registerCommand({ id: 'debug.resume', title: 'Resume app', group: debugging, when: () => run.state.get().status === 'paused', run: control('resume') }));
    all.add(registerCommand({ id: 'debug.turn', title: 'Let one of those that wait through', group: debugging, when: () => run.state.get().status === 'paused', run: control('turn') }));
    all.add(registerCommand({ id: 'debug.events', title: 'Pause on events, or stop doing so', group: debugging, keywords: ['step through', 'breakpoint', 'debugger'], run: () => { debug.setSteps({ isOn: !debug.steps.get().isOn }); editor.showDock('steps'); } }));
    all.add(registerCommand({ id: 'debug.step', title: 'Step', group: debugging, shortcut: 'F10', when: () => isLive() && debug.pauses.get().length > 0, run: () => go('step') }));
    all.add(registerCommand({ id: 'debug.continue', title: 'Continue', group: debugging, shortcut: 'F8', when: () => isLive() && debug.pauses.get().length > 0, run: () => go('continue') }));
    look('inspect', 'Inspect the running app', ['state', 'variables']);
    look('changes', 'Show what changed', ['why', 'history']);
    look('calls', 'Show calls of the host', ['network', 'requests', 'queries']);
    look('steps', 'Show steps', ['breakpoints', 'handlers']);
    all.add(registerCommand({ id: 'surface.design', title: 'Design', group: surfaces, shortcut: '$mod+1', run: () => editor.store.set({ surface: 'design', isPreviewOpen: false }) }));
    all.add(registerCommand({ id: 'surface.data', title: 'Data', group: surfaces, shortcut: '$mod+2', run: () => editor.store.set({ surface: 'data', isPreviewOpen: false }) }));
    all.add(registerCommand({ id: 'surface.runs', title: 'Runs', group: surfaces, shortcut: '$mod+5', keywords: ['show runs', 'history', 'executions', 'functions', 'jobs'], run: () => editor.showRuns() }));
    all.add(registerCommand({ id: 'surface.permissions', title: 'Permissions', group: surfaces, keywords: ['allow', 'deny', 'revoke', 'network', 'hosts', 'audit', 'calls', 'privacy'], run: () => editor.store.set({ surface: 'permissions', isPreviewOpen: false }) }));
    all.add(registerCommand({ id: 'app.preview', title: 'Preview', group: surfaces, shortcut: '$mod+p', run: () => editor.store.set({ isPreviewOpen: !editor.state.isPreviewOpen }) }));
    all.add(registerCommand({ id: 'workspace.left', title: 'Show or hide layers', group: 'Panels', shortcut: '$mod+b', when: isDesign, run: () => latest.current.toggle('left') }));
    all.add(registerCommand({ id: 'workspace.right', title: 'Show or hide properties', group: 'Panels', shortcut: '$mod+Alt+KeyB', when: isDesign, run: () => latest.current.toggle('right') }));
    all.add(registerCommand({ id: 'workspace.dock', title: 'Show or hide the console', group: 'Panels', shortcut: '$mod+Backquote', when: isDesign, run: () => latest.current.toggle('dock') }));
    all.add(registerPaletteSource({ id: 'pages', title: 'Pages', find: () => pageItems(editor) }));
    all.add(
      registerPaletteSource({
        id: 'layers',
        title: 'Layers',
        prefix: '#',
        find: (query) => layers().filter((item) => item.title.toLowerCase().includes(query.toLowerCase())).slice(0, 50),
      }),
    );
    all.add(
      registerPaletteSource({
        id: 'data',
        title: 'Data',
        prefix: ':',
        find: () => dataItems(editor),
      }),
    );
    return () => all.dispose();

    async function go(how: 'step' | 'continue'): Promise<void> {
      const [pause] = debug.pauses.get();
      if (pause !== undefined) await debug.go(pause.id, how).catch(toastError);
    }

    function layers(): { id: string; title: string; detail: string; run: () => void }[] {
      const found: { id: string; title: string; detail: string; run: () => void }[] = [];
      for (const page of editor.app.pages()) {
        const stack = [...editor.app.children(page.rootId)].reverse();
        while (stack.length > 0) {
          const id = stack.pop()!;
          const node = editor.app.node(id);
          if (node !== undefined) found.push({ id, title: node.name, detail: `${componentSpec(node.type)?.label ?? node.type} on ${page.name}`, run: () => void goToPlace(editor, { kind: 'node', id }) });
          stack.push(...[...editor.app.children(id)].reverse());
        }
      }
      return found;
    }
  }, [editor, run, debug]);
}

/** The pages of the app and the components of its own, as the palette lists them. */
function pageItems(editor: Editor): PaletteItem[] {
  const { app } = editor;
  const show = (run: () => void) => (): void => {
    editor.store.set({ surface: 'design', isPreviewOpen: false, selection: [], textEditId: null });
    run();
  };
  return [
    ...app.pages().map((page) => ({ id: `page:${page.id}`, title: page.name, detail: page.path, keywords: ['page'], run: show(() => editor.showPage(page.id)) })),
    ...app.components().map(({ id, name }) => ({ id: `component:${id}`, title: name, detail: 'own component', keywords: ['component'], run: show(() => editor.showComponent(id)) })),
  ];
}

/** Entities, queries, variables and modules, as the palette lists them. */
function dataItems(editor: Editor): PaletteItem[] {
  const { app } = editor;
  const item = (kind: 'entity' | 'query' | 'state' | 'module', id: string, title: string, detail: string): PaletteItem => ({ id: `${kind}:${id}`, title, detail, keywords: [id], run: () => void goToPlace(editor, { kind, id }) });
  return [
    ...app.entities().map((entity) => item('entity', entity.id, entity.plural, `${entity.fields.length} fields`)),
    ...app.queries().map((query) => item('query', query.id, query.name, 'query')),
    ...app.state().map((variable) => item('state', variable.id, variable.name, 'variable')),
    ...app.modules().map((module) => item('module', module.id, module.name, 'module')),
  ];
}
