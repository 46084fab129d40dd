import Hand from 'lucide-react/icons/hand';
import LocateFixed from 'lucide-react/icons/locate-fixed';
import Minus from 'lucide-react/icons/minus';
import MousePointer2 from 'lucide-react/icons/mouse-pointer-2';
import Plus from 'lucide-react/icons/plus';
import Smartphone from 'lucide-react/icons/smartphone';
import SquareDashed from 'lucide-react/icons/square-dashed';
import Type from 'lucide-react/icons/type';
import type { ReactElement } from 'react';
import { keysOfShortcut, useStore } from '../../platform/index.ts';
import { Button, IconButton, Menu } from '../../ui/index.ts';
import { insertComponent, useEditor, useEditorState } from '../editor/index.ts';
import type { CanvasController } from './canvas-controller.ts';

export function CanvasToolbar(_props: { controller: CanvasController }): ReactElement {
  const editor = useEditor();
  const tool = useEditorState((state) => state.tool);
  const showPhone = useEditorState((state) => state.showPhone);
  return (
    <div className="cv-tools float" role="toolbar" aria-label="Tools" data-canvas-ui="">
      <IconButton label="Select" keys={['V']} icon={<MousePointer2 size={16} />} pressed={tool === 'select'} onClick={() => editor.store.set({ tool: 'select' })} />
      <IconButton label="Hand" keys={['H']} icon={<Hand size={16} />} pressed={tool === 'hand'} onClick={() => editor.store.set({ tool: 'hand' })} />
      {editor.canEdit && (
        <>
          <span className="vr" />
          <IconButton label="Add a container" keys={['B']} icon={<SquareDashed size={16} />} onClick={() => insertComponent(editor, 'Container')} />
          <IconButton label="Add text" keys={['T']} icon={<Type size={16} />} onClick={() => insertComponent(editor, 'Text')} />
          <IconButton label="Insert a component" keys={['/']} icon={<Plus size={16} />} onClick={() => editor.store.set({ isInsertOpen: true })} />
        </>
      )}
      <span className="vr" />
      <IconButton label={showPhone ? 'Hide the phone frame' : 'Show the phone frame'} icon={<Smartphone size={16} />} pressed={showPhone} onClick={() => editor.store.set({ showPhone: !showPhone })} />
    </div>
  );
}

export function ZoomControls({ controller }: { controller: CanvasController }): ReactElement {
  const { zoom } = useStore(controller.camera);
  return (
    <div className="cv-zoom float" role="toolbar" aria-label="Zoom" data-canvas-ui="">
      <IconButton size="s" label="Zoom out" keys={keysOfShortcut('$mod+Minus')} tooltipSide="top" icon={<Minus size={14} />} onClick={() => controller.zoomBy(-1)} />
      <Menu
        align="center"
        side="top"
        trigger={
          <Button variant="ghost" size="s" className="num" style={{ minWidth: 46 }} aria-label={`Zoom, ${Math.round(zoom * 100)} percent`}>
            {Math.round(zoom * 100)}%
          </Button>
        }
        items={[
          { id: '50', label: '50 %', onSelect: () => controller.zoomTo(0.5) },
          { id: '100', label: '100 %', keys: ['Shift', '0'], onSelect: () => controller.zoomTo(1) },
          { id: '200', label: '200 %', onSelect: () => controller.zoomTo(2) },
          { kind: 'separator' },
          { id: 'fit', label: 'Everything', keys: ['Shift', '1'], onSelect: () => controller.fit() },
          { id: 'selection', label: 'Selection', keys: ['Shift', '2'], onSelect: () => controller.zoomToSelection() },
        ]}
      />
      <IconButton size="s" label="Zoom in" keys={keysOfShortcut('$mod+Equal')} tooltipSide="top" icon={<Plus size={14} />} onClick={() => controller.zoomBy(1)} />
      <span className="vr" />
      <IconButton size="s" label="Show everything" keys={['Shift', '1']} tooltipSide="top" icon={<LocateFixed size={14} />} onClick={() => controller.fit()} />
    </div>
  );
}
