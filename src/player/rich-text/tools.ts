import type { Editor } from '@tiptap/core';
import {
  Bold,
  Code,
  Heading2,
  Heading3,
  Italic,
  List,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  Minus,
  Quote,
  SquareCode,
  Strikethrough,
  Underline,
} from 'lucide-react';

type Tool = {
  /** Of the node or mark that it makes. */
  name: string;
  label: string;
  icon: LucideIcon;
  run: (editor: Editor) => void;
  attributes?: Record<string, unknown>;
  /** In the small set too. */
  isSmall?: true;
  /** Markdown has no word for it. */
  isHtmlOnly?: true;
  /** Makes something rather than switching it. */
  isAct?: true;
  keys?: string;
};

export const TOOLS: readonly Tool[] = [
  { name: 'bold', label: 'Bold', icon: Bold, run: (editor) => editor.chain().focus().toggleBold().run(), isSmall: true, keys: 'Control+B' },
  { name: 'italic', label: 'Italic', icon: Italic, run: (editor) => editor.chain().focus().toggleItalic().run(), isSmall: true, keys: 'Control+I' },
  {
    name: 'underline',
    label: 'Underline',
    icon: Underline,
    run: (editor) => editor.chain().focus().toggleUnderline().run(),
    isHtmlOnly: true,
    keys: 'Control+U',
  },
  { name: 'strike', label: 'Strike through', icon: Strikethrough, run: (editor) => editor.chain().focus().toggleStrike().run() },
  { name: 'heading', label: 'Heading', icon: Heading2, run: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(), attributes: { level: 2 } },
  {
    name: 'heading',
    label: 'Small heading',
    icon: Heading3,
    run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
    attributes: { level: 3 },
  },
  { name: 'bulletList', label: 'List', icon: List, run: (editor) => editor.chain().focus().toggleBulletList().run(), isSmall: true },
  { name: 'orderedList', label: 'Numbered list', icon: ListOrdered, run: (editor) => editor.chain().focus().toggleOrderedList().run() },
  { name: 'taskList', label: 'Checklist', icon: ListChecks, run: (editor) => editor.chain().focus().toggleTaskList().run() },
  { name: 'blockquote', label: 'Quote', icon: Quote, run: (editor) => editor.chain().focus().toggleBlockquote().run() },
  { name: 'code', label: 'Code', icon: Code, run: (editor) => editor.chain().focus().toggleCode().run() },
  { name: 'codeBlock', label: 'Block of code', icon: SquareCode, run: (editor) => editor.chain().focus().toggleCodeBlock().run() },
  { name: 'horizontalRule', label: 'Line across', icon: Minus, run: (editor) => editor.chain().focus().setHorizontalRule().run(), isAct: true },
];
