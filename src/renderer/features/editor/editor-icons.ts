import Braces from 'lucide-react/icons/braces';
import ChevronsRight from 'lucide-react/icons/chevrons-right';
import Component from 'lucide-react/icons/component';
import GitCommitVertical from 'lucide-react/icons/git-commit-vertical';
import ListCollapse from 'lucide-react/icons/list-collapse';
import PanelLeft from 'lucide-react/icons/panel-left';
import RectangleHorizontal from 'lucide-react/icons/rectangle-horizontal';
import Rows3 from 'lucide-react/icons/rows-3';
import Sigma from 'lucide-react/icons/sigma';
import SquareCode from 'lucide-react/icons/square-code';
import SquareDashed from 'lucide-react/icons/square-dashed';
import SquareDashedMousePointer from 'lucide-react/icons/square-dashed-mouse-pointer';
import Text from 'lucide-react/icons/text';
import TextCursorInput from 'lucide-react/icons/text-cursor-input';
import Workflow from 'lucide-react/icons/workflow';
import type { LucideIcon } from 'lucide-react';

/** Icons of components and fields that apps themselves never show, so the player does not carry them. */
export const EDITOR_ICONS: Readonly<Record<string, LucideIcon>> = {
  component: Component, 'square-code': SquareCode, 'square-dashed-mouse-pointer': SquareDashedMousePointer,
  braces: Braces, 'chevrons-right': ChevronsRight, 'git-commit-vertical': GitCommitVertical, 'list-collapse': ListCollapse, 'panel-left': PanelLeft, 'rectangle-horizontal': RectangleHorizontal,
  'rows-3': Rows3, sigma: Sigma, text: Text, 'square-dashed': SquareDashed, 'text-cursor-input': TextCursorInput, workflow: Workflow,
};
