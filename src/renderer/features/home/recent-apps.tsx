import Search from 'lucide-react/icons/search';
import SearchX from 'lucide-react/icons/search-x';
import { useDeferredValue, useState, type ReactElement } from 'react';
import type { AppSummary } from '../../../shared/contracts/ide.ts';
import { rpc, useKeptView, useRpcQuery, type RpcQuery } from '../../platform/index.ts';
import { Button, EmptyState, Notice, Select, Skeleton, TextField } from '../../ui/index.ts';
import { AppCard } from './app-card.tsx';
import { SORTS, sortApps, type AppSort } from './sort-apps.ts';

/** Cards shown before "Show all". Two rows. */
const FIRST = 8;

export function RecentApps({ apps, now }: { apps: RpcQuery<AppSummary[]>; now: number }): ReactElement | null {
  const [search, setSearch] = useState('');
  const [isAll, setAll] = useState(false);
  const [kept, keep] = useKeptView('home.sort');
  const sort: AppSort = SORTS.find((known) => known.value === kept)?.value ?? 'edited';
  const query = useDeferredValue(search.trim());
  const found = useRpcQuery(`apps.list ${query}`, (signal) =>
    query === '' ? Promise.resolve(null) : rpc.apps.list({ search: query, limit: 100 }, { signal }),
  );
  const list = query === '' ? apps.data : (found.data ?? undefined);
  if (apps.data?.length === 0) return null;
  const sorted = list && sortApps(list, sort);
  const shown = sorted && (isAll || query !== '' ? sorted : sorted.slice(0, FIRST));
  return (
    <section aria-labelledby="recent-title">
      <div className="sh">
        <h2 id="recent-title">Recent</h2>
        {(apps.data?.length ?? 0) > 1 && (
          <>
            <TextField
              label="Search your apps"
              hideLabel
              placeholder="Search your apps"
              size="s"
              type="search"
              icon={<Search size={12} aria-hidden />}
              value={search}
              onChange={setSearch}
            />
            <Select label="Sort" hideLabel size="s" options={SORTS} value={sort} onChange={keep} />
          </>
        )}
      </div>
      {apps.error && !apps.data && (
        <Notice tone="danger" title="Your apps could not be listed" actions={<Button onClick={apps.reload}>Try again</Button>}>
          {apps.error.message}
        </Notice>
      )}
      {!list && apps.isLoading && <Skeleton lines={4} />}
      {shown && shown.length > 0 && (
        <ul className="apps">
          {shown.map((app) => (
            <AppCard key={app.id} app={app} now={now} />
          ))}
        </ul>
      )}
      {query !== '' && list?.length === 0 && (
        <EmptyState icon={<SearchX size={20} />} title={`No app matches “${query}”`} actions={<Button onClick={() => setSearch('')}>Show all apps</Button>}>
          Try fewer words, or look in the trash.
        </EmptyState>
      )}
      {sorted && shown && sorted.length > shown.length && (
        <Button variant="ghost" onClick={() => setAll(true)}>
          Show all {sorted.length}
        </Button>
      )}
    </section>
  );
}
