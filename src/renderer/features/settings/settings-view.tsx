import { useEffect, useState, type ReactElement } from 'react';
import { commands, host, keysOf, rpc, updateSettings, useRpcQuery, useSettings } from '../../platform/index.ts';
import { Button, Kbd, Segmented, Switch, TextField } from '../../ui/index.ts';
import { Doctor } from './doctor.tsx';
import { ModelSettings } from './model-settings.tsx';
import { NumberSetting, SettingGroup, SettingRow } from './setting-row.tsx';
import './settings.css';
import { shortcutGroups, ShortcutList } from './shortcut-list.tsx';

const THEMES = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'auto', label: 'As the system' },
] as const;

export function SettingsView(): ReactElement {
  const settings = useSettings();
  return (
    <div className="page scroll">
      <div className="set-inner">
        <h1>Settings</h1>
        <SettingGroup title="Look">
          <SettingRow id="set-theme" title="Theme">
            <Segmented label="Theme" options={THEMES} value={settings.theme} onChange={(theme) => void updateSettings({ theme })} />
          </SettingRow>
          <SettingRow id="set-motion" title="Reduce motion" hint="Everything appears at once. On already when your system asks for it.">
            <Switch labelledBy="set-motion" checked={settings.reduceMotion} onChange={(reduceMotion) => void updateSettings({ reduceMotion })} />
          </SettingRow>
        </SettingGroup>
        <SettingGroup title="You">
          <SettingRow id="set-name" title="Display name">
            <DisplayName value={settings.displayName} />
          </SettingRow>
        </SettingGroup>
        <SettingGroup title="Canvas">
          <SettingRow id="set-grid" title="Show the grid">
            <Switch labelledBy="set-grid" checked={settings.showGrid} onChange={(showGrid) => void updateSettings({ showGrid })} />
          </SettingRow>
          <SettingRow id="set-grid-size" title="Grid size" hint="What you move and resize snaps to it.">
            <NumberSetting label="Grid size" unit="px" value={settings.gridSize} min={1} max={64} onCommit={(gridSize) => void updateSettings({ gridSize })} />
          </SettingRow>
        </SettingGroup>
        <ModelSettings />
        <SettingGroup title="Data">
          <SettingRow id="set-trash" title="Keep deleted apps" hint="0 keeps them until you delete them for good.">
            <NumberSetting
              label="Keep deleted apps"
              unit="days"
              value={settings.trashDays}
              min={0}
              max={3650}
              onCommit={(trashDays) => void updateSettings({ trashDays })}
            />
          </SettingRow>
          <SettingRow id="set-runs" title="Keep runs" hint="What functions were given and answered. 0 keeps none.">
            <NumberSetting
              label="Keep runs"
              unit="days"
              value={settings.executionDays}
              min={0}
              max={3650}
              onCommit={(executionDays) => void updateSettings({ executionDays })}
            />
          </SettingRow>
          <SettingRow id="set-runs-most" title="Runs of each app" hint="Past this the oldest go first.">
            <NumberSetting
              label="Runs of each app"
              unit="runs"
              value={settings.executionsPerApp}
              min={0}
              max={100_000}
              onCommit={(executionsPerApp) => void updateSettings({ executionsPerApp })}
            />
          </SettingRow>
          <DataFolder />
        </SettingGroup>
        <Doctor />
        <SettingGroup title="Keyboard shortcuts">
          <SettingRow id="set-keys" title="All shortcuts, wherever you are">
            <Button onClick={() => commands.run('shell.shortcuts')}>
              Show <Kbd keys={keysOf('shell.shortcuts') ?? []} />
            </Button>
          </SettingRow>
          <div className="set-keys">
            <ShortcutList groups={shortcutGroups()} />
          </div>
        </SettingGroup>
        <About />
      </div>
    </div>
  );
}

function DisplayName({ value }: { value: string }): ReactElement {
  const [name, setName] = useState(value);
  useEffect(() => setName(value), [value]);
  const commit = (): void => {
    const next = name.trim();
    if (next === '') setName(value);
    else if (next !== value) void updateSettings({ displayName: next });
  };
  return (
    <TextField
      label="Display name"
      hideLabel
      value={name}
      maxLength={80}
      onChange={setName}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
    />
  );
}

function DataFolder(): ReactElement {
  const info = useRpcQuery('system.info', (signal) => rpc.system.info(undefined, { signal }));
  return (
    <SettingRow id="set-folder" title="Data folder" hint="Apps, their data and these settings. Copy it to move everything to another computer.">
      <code className="mono set-path">{info.data?.home ?? ''}</code>
    </SettingRow>
  );
}

function About(): ReactElement {
  const info = useRpcQuery('system.info', (signal) => rpc.system.info(undefined, { signal }));
  if (!info.data) return <></>;
  const facts: readonly [string, string][] = [
    ['Version', info.data.version],
    ['Engine', info.data.engine],
    ['Running in', host === 'electron' ? 'its own window' : 'a browser window'],
    ['System', info.data.platform],
  ];
  return (
    <SettingGroup title="About">
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name} className="set-row">
            <dt className="grow m">{name}</dt>
            <dd className="t2">{value}</dd>
          </div>
        ))}
      </dl>
    </SettingGroup>
  );
}
