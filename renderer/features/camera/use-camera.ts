/** The camera while a dialog shows it: opened, changed for another, and let go of when the dialog closes. */
import { useCallback, useEffect, useRef, useState } from 'react';

export type CameraProblem = 'none' | 'denied' | 'busy' | 'gone' | 'unsupported';
export type CameraState =
  | { readonly kind: 'starting' }
  | {
      readonly kind: 'running';
      readonly stream: MediaStream;
      readonly label: string;
      readonly deviceId: string;
    }
  | { readonly kind: 'failed'; readonly problem: CameraProblem };
export type CameraChoice = { readonly deviceId: string; readonly label: string };
/** A camera by its name, or the one that looks that way. */
type Wish = { readonly deviceId: string } | { readonly facing: 'environment' | 'user' };

/** As large as the camera has it, up to this. */
const IDEAL = { width: { ideal: 4096 }, height: { ideal: 3072 } } as const;

export type Camera = {
  readonly state: CameraState;
  readonly cameras: readonly CameraChoice[];
  readonly choose: (deviceId: string) => void;
  /** To the camera on the other side, or the next one where the device does not tell sides. */
  readonly turn: () => void;
  readonly retry: () => void;
};

export function useCamera(): Camera {
  const [wish, setWish] = useState<Wish>({ facing: 'environment' });
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<CameraState>({ kind: 'starting' });
  const [cameras, setCameras] = useState<readonly CameraChoice[]>([]);
  const stream = useRef<MediaStream | undefined>(undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another opening
  useEffect(() => {
    let isOver = false;
    setState({ kind: 'starting' });
    const open = async () => {
      if (!navigator.mediaDevices?.getUserMedia) return setState({ kind: 'failed', problem: 'unsupported' });
      try {
        const opened = await navigator.mediaDevices.getUserMedia({
          audio: false,
          video: {
            ...IDEAL,
            ...('deviceId' in wish
              ? { deviceId: { exact: wish.deviceId } }
              : { facingMode: { ideal: wish.facing } }),
          },
        });
        // The dialog was closed, or another camera chosen, while this one opened.
        if (isOver) return stop(opened);
        stream.current = opened;
        const [track] = opened.getVideoTracks();
        track?.addEventListener('ended', () => {
          if (!isOver) setState({ kind: 'failed', problem: 'gone' });
        });
        setState({
          kind: 'running',
          stream: opened,
          label: track?.label ?? '',
          deviceId: track?.getSettings().deviceId ?? '',
        });
        const devices = await navigator.mediaDevices.enumerateDevices();
        if (!isOver)
          setCameras(
            devices
              .filter(({ kind }) => kind === 'videoinput')
              .map(({ deviceId, label }) => ({ deviceId, label })),
          );
      } catch (error) {
        if (!isOver) setState({ kind: 'failed', problem: problemOf(error) });
      }
    };
    void open();
    return () => {
      isOver = true;
      if (stream.current) stop(stream.current);
      stream.current = undefined;
    };
  }, [wish, attempt]);

  const choose = useCallback((deviceId: string) => setWish({ deviceId }), []);
  const turn = () => {
    const settings = stream.current?.getVideoTracks()[0]?.getSettings();
    if (settings?.facingMode === 'user') return setWish({ facing: 'environment' });
    if (settings?.facingMode === 'environment') return setWish({ facing: 'user' });
    const here = cameras.findIndex(({ deviceId }) => deviceId === settings?.deviceId);
    const next = cameras[(here + 1) % cameras.length];
    if (next) setWish({ deviceId: next.deviceId });
  };
  return { state, cameras, choose, turn, retry: () => setAttempt((before) => before + 1) };
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function problemOf(error: unknown): CameraProblem {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none';
    default:
      return 'busy';
  }
}
