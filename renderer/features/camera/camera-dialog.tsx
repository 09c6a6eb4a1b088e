/** 拍照: what the camera sees, with the receiver's position where there is one; the shutter by button or Space, each photo stored at once. */
import { Alert, App, Button, Checkbox, Modal, Select } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RecordId } from '#core/ids.ts';
import { PHOTO_KINDS, type PhotoKind } from '#core/photo/photo-groups.ts';
import type { PositionNow } from '#core/photo/taken-position.ts';
import { toFailure } from '../../client/failure.ts';
import { useWorkspace } from '../../client/queries.ts';
import { formatLonLat } from '../../i18n/formats.ts';
import { type Texts, useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { HotKey } from '../../ui/hot-key.tsx';
import { CameraOutlined, EnvironmentOutlined, RetweetOutlined } from '../../ui/icons.tsx';
import { refusalText } from '../position/fix-view.tsx';
import './camera.css';
import { takePicture } from './take-picture.ts';
import { useCamera } from './use-camera.ts';
import { usePositionNow } from './use-position-now.ts';
import { type Shot, useShots } from './use-shots.ts';

export function CameraDialog({
  parcel,
  kind: firstKind,
  onClose,
}: {
  readonly parcel: RecordId;
  readonly kind: PhotoKind;
  readonly onClose: () => void;
}) {
  const { text, term } = useTexts();
  const { modal } = App.useApp();
  const camera = useCamera();
  const { now, ask } = usePositionNow();
  const { shots, failure, add, retry } = useShots(parcel);
  const status = useWorkspace().data;
  const [kind, setKind] = useState(firstKind);
  const [hasGrid, setHasGrid] = useState(true);
  const [fault, setFault] = useState<unknown>(undefined);
  const video = useRef<HTMLVideoElement>(null);
  const { state } = camera;
  const stream = state.kind === 'running' ? state.stream : undefined;

  useEffect(() => {
    if (video.current) video.current.srcObject = stream ?? null;
  }, [stream]);

  const shoot = async () => {
    if (!video.current || state.kind !== 'running') return;
    const told = ask();
    try {
      const file = await takePicture(video.current, {
        at: new Date(),
        model: state.label,
        artist: status?.open?.surveyor,
        software: `Takan ${status?.version ?? ''}`.trim(),
        position: 'position' in told ? told.position : undefined,
      });
      add(file, kind);
    } catch (error) {
      setFault(error);
    }
  };
  useSpace(() => void shoot());

  const unsaved = shots.filter((shot) => shot.state === 'failed').length;
  const close = () => {
    if (unsaved === 0) return onClose();
    modal.confirm({
      title: text('photoCamera/leaveQuestion', { count: unsaved }),
      content: text('photoCamera/leaveHelp'),
      okText: text('photoCamera/leave'),
      cancelText: text('common/cancel'),
      onOk: onClose,
    });
  };

  return (
    <Modal
      open
      centered
      width="min(1100px, 96vw)"
      title={text('photoCamera/title')}
      footer={null}
      onCancel={close}
      destroyOnHidden
    >
      {state.kind === 'failed' ? (
        <Alert
          role="alert"
          type="warning"
          showIcon
          title={text(`photoCamera/problems/${state.problem}`)}
          description={text(`photoCamera/problems/${state.problem}Help`)}
          action={<Button onClick={camera.retry}>{text('common/retry')}</Button>}
        />
      ) : (
        <div className={`camera-stage${hasGrid ? ' camera-grid' : ''}`}>
          <video ref={video} autoPlay playsInline muted aria-label={text('photoCamera/video')} />
          {state.kind === 'starting' && (
            <p className="camera-starting" role="status">
              {text('photoCamera/starting')}
            </p>
          )}
        </div>
      )}
      <p className={`camera-position${'position' in now ? '' : ' quiet'}`} role="status">
        <EnvironmentOutlined aria-label={text('photoCamera/position')} /> {positionText(now, text)}
      </p>
      <div className="camera-bar">
        {camera.cameras.length > 0 && state.kind === 'running' && (
          <Select
            className="camera-choice"
            aria-label={text('photoCamera/camera')}
            value={state.deviceId}
            onChange={camera.choose}
            options={camera.cameras.map(({ deviceId, label }, i) => ({
              value: deviceId,
              label: label || text('photoCamera/unnamed', { number: i + 1 }),
            }))}
          />
        )}
        {camera.cameras.length > 1 && (
          <Button icon={<RetweetOutlined />} onClick={camera.turn}>
            {text('photoCamera/turn')}
          </Button>
        )}
        <Select
          aria-label={text('photoCamera/kind')}
          value={kind}
          onChange={setKind}
          options={PHOTO_KINDS.map((each) => ({ value: each, label: term(`photoKinds/${each}`) }))}
        />
        <HotKey title={text('photoCamera/shutter')} keys={text('photoCamera/shutterKeys')}>
          <Button
            type="primary"
            size="large"
            icon={<CameraOutlined />}
            disabled={state.kind !== 'running'}
            onClick={() => void shoot()}
          >
            {text('photoCamera/shutter')}
          </Button>
        </HotKey>
        <Checkbox checked={hasGrid} onChange={(event) => setHasGrid(event.target.checked)}>
          {text('photoCamera/grid')}
        </Checkbox>
        <span className="camera-gap" />
        <Button onClick={close}>{text('photoCamera/close')}</Button>
      </div>
      {shots.length > 0 && <Shots shots={shots} />}
      {failure && <FailureNotice failure={failure} />}
      {unsaved > 0 && <Button onClick={retry}>{text('photoCamera/retry')}</Button>}
      {fault !== undefined && (
        <FailureNotice failure={toFailure(fault)} onClose={() => setFault(undefined)} />
      )}
    </Modal>
  );
}

function Shots({ shots }: { readonly shots: readonly Shot[] }) {
  const { text } = useTexts();
  const saved = shots.filter(({ state }) => state === 'saved').length;
  return (
    <>
      <ul className="camera-shots" aria-label={text('photoCamera/taken')}>
        {shots.map(({ number, url, state }) => (
          <li key={number} className={`camera-shot camera-shot-${state}`}>
            <img src={url} alt={text('photoCamera/alt', { number, state: text(`photoCamera/${state}`) })} />
            <span>{text(`photoCamera/${state}`)}</span>
          </li>
        ))}
      </ul>
      {saved > 0 && <p role="status">{text('photoCamera/savedCount', { count: saved })}</p>}
    </>
  );
}

/** Space takes a photo wherever one stands, but on a button or a list it is the button's and the list's. */
function useSpace(shoot: () => void): void {
  const latest = useRef(shoot);
  latest.current = shoot;
  const onKey = useCallback((event: KeyboardEvent) => {
    if (event.key !== ' ' || event.repeat || event.defaultPrevented) return;
    const isTaken =
      event.target instanceof HTMLElement &&
      event.target.closest('button, input, textarea, .ant-select') !== null;
    if (isTaken) return;
    event.preventDefault();
    latest.current();
  }, []);
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onKey]);
}

function positionText(now: PositionNow, text: Texts['text']): string {
  if ('position' in now) {
    const { lon, lat, accuracyM } = now.position;
    const accuracy =
      accuracyM === undefined ? '' : text('photoCamera/accuracy', { metres: accuracyM.toFixed(2) });
    return text('photoCamera/withPosition', { position: `${formatLonLat(lon, lat)} ${accuracy}`.trim() });
  }
  return now.refused === 'not-good'
    ? text('photoCamera/not-good', {
        why: now.refusals.map((refusal) => refusalText(refusal, text)).join('；'),
      })
    : text(`photoCamera/${now.refused}`);
}
