import { Badge, Button, Card, Checkbox, MantineProvider, NumberInput, Progress, Select, Stack, Switch, Table, Text, TextInput, Title } from '@mantine/core';
import '@mantine/core/styles.css';
import { type ColumnDef, flexRender, getCoreRowModel, getFilteredRowModel, getSortedRowModel, useReactTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { tableRows } from '../../src/player/testing/bench-samples.ts';

/** The benchmark's pages as someone would write them by hand with the same libraries. */
const NAMES = ['Ada Okafor', 'Luca Marino', 'Grace Finch', 'Yusuf Tan', 'Marta Nowak', 'Alan Hughes', 'Ines Duarte', 'Noor Ali'];
const KINDS = ['Check-up', 'Physio', 'Dental'];
type Row = ReturnType<typeof tableRows>[number];

function Widgets(): ReactElement {
  return (
    <Stack gap={12} p={16}>
      {Array.from({ length: 100 }, (_, i) => (
        <Card key={i} withBorder>
          <Stack gap={12}>
            <Title order={3}>Booking {i}</Title>
            <Text>Seen {i} times this year</Text>
            <TextInput label="Patient" defaultValue={NAMES[i % 8]} />
            <NumberInput label="Minutes" defaultValue={i} />
            <Select label="Kind" data={KINDS} defaultValue={KINDS[i % 3] ?? null} />
            <Checkbox label="First visit" defaultChecked={i % 2 === 0} />
            <Switch label="Remind" defaultChecked={i % 3 === 0} />
            <Progress value={i} aria-label="Done" />
            <Badge>On the way</Badge>
            <Button>Save</Button>
          </Stack>
        </Card>
      ))}
    </Stack>
  );
}

const COLUMNS: ColumnDef<Row>[] = ['patient', 'kind', 'minutes', 'fee', 'date', 'room'].map((key) => ({
  accessorKey: key,
  header: key.charAt(0).toUpperCase() + key.slice(1),
}));

function BigTable({ rows }: { rows: Row[] }): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const [filter, setFilter] = useState('');
  const table = useReactTable({
    data: rows,
    columns: COLUMNS,
    state: { globalFilter: filter },
    onGlobalFilterChange: setFilter,
    globalFilterFn: 'includesString',
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    getFilteredRowModel: getFilteredRowModel(),
  });
  const shown = table.getRowModel().rows;
  const virtual = useVirtualizer({ count: shown.length, getScrollElement: () => box.current, estimateSize: () => 40, overscan: 8 });
  const items = virtual.getVirtualItems();
  const [first] = items;
  const last = items.at(-1);
  return (
    <Stack p={16}>
      <TextInput type="search" aria-label="Search" value={filter} onChange={(event) => setFilter(event.target.value)} />
      <div ref={box} data-scroll style={{ height: 640, overflow: 'auto' }}>
        <Table stickyHeader>
          <Table.Thead>
            {table.getHeaderGroups().map((group) => (
              <Table.Tr key={group.id}>
                {group.headers.map((header) => (
                  <Table.Th key={header.id}>
                    <button type="button" onClick={header.column.getToggleSortingHandler()}>
                      {flexRender(header.column.columnDef.header, header.getContext())}
                    </button>
                  </Table.Th>
                ))}
              </Table.Tr>
            ))}
          </Table.Thead>
          <Table.Tbody>
            {first !== undefined && first.start > 0 && <tr style={{ height: first.start }} />}
            {items.map((item) => (
              <Table.Tr key={item.key} style={{ height: 40 }}>
                {shown[item.index]?.getVisibleCells().map((cell) => (
                  <Table.Td key={cell.id}>{flexRender(cell.column.columnDef.cell, cell.getContext())}</Table.Td>
                ))}
              </Table.Tr>
            ))}
            {last !== undefined && <tr style={{ height: virtual.getTotalSize() - last.end }} />}
          </Table.Tbody>
        </Table>
      </div>
    </Stack>
  );
}

Object.assign(window, {
  prepare(page: 'widgets' | 'table') {
    const rows = page === 'table' ? tableRows() : [];
    const element = document.getElementById('root');
    if (element === null) throw new Error('The page has no root');
    return () => createRoot(element).render(<MantineProvider>{page === 'widgets' ? <Widgets /> : <BigTable rows={rows} />}</MantineProvider>);
  },
});
