export { WorkspaceView } from './workspace-view.tsx';
