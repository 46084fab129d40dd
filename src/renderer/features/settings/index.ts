export { SettingsView } from './settings-view.tsx';
export { shortcutGroups, ShortcutList } from './shortcut-list.tsx';
