export { CallsPanel } from './calls-panel.tsx';
export { ChangesPanel } from './changes-panel.tsx';
export { DebugBar } from './debug-bar.tsx';
export { InspectPanel } from './inspect-panel.tsx';
export { RunNotices } from './run-notices.tsx';
export { StepsPanel } from './steps-panel.tsx';
export { useDebug } from './use-debug.ts';
export { useStepAlerts } from './use-step-alerts.ts';
