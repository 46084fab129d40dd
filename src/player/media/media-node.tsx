import { type ReactElement, useRef, useState } from 'react';
import { useMethods } from '../core/context.ts';
import { cx } from '../core/cx.ts';
import { fileSourceOf } from '../core/file-source.ts';
import { AppIcon } from '../core/icon.tsx';
import type { NodeProps } from '../core/node-view.tsx';
import { hostOf, useBlocked } from '../core/use-blocked.ts';
import { flagOf, numberOf, oneOf, textOf } from '../core/values.ts';
import { imageSource } from '../components/image.tsx';
import '../styles/media.css';

/** What Video and Audio share: the browser's own player with its buttons, keys and captions, its events told to the app. */
export function MediaNode({ node, kind }: { node: NodeProps; kind: 'video' | 'audio' }): ReactElement {
  const { view, p, root, send, handles } = node;
  const element = useRef<HTMLVideoElement>(null);
  const source = fileSourceOf(p['src']);
  const url = source?.url ?? '';
  const isBlocked = useBlocked(url);
  const [failed, setFailed] = useState('');
  const lastSecond = useRef(-1);
  const title = textOf(p['title']);
  const label = textOf(p['ariaLabel']) || title || source?.name || (kind === 'video' ? 'Film' : 'Sound');

  const play = (): void => {
    // The browser may refuse to start without a click; then it stays as it was.
    element.current?.play()?.catch(() => {});
  };
  useMethods(view.id, {
    play,
    pause: () => element.current?.pause(),
    seek: (seconds) => {
      if (element.current !== null) element.current.currentTime = Math.max(0, numberOf(seconds, 0));
    },
  });
  const time = (): number => Math.round((element.current?.currentTime ?? 0) * 10) / 10;

  if (url === '' || isBlocked || failed === url) {
    const text =
      url === ''
        ? kind === 'video'
          ? 'No film yet.'
          : 'No sound yet.'
        : isBlocked
          ? `This app may not use ${hostOf(url) || 'this address'}. Put the file into the app instead.`
          : 'This cannot be played. The file is missing, or of a kind this browser does not play.';
    return (
      <div {...root} className={cx('ca-media-none', root.className)} role="note">
        <AppIcon name={kind === 'video' ? 'video' : 'headphones'} size={20} />
        <span>{text}</span>
      </div>
    );
  }
  const shared = {
    src: url,
    controls: flagOf(p['controls'], true) && !flagOf(p['disabled']),
    loop: flagOf(p['loop']),
    autoPlay: flagOf(p['autoplay']),
    preload: 'metadata',
    'aria-label': label,
    onPlay: () => send('play', { playing: true, time: time() }),
    onPause: () => {
      if (element.current?.ended !== true) send('pause', { playing: false, time: time() });
    },
    onEnded: () => send('end', { playing: false, time: time() }),
    onTimeUpdate: () => {
      const second = Math.floor(time());
      if (!handles('time') || second === lastSecond.current) return;
      lastSecond.current = second;
      const duration = element.current?.duration ?? 0;
      send('time', { time: second, duration: Number.isFinite(duration) ? duration : 0 });
    },
    onError: () => {
      setFailed(url);
      send('error', { message: 'This cannot be played.' });
    },
  } as const;
  if (kind === 'audio')
    return (
      <div {...root} className={cx('ca-audio ca-grows', root.className)}>
        {title !== '' && <span className="ca-audio-title">{title}</span>}
        <audio ref={element} {...shared} />
      </div>
    );
  const ratio = oneOf(p['ratio'], ['16:9', '4:3', '1:1', '9:16', 'auto'] as const, '16:9');
  const captions = fileSourceOf(p['captions'])?.url;
  return (
    <div
      {...root}
      className={cx('ca-video ca-grows', root.className)}
      style={{ ...(ratio === 'auto' ? {} : { aspectRatio: ratio.replace(':', ' / ') }), ...root.style }}
    >
      <video
        ref={element}
        {...shared}
        playsInline
        muted={flagOf(p['muted']) || flagOf(p['autoplay'])}
        {...(imageSource(textOf(p['poster'])) === '' ? {} : { poster: textOf(p['poster']) })}
      >
        {captions !== undefined && <track kind="captions" src={captions} label="Captions" default />}
      </video>
    </div>
  );
}
