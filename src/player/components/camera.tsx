import { Camera as CameraIcon, X } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { loadPicture, photoOf } from '../capture/photo.ts';
import { PickButton } from '../capture/pick-button.tsx';
import { useCamera } from '../capture/use-camera.ts';
import { useMethods } from '../core/context.ts';
import { cx } from '../core/cx.ts';
import type { NodeProps } from '../core/node-view.tsx';
import { clampOf, flagOf, textOf } from '../core/values.ts';
import { imageSource } from './image.tsx';
import '../styles/capture.css';

export function Camera({ view, p, root, send }: NodeProps): ReactElement {
  const facing = p['facing'] === 'front' ? 'front' : 'back';
  const [problem, setProblem] = useState('');
  const fail = (message: string): void => send('error', { message });
  const camera = useCamera(facing, fail);
  const maxWidth = clampOf(p['maxWidth'], 1280, 64, 4096);
  const label = textOf(p['label']);
  const src = imageSource(textOf(view.state['src']));
  const isOff = flagOf(p['disabled']) || flagOf(p['loading']);

  const keep = (found: ReturnType<typeof photoOf>): void => {
    if (found === null) return;
    setProblem('');
    send('capture', found);
  };
  const take = (): void => {
    const video = camera.video.current;
    if (video === null || video.videoWidth === 0) return;
    keep(photoOf(video, video.videoWidth, video.videoHeight, maxWidth, 'Photo.jpg'));
    camera.stop();
  };
  const pick = async (file: File): Promise<void> => {
    try {
      const picture = await loadPicture(file);
      keep(photoOf(picture, picture.width, picture.height, maxWidth, file.name));
    } catch {
      const message = `“${file.name}” is not a picture this browser can read.`;
      setProblem(message);
      fail(message);
    }
  };
  useMethods(view.id, { start: () => void camera.start(), stop: camera.stop, capture: take });
  return (
    <div {...root} className={cx('ca-capture ca-grows', root.className)} role="group" aria-label={textOf(p['ariaLabel']) || label || 'Camera'}>
      {label !== '' && <div className="ca-label">{label}</div>}
      <div className="ca-capture-view">
        {camera.status === 'on' ? (
          <video ref={camera.video} muted playsInline aria-label="What the camera sees" />
        ) : src === '' ? (
          <CameraIcon size={28} aria-hidden="true" />
        ) : (
          <img src={src} alt={`${label || 'Photo'}, taken`} />
        )}
      </div>
      {(problem || camera.message) !== '' && (
        <div className="ca-help" role="status">
          {problem || camera.message}
        </div>
      )}
      <div className="ca-capture-bar">
        {camera.status === 'on' ? (
          <>
            <button type="button" className="ca-btn" data-variant="primary" onClick={take}>
              <CameraIcon size={16} aria-hidden="true" />
              Take the photo
            </button>
            <button type="button" className="ca-btn ca-btn-icon" data-variant="secondary" aria-label="Turn the camera off" onClick={camera.stop}>
              <X size={16} aria-hidden="true" />
            </button>
          </>
        ) : (
          <>
            <button
              type="button"
              className="ca-btn"
              data-variant="primary"
              disabled={isOff || camera.status === 'starting'}
              onClick={() => void camera.start()}
            >
              <CameraIcon size={16} aria-hidden="true" />
              {src === '' ? 'Turn the camera on' : 'Take another'}
            </button>
            <PickButton
              label="Choose a photo"
              accept="image/*"
              capture={facing === 'front' ? 'user' : 'environment'}
              isDisabled={isOff}
              onPick={(file) => void pick(file)}
            />
          </>
        )}
      </div>
    </div>
  );
}
