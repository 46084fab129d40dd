import {
  ActionIcon,
  Badge,
  Button,
  Card,
  Checkbox,
  Group,
  MantineProvider,
  Menu,
  NumberInput,
  Progress,
  Select,
  Stack,
  Switch,
  Table,
  Text,
  TextInput,
  Title,
  UnstyledButton,
} from '@mantine/core';
import '@mantine/core/styles.css';
import { type ColumnDef, flexRender, getCoreRowModel, getFilteredRowModel, getSortedRowModel, type Header, useReactTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactElement, useRef, useState } from 'react';
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

const NUMBERS = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
const COLUMNS: ColumnDef<Row>[] = ['patient', 'kind', 'minutes', 'fee', 'date', 'room'].map((key) => ({
  accessorKey: key,
  header: key.charAt(0).toUpperCase() + key.slice(1),
  size: 180,
  ...(key === 'minutes' || key === 'fee' ? { cell: ({ getValue }) => <span style={RIGHT}>{NUMBERS.format(getValue<number>())}</span> } : {}),
}));
const RIGHT = { display: 'block', textAlign: 'end' } as const;
const CLIPPED = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

function HeadCell({ header }: { header: Header<Row, unknown> }): ReactElement {
  const { column } = header;
  return (
    <Table.Th w={header.getSize()} pos="relative">
      <Group gap={4} wrap="nowrap">
        <UnstyledButton onClick={column.getToggleSortingHandler()}>{flexRender(column.columnDef.header, header.getContext())}</UnstyledButton>
        <Menu>
          <Menu.Target>
            <ActionIcon variant="subtle" size="sm" aria-label={`Menu of ${column.id}`}>
              ⋮
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => column.toggleSorting(false)}>Sort up</Menu.Item>
            <Menu.Item onClick={() => column.toggleSorting(true)}>Sort down</Menu.Item>
            <Menu.Item onClick={() => column.toggleVisibility(false)}>Hide</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
      <div style={{ position: 'absolute', insetBlock: 0, insetInlineEnd: 0, width: 6, cursor: 'col-resize' }} onMouseDown={header.getResizeHandler()} />
    </Table.Th>
  );
}

function BigTable({ rows }: { rows: Row[] }): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const [filter, setFilter] = useState('');
  const [place, setPlace] = useState({ row: 0, column: 0 });
  const table = useReactTable({
    data: rows,
    columns: COLUMNS,
    state: { globalFilter: filter },
    onGlobalFilterChange: setFilter,
    globalFilterFn: 'includesString',
    columnResizeMode: 'onChange',
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    getFilteredRowModel: getFilteredRowModel(),
  });
  const shown = table.getRowModel().rows;
  const virtual = useVirtualizer({ count: shown.length, getScrollElement: () => box.current, estimateSize: () => 45, overscan: 8 });
  const items = virtual.getVirtualItems();
  const [first] = items;
  const last = items.at(-1);
  const onKeyDown = (event: KeyboardEvent): void => {
    const [down, right] = ({ ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] } as const)[event.key] ?? [0, 0];
    if (down === 0 && right === 0) return;
    event.preventDefault();
    const next = {
      row: Math.min(Math.max(place.row + down, 0), shown.length - 1),
      column: Math.min(Math.max(place.column + right, 0), COLUMNS.length - 1),
    };
    setPlace(next);
    virtual.scrollToIndex(next.row);
  };
  return (
    <Stack p={16}>
      <Title order={3}>Bookings</Title>
      <TextInput type="search" aria-label="Search" value={filter} onChange={(event) => setFilter(event.target.value)} />
      <div ref={box} data-scroll style={{ height: 640, overflow: 'auto' }}>
        <Table stickyHeader highlightOnHover layout="fixed" role="grid" aria-rowcount={shown.length} onKeyDown={onKeyDown}>
          <Table.Thead>
            {table.getHeaderGroups().map((group) => (
              <Table.Tr key={group.id}>
                {group.headers.map((header) => (
                  <HeadCell key={header.id} header={header} />
                ))}
              </Table.Tr>
            ))}
          </Table.Thead>
          <Table.Tbody>
            {first !== undefined && first.start > 0 && <tr style={{ height: first.start }} />}
            {items.map((item) => (
              <Table.Tr key={item.key} style={{ height: 45 }} aria-rowindex={item.index + 1}>
                {shown[item.index]?.getVisibleCells().map((cell, column) => (
                  <Table.Td
                    key={cell.id}
                    role="gridcell"
                    style={CLIPPED}
                    tabIndex={place.row === item.index && place.column === column ? 0 : -1}
                    onFocus={() => setPlace({ row: item.index, column })}
                  >
                    {flexRender(cell.column.columnDef.cell, cell.getContext())}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
            {last !== undefined && <tr style={{ height: virtual.getTotalSize() - last.end }} />}
          </Table.Tbody>
        </Table>
      </div>
      <Text size="sm">{NUMBERS.format(shown.length)} bookings</Text>
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
