export { AppDocument, type DocumentSection, type NodeSnapshot } from './app-document.ts';
export type { ComponentInfo, PageInfo } from './collection-codec.ts';
export { fromManifest } from './from-manifest.ts';
export { manifestJsonSchema } from './json-schema.ts';
export { applyManifestDiff } from './manifest-diff.ts';
export { ManifestReader } from './manifest-reader.ts';
export type { NodeBody } from './node-codec.ts';
export { change, freshNodeId } from './operations/change.ts';
export type { Patch } from './operations/collection.ts';
export { addComponent, instanceNode, instancesOf, removeComponent, updateComponent, type NewComponent } from './operations/components.ts';
export { insertPackage, packageComponent, updateFromPackage } from './operations/component-package.ts';
export { detachInstance } from './operations/detach-component.ts';
export { makeComponent } from './operations/make-component.ts';
export { duplicateNodes, wrapNodes } from './operations/copy.ts';
export {
  addEntity,
  addField,
  moveField,
  removeEntity,
  removeField,
  setSeed,
  updateEntity,
  updateField,
  type NewEntity,
  type NewField,
} from './operations/entities.ts';
export {
  addQuery,
  addState,
  removeModule,
  removeQuery,
  removeState,
  setModule,
  updateQuery,
  updateState,
  type NewModule,
  type NewQuery,
  type NewState,
} from './operations/logic.ts';
export { renameNode, setBinding, setEvent, setFrame, setHidden, setLocked, setProperty, setStyle } from './operations/nodes.ts';
export { addPage, movePage, removePage, updatePage, type NewPage } from './operations/pages.ts';
export { setMeta, setPermissions, setRequirements, setShell, setTheme } from './operations/settings.ts';
export { addTrigger, removeTrigger, updateTrigger, type NewTrigger } from './operations/triggers.ts';
export { addNode, moveNodes, removeNodes, type NewNode } from './operations/tree.ts';
export { originOf, type Origin, type OriginKind } from './origin.ts';
export { createDocument, schemaVersionOf } from './roots.ts';
export { toManifest } from './to-manifest.ts';
export { UndoController } from './undo-controller.ts';
