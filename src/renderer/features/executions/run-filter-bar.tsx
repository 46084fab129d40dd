import Search from 'lucide-react/icons/search';
import type { ReactElement } from 'react';
import { executionSource, executionStatus, type ExecutionSource, type ExecutionStatus } from '../../../shared/contracts/executions.ts';
import { Select, TextField } from '../../ui/index.ts';
import { SOURCE_WORDS, STATUS_WORDS } from './run-words.ts';
import { useRuns } from './runs-context.tsx';
import { useFunctions } from './use-functions.ts';

/** Narrows the list of runs: by words, state, function and what started them. */
export function RunFilterBar(): ReactElement {
  const { store, state } = useRuns();
  const { filter } = state;
  const functions = useFunctions();
  const names = new Set([...functions.map((fn) => fn.name), ...(filter.function === '' ? [] : [filter.function])]);
  return (
    <div className="runs-filter">
      <TextField
        label="Search runs"
        hideLabel
        size="s"
        type="search"
        placeholder="Search runs"
        icon={<Search size={13} aria-hidden />}
        value={filter.text}
        onChange={(text) => store.setFilter({ text })}
      />
      <div className="runs-filter-row">
        <Select
          label="Status"
          hideLabel
          size="s"
          value={filter.status}
          options={[{ value: '' as ExecutionStatus | '', label: 'Status' }, ...executionStatus.options.map((value) => ({ value, label: STATUS_WORDS[value] }))]}
          onChange={(status) => store.setFilter({ status })}
        />
        <Select
          label="Started from"
          hideLabel
          size="s"
          value={filter.source}
          options={[{ value: '' as ExecutionSource | '', label: 'Source' }, ...executionSource.options.map((value) => ({ value, label: SOURCE_WORDS[value] }))]}
          onChange={(source) => store.setFilter({ source })}
        />
        <Select
          label="Function"
          hideLabel
          size="s"
          value={filter.function}
          options={[{ value: '', label: 'Function' }, ...[...names].map((value) => ({ value, label: value }))]}
          onChange={(name) => store.setFilter({ function: name })}
        />
      </div>
    </div>
  );
}
