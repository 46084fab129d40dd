import { type ComponentType, lazy } from 'react';
import type { NodeProps } from '../core/node-view.tsx';
import { Button } from './button.tsx';
import { Checkbox } from './checkbox.tsx';
import { Container } from './container.tsx';
import { Drawer } from './drawer.tsx';
import { Form } from './form.tsx';
import { Image } from './image.tsx';
import { List } from './list.tsx';
import { Modal } from './modal.tsx';
import { MultiSelect } from './multi-select.tsx';
import { NavMenu } from './nav-menu.tsx';
import { NumberInput } from './number-input.tsx';
import { RadioGroup } from './radio-group.tsx';
import { SchemaForm } from './schema-form.tsx';
import { Select } from './select.tsx';
import { Stat } from './stat.tsx';
import { Switch } from './switch.tsx';
import { Table } from './table.tsx';
import { Tabs } from './tabs.tsx';
import { Text } from './text.tsx';
import { TextArea } from './text-area.tsx';
import { TextInput } from './text-input.tsx';

export type Registered = {
  component: ComponentType<NodeProps>;
  /** Shows its own state while `loading`; others are replaced by a placeholder of their size. */
  drawsLoading: boolean;
};

const own = (component: ComponentType<NodeProps>): Registered => ({ component, drawsLoading: true });
const plain = (component: ComponentType<NodeProps>): Registered => ({ component, drawsLoading: false });

/** Catalogue id → React component. Charts and calendars come when an app first draws one. */
const COMPONENTS: Readonly<Record<string, Registered>> = {
  Container: own(Container),
  Tabs: own(Tabs),
  Form: own(Form),
  SchemaForm: plain(SchemaForm),
  TextInput: own(TextInput),
  TextArea: own(TextArea),
  NumberInput: own(NumberInput),
  Select: own(Select),
  MultiSelect: own(MultiSelect),
  Checkbox: own(Checkbox),
  RadioGroup: own(RadioGroup),
  Switch: own(Switch),
  DatePicker: own(lazy(() => import('./date-picker.tsx').then((module) => ({ default: module.DatePicker })))),
  DateRange: own(lazy(() => import('./date-range.tsx').then((module) => ({ default: module.DateRange })))),
  Text: plain(Text),
  Image: plain(Image),
  Stat: own(Stat),
  Table: own(Table),
  List: own(List),
  XYChart: plain(lazy(() => import('./xy-chart.tsx').then((module) => ({ default: module.XYChart })))),
  PieChart: plain(lazy(() => import('./pie-chart.tsx').then((module) => ({ default: module.PieChart })))),
  Button: own(Button),
  NavMenu: own(NavMenu),
  Modal: own(Modal),
  Drawer: own(Drawer),
};

export function componentOf(type: string): Registered | undefined {
  return Object.hasOwn(COMPONENTS, type) ? COMPONENTS[type] : undefined;
}

export const IMPLEMENTED: readonly string[] = Object.keys(COMPONENTS);
