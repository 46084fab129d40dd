import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

export type CameraState = {
  status: 'off' | 'starting' | 'on' | 'refused';
  message: string;
  video: RefObject<HTMLVideoElement | null>;
  start: () => Promise<void>;
  stop: () => void;
};

/** Why a camera or microphone cannot be used, in words that say what to do. */
export function captureProblem(error: unknown, device: 'camera' | 'microphone'): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return `The ${device} may not be used here. Allow it in the browser, or choose a file.`;
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return `No ${device} was found. Choose a file instead.`;
  if (name === 'NotReadableError') return `The ${device} is in use by another program. Close that, or choose a file.`;
  return `This browser offers no ${device} here. Choose a file instead.`;
}

/** A live picture in a video element. The camera goes off when it is no longer shown. */
export function useCamera(facing: 'back' | 'front', onProblem: (message: string) => void): CameraState {
  const video = useRef<HTMLVideoElement>(null);
  const stream = useRef<MediaStream | null>(null);
  const [status, setStatus] = useState<CameraState['status']>('off');
  const [message, setMessage] = useState('');
  const isGone = useRef(false);

  const release = useCallback(() => {
    for (const track of stream.current?.getTracks() ?? []) track.stop();
    stream.current = null;
  }, []);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      release();
    };
  }, [release]);
  const start = async (): Promise<void> => {
    if (stream.current !== null || status === 'starting') return;
    setStatus('starting');
    try {
      const devices: MediaDevices | undefined = navigator.mediaDevices;
      if (devices?.getUserMedia === undefined) throw new Error('none');
      const got = await devices.getUserMedia({ video: { facingMode: facing === 'front' ? 'user' : 'environment' }, audio: false });
      if (isGone.current) {
        for (const track of got.getTracks()) track.stop();
        return;
      }
      stream.current = got;
      setStatus('on');
      setMessage('');
    } catch (error) {
      const problem = captureProblem(error, 'camera');
      setStatus('refused');
      setMessage(problem);
      onProblem(problem);
    }
  };
  useEffect(() => {
    if (status !== 'on' || video.current === null) return;
    video.current.srcObject = stream.current;
    video.current.play()?.catch(() => {});
  }, [status]);
  const stop = (): void => {
    release();
    setStatus('off');
  };
  return { status, message, video, start, stop };
}
