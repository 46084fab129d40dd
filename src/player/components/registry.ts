import { type ComponentType, lazy } from 'react';
import type { NodeProps } from '../core/node-view.tsx';
import { Accordion } from './accordion.tsx';
import { Alert } from './alert.tsx';
import { Avatar } from './avatar.tsx';
import { Breadcrumb } from './breadcrumb.tsx';
import { Button } from './button.tsx';
import { Canvas2D } from './canvas2d.tsx';
import { Card } from './card.tsx';
import { Chat } from './chat.tsx';
import { Checkbox } from './checkbox.tsx';
import { ColorPicker } from './color-picker.tsx';
import { Container } from './container.tsx';
import { CurrencyInput } from './currency-input.tsx';
import { Divider } from './divider.tsx';
import { Drawer } from './drawer.tsx';
import { FilePicker } from './file-picker.tsx';
import { FilterBar } from './filter-bar.tsx';
import { Form } from './form.tsx';
import { Grid } from './grid.tsx';
import { Icon } from './icon.tsx';
import { Image } from './image.tsx';
import { Kanban } from './kanban.tsx';
import { KeyValue } from './key-value.tsx';
import { Link } from './link.tsx';
import { List } from './list.tsx';
import { Modal } from './modal.tsx';
import { Module } from './module.tsx';
import { MenuButton } from './menu-button.tsx';
import { MultiSelect } from './multi-select.tsx';
import { NavMenu } from './nav-menu.tsx';
import { NumberInput } from './number-input.tsx';
import { Pagination } from './pagination.tsx';
import { PhoneInput } from './phone-input.tsx';
import { Popover } from './popover.tsx';
import { Progress } from './progress.tsx';
import { RadioGroup } from './radio-group.tsx';
import { Rating } from './rating.tsx';
import { SchemaForm } from './schema-form.tsx';
import { Select } from './select.tsx';
import { Slider } from './slider.tsx';
import { Slot } from './slot.tsx';
import { Spinner } from './spinner.tsx';
import { Stack } from './stack.tsx';
import { Stat } from './stat.tsx';
import { Steps } from './steps.tsx';
import { Switch } from './switch.tsx';
import { Table } from './table.tsx';
import { Tabs } from './tabs.tsx';
import { Tag } from './tag.tsx';
import { TagsInput } from './tags-input.tsx';
import { Text } from './text.tsx';
import { TextArea } from './text-area.tsx';
import { TextInput } from './text-input.tsx';
import { Timeline } from './timeline.tsx';
import { Timer } from './timer.tsx';

export type Registered = {
  component: ComponentType<NodeProps>;
  /** Shows its own state while `loading`; others are replaced by a placeholder of their size. */
  drawsLoading: boolean;
};

const own = (component: ComponentType<NodeProps>): Registered => ({ component, drawsLoading: true });
const plain = (component: ComponentType<NodeProps>): Registered => ({ component, drawsLoading: false });

/** A component that comes when an app first draws one. */
const late = (load: () => Promise<ComponentType<NodeProps>>): ComponentType<NodeProps> => lazy(async () => ({ default: await load() }));

/** Catalogue id → React component. What is heavy or rare comes when an app first draws one. */
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
  DatePicker: own(late(() => import('./date-picker.tsx').then((module) => module.DatePicker))),
  DateRange: own(late(() => import('./date-range.tsx').then((module) => module.DateRange))),
  Text: plain(Text),
  Image: plain(Image),
  Stat: own(Stat),
  Table: own(Table),
  List: own(List),
  XYChart: plain(late(() => import('./xy-chart.tsx').then((module) => module.XYChart))),
  PieChart: plain(late(() => import('./pie-chart.tsx').then((module) => module.PieChart))),
  Button: own(Button),
  NavMenu: own(NavMenu),
  Modal: own(Modal),
  Drawer: own(Drawer),
  Accordion: own(Accordion),
  AppShell: own(late(() => import('./app-shell.tsx').then((module) => module.AppShell))),
  Alert: plain(Alert),
  Avatar: plain(Avatar),
  Breadcrumb: plain(Breadcrumb),
  Canvas2D: own(Canvas2D),
  Card: own(Card),
  Chat: own(Chat),
  ColorPicker: own(ColorPicker),
  CurrencyInput: own(CurrencyInput),
  Divider: own(Divider),
  FilePicker: own(FilePicker),
  FilterBar: own(FilterBar),
  Grid: own(Grid),
  Icon: plain(Icon),
  Kanban: own(Kanban),
  KeyValue: plain(KeyValue),
  Link: plain(Link),
  PhoneInput: own(PhoneInput),
  Progress: plain(Progress),
  Rating: own(Rating),
  Slider: own(Slider),
  Spinner: own(Spinner),
  Stack: own(Stack),
  Steps: plain(Steps),
  Tag: plain(Tag),
  TagsInput: own(TagsInput),
  Timeline: plain(Timeline),
  Timer: own(Timer),
  Calendar: plain(late(() => import('./calendar.tsx').then((module) => module.Calendar))),
  MenuButton: own(MenuButton),
  Pagination: own(Pagination),
  Popover: own(Popover),
  Tree: own(late(() => import('./tree.tsx').then((module) => module.Tree))),
  TreeSelect: own(late(() => import('./tree-select.tsx').then((module) => module.TreeSelect))),
  JsonView: plain(late(() => import('./json-view.tsx').then((module) => module.JsonView))),
  ReorderList: own(late(() => import('./reorder-list.tsx').then((module) => module.ReorderList))),
  Spreadsheet: own(late(() => import('./spreadsheet.tsx').then((module) => module.Spreadsheet))),
  Gauge: plain(late(() => import('./gauge.tsx').then((module) => module.Gauge))),
  Heatmap: plain(late(() => import('./heatmap.tsx').then((module) => module.Heatmap))),
  SpecChart: plain(late(() => import('./spec-chart.tsx').then((module) => module.SpecChart))),
  QRCode: plain(late(() => import('./qr-code.tsx').then((module) => module.QRCode))),
  Carousel: plain(late(() => import('./carousel.tsx').then((module) => module.Carousel))),
  SplitPane: plain(late(() => import('./split-pane.tsx').then((module) => module.SplitPane))),
  Video: plain(late(() => import('./video.tsx').then((module) => module.Video))),
  Audio: plain(late(() => import('./audio.tsx').then((module) => module.Audio))),
  DocViewer: plain(late(() => import('./doc-viewer.tsx').then((module) => module.DocViewer))),
  Map: plain(late(() => import('./map.tsx').then((module) => module.Map))),
  Iframe: plain(late(() => import('./iframe.tsx').then((module) => module.Iframe))),
  RichText: own(late(() => import('./rich-text.tsx').then((module) => module.RichText))),
  Signature: own(late(() => import('./signature.tsx').then((module) => module.Signature))),
  CodeEditor: own(late(() => import('./code-editor.tsx').then((module) => module.CodeEditor))),
  Camera: own(late(() => import('./camera.tsx').then((module) => module.Camera))),
  AudioRecorder: own(late(() => import('./audio-recorder.tsx').then((module) => module.AudioRecorder))),
  Scanner: own(late(() => import('./scanner.tsx').then((module) => module.Scanner))),
  Module: plain(Module),
  Slot: plain(Slot),
  CustomComponent: own(late(() => import('./custom-component.tsx').then((module) => module.CustomComponent))),
  Html: plain(late(() => import('./html.tsx').then((module) => module.Html))),
};

/** Of a developer who has the app as source. */
const registered = new Map<string, Registered>();

/** Draws nodes of a type that the catalogue does not know, or in place of its own component. Called before the app starts. */
export function registerComponent(type: string, component: ComponentType<NodeProps>): void {
  registered.set(type, own(component));
}

export function componentOf(type: string): Registered | undefined {
  return registered.get(type) ?? (Object.hasOwn(COMPONENTS, type) ? COMPONENTS[type] : undefined);
}

export const IMPLEMENTED: readonly string[] = Object.keys(COMPONENTS);
