import type { JsonObject } from '../../shared/kernel/json.ts';
import { imageSource } from '../components/image.tsx';
import { colorValue } from './style.ts';
import { listOf, numberOf, oneOf, textOf } from './values.ts';

/** More than a frame can draw is a mistake in the app. */
const MAX_COMMANDS = 20_000;

/** Draws a list of commands on a canvas of `width` × `height` CSS px, sharp on any screen. */
export function drawAll(canvas: HTMLCanvasElement, commands: readonly JsonObject[], width: number, height: number, background: string): void {
  const scale = Math.min(3, globalThis.devicePixelRatio || 1);
  if (canvas.width !== Math.round(width * scale)) canvas.width = Math.round(width * scale);
  if (canvas.height !== Math.round(height * scale)) canvas.height = Math.round(height * scale);
  const context = canvas.getContext?.('2d');
  if (context === null || context === undefined) return;
  const color = colorReader(canvas);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  if (background !== '') {
    context.fillStyle = color(background);
    context.fillRect(0, 0, width, height);
  }
  for (const command of commands.slice(0, MAX_COMMANDS)) draw(context, command, color, width, height);
}

/** Theme tokens are looked up once for each drawing. */
function colorReader(canvas: HTMLCanvasElement): (name: string) => string {
  const style = getComputedStyle(canvas);
  const known = new Map<string, string>();
  return (name) => {
    let value = known.get(name);
    if (value === undefined) {
      const variable = /^var\((--[\w-]+)\)$/.exec(colorValue(name))?.[1];
      value = variable === undefined ? name : style.getPropertyValue(variable).trim() || '#000';
      known.set(name, value);
    }
    return value;
  };
}

function draw(context: CanvasRenderingContext2D, command: JsonObject, color: (name: string) => string, width: number, height: number): void {
  const number = (key: string, fallback = 0): number => numberOf(command[key], fallback);
  const paint = (path: () => void): void => {
    context.beginPath();
    path();
    const fill = textOf(command['fill']);
    const stroke = textOf(command['stroke']);
    if (fill !== '') {
      context.fillStyle = color(fill);
      context.fill();
    }
    if (stroke !== '') {
      context.strokeStyle = color(stroke);
      context.lineWidth = number('lineWidth', 1);
      context.lineCap = 'round';
      context.lineJoin = 'round';
      context.stroke();
    }
  };
  switch (command['do']) {
    case 'clear':
      context.clearRect(0, 0, width, height);
      if (textOf(command['color']) !== '') {
        context.fillStyle = color(textOf(command['color']));
        context.fillRect(0, 0, width, height);
      }
      return;
    case 'rect':
      return paint(() => context.roundRect(number('x'), number('y'), number('w'), number('h'), Math.max(0, number('radius'))));
    case 'circle':
      return paint(() => context.arc(number('x'), number('y'), Math.max(0, number('r')), 0, Math.PI * 2));
    case 'line':
      return paint(() => {
        listOf(command['points']).forEach((point, i) => {
          const [x, y] = listOf(point);
          if (i === 0) context.moveTo(numberOf(x, 0), numberOf(y, 0));
          else context.lineTo(numberOf(x, 0), numberOf(y, 0));
        });
        if (command['close'] === true) context.closePath();
      });
    case 'text':
      context.fillStyle = color(textOf(command['fill']) || 'text');
      context.font = `${number('weight', 500)} ${number('size', 14)}px ${getComputedStyle(context.canvas).fontFamily || 'sans-serif'}`;
      context.textAlign = oneOf(command['align'], ['left', 'center', 'right'] as const, 'left');
      context.textBaseline = 'middle';
      context.fillText(textOf(command['text']), number('x'), number('y'));
      return;
    case 'image': {
      const image = loaded(imageSource(textOf(command['src'])));
      if (image !== undefined) context.drawImage(image, number('x'), number('y'), number('w'), number('h'));
      return;
    }
    default:
  }
}

const images = new Map<string, HTMLImageElement>();

/** A picture appears with the first frame after it has come. */
function loaded(src: string): HTMLImageElement | undefined {
  if (src === '') return undefined;
  let image = images.get(src);
  if (image === undefined) {
    image = new Image();
    image.src = src;
    images.set(src, image);
  }
  return image.complete && image.naturalWidth > 0 ? image : undefined;
}
