/** The receiver on the map: the layer in it, and the panel beside it, so that a press there is none on the map. */
import { Checkbox } from 'antd';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useMap } from 'react-leaflet';
import { useTexts } from '../../i18n/use-texts.ts';
import { usePosition } from './position-context.tsx';
import { PositionLayer } from './position-layer.tsx';
import { PositionPanel } from './position-panel.tsx';
import './position.css';

export function Position({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const map = useMap();
  const { text } = useTexts();
  const { source } = usePosition();
  const [followed, setFollowed] = useState(true);
  const pane = map.getContainer().parentElement;
  return (
    <>
      {source && <PositionLayer followed={followed} />}
      {isOpen &&
        pane &&
        createPortal(
          <div className="position-tools">
            <PositionPanel onClose={onClose} />
            {source && (
              <Checkbox checked={followed} onChange={({ target }) => setFollowed(target.checked)}>
                {text('position/follow')}
              </Checkbox>
            )}
          </div>,
          pane,
        )}
    </>
  );
}
