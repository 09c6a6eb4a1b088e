/** What lies on the map and what does not. */
import { Button, Switch } from 'antd';
import { type ReactNode, useId } from 'react';
import { useWorkspace } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { CloseOutlined } from '../../ui/icons.tsx';
import type { MapSettings } from '../map-settings.ts';

const SWITCHES = ['labels', 'others', 'keyAreas', 'grid'] as const;

export function LayersPanel({
  settings,
  onChange,
  onClose,
  children,
}: {
  readonly settings: MapSettings;
  readonly onChange: (change: Partial<MapSettings>) => void;
  readonly onClose: () => void;
  /** The base maps below. */
  readonly children: ReactNode;
}) {
  const { text } = useTexts();
  const id = useId();
  const isField = useWorkspace().data?.open?.role === 'field';
  return (
    <section className="map-tool-panel map-layers" aria-label={text('layers/title')}>
      <header>
        <h2>{text('layers/title')}</h2>
        <Button type="text" icon={<CloseOutlined />} aria-label={text('layers/close')} onClick={onClose} />
      </header>
      {SWITCHES.filter((name) => name !== 'others' || isField).map((name) => (
        <div key={name} className="map-layer-switch">
          <span id={`${id}${name}`}>{text(`layers/${name}`)}</span>
          <Switch
            aria-labelledby={`${id}${name}`}
            checked={settings[name]}
            onChange={(shown) => onChange({ [name]: shown })}
          />
        </div>
      ))}
      {children}
    </section>
  );
}
