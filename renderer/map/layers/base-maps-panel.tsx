/** The list of base maps: which are shown, how strongly, in which order; adding one and taking one away. */
import { App, Button, Input, Slider, Switch } from 'antd';
import { useId, useState } from 'react';
import type { BaseMap } from '#core/contract/base-map.ts';
import { toFailure } from '../../client/failure.ts';
import { uploadFile } from '../../client/upload.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { AimOutlined, ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '../../ui/icons.tsx';
import { LastFailure } from '../../ui/last-failure.tsx';
import { AddScan, ScanFacts } from '../scans/add-scan.tsx';
import { useBaseMapChange, useBaseMaps } from './use-base-maps.ts';

type Box = NonNullable<BaseMap['box']>;

export function BaseMapsPanel({
  onGoTo,
  onPlace,
}: {
  readonly onGoTo: (box: Box) => void;
  /** Places a scan by points. */
  readonly onPlace: (id: string) => void;
}) {
  const { text } = useTexts();
  const baseMaps = useBaseMaps();
  const [path, setPath] = useState('');
  const pathHelpId = useId();
  const addFile = useBaseMapChange(async (calls, file: File) => calls.add({ file: await uploadFile(file) }));
  const addPath = useBaseMapChange((calls, given: string) =>
    calls.add({ file: { kind: 'path', path: given } }),
  );
  const isAdding = addFile.isPending || addPath.isPending;
  return (
    <section className="base-maps" aria-label={text('layers/baseMaps')}>
      <h3>{text('layers/baseMaps')}</h3>
      <p className="quiet">{text(baseMaps.length === 0 ? 'layers/noBaseMaps' : 'layers/baseMapsHelp')}</p>
      <ul>
        {baseMaps.map((each, place) => (
          <BaseMapRow
            key={each.id}
            baseMap={each}
            isFirst={place === 0}
            isLast={place === baseMaps.length - 1}
            onGoTo={onGoTo}
            onPlace={onPlace}
          />
        ))}
      </ul>
      <LastFailure of={[addFile, addPath]} />
      <FileDrop
        label={text(isAdding ? 'layers/adding' : 'layers/add')}
        accept=".mbtiles,.pmtiles"
        disabled={isAdding}
        onFiles={([file]) => file && addFile.mutate(file)}
      >
        MBTiles · PMTiles
      </FileDrop>
      <AddScan onGoTo={onGoTo} onPlace={onPlace} />
      <div className="base-map-path">
        <Input
          aria-label={text('layers/path')}
          aria-describedby={pathHelpId}
          placeholder={text('layers/path')}
          value={path}
          onChange={({ target }) => setPath(target.value)}
        />
        <Button
          disabled={isAdding || path.trim() === ''}
          onClick={() => addPath.mutate(path.trim(), { onSuccess: () => setPath('') })}
        >
          {text('layers/addPath')}
        </Button>
      </div>
      <p id={pathHelpId} className="quiet">
        {text('layers/pathHelp')}
      </p>
    </section>
  );
}

function BaseMapRow({
  baseMap: { id, name, minZoom, maxZoom, attribution, shown, opacity, missing, problem, box, scan },
  isFirst,
  isLast,
  onGoTo,
  onPlace,
}: {
  readonly baseMap: BaseMap;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onGoTo: (box: Box) => void;
  readonly onPlace: (id: string) => void;
}) {
  const { text, problem: problemText } = useTexts();
  const { modal } = App.useApp();
  const isWaiting = scan !== undefined && scan.placedBy === undefined;
  const change = useBaseMapChange((calls, given: { readonly shown?: boolean; readonly opacity?: number }) =>
    calls.change({ id, ...given }),
  );
  const move = useBaseMapChange((calls, direction: 'up' | 'down') => calls.move({ id, direction }));
  const remove = useBaseMapChange((calls, _: undefined) => calls.remove({ id }));
  const failed = [change, move, remove].find(({ error }) => error);
  const [sliding, setSliding] = useState<number | undefined>(undefined);
  const askToRemove = () =>
    modal.confirm({
      title: text('scans/removeQuestion', { name }),
      content: text('scans/removeHelp'),
      okText: text('common/delete'),
      okButtonProps: { danger: true },
      cancelText: text('common/cancel'),
      onOk: () => remove.mutateAsync(undefined).catch(() => undefined),
    });
  return (
    <li className="base-map">
      <div className="base-map-name">{name}</div>
      <div className="base-map-head">
        <Switch
          aria-label={text('layers/shown', { name })}
          checked={shown}
          onChange={(isShown) => change.mutate({ shown: isShown })}
        />
        {box && (
          <Button
            type="text"
            aria-label={text('layers/goTo', { name })}
            icon={<AimOutlined />}
            onClick={() => onGoTo(box)}
          />
        )}
        <Button
          type="text"
          aria-label={text('layers/up', { name })}
          icon={<ArrowUpOutlined />}
          disabled={isFirst}
          onClick={() => move.mutate('up')}
        />
        <Button
          type="text"
          aria-label={text('layers/down', { name })}
          icon={<ArrowDownOutlined />}
          disabled={isLast}
          onClick={() => move.mutate('down')}
        />
        <Button
          type="text"
          aria-label={text('layers/remove', { name })}
          icon={<DeleteOutlined />}
          // A tile file is where it was; of a scan the program has the only placed copy.
          onClick={() => (scan ? askToRemove() : remove.mutate(undefined))}
        />
      </div>
      <div className="base-map-more">
        <span className="quiet">
          {missing ? (
            text('layers/missing')
          ) : problem ? (
            `${text('layers/replaced')} ${problemText(problem)}`
          ) : scan ? (
            <ScanFacts scan={scan} />
          ) : (
            text('layers/zooms', { from: minZoom, to: maxZoom })
          )}
          {attribution && ` · ${attribution}`}
        </span>
        <Slider
          min={10}
          max={100}
          step={5}
          disabled={!shown || missing || problem !== undefined || isWaiting}
          ariaLabelForHandle={text('layers/opacity', { name })}
          value={sliding ?? Math.round(opacity * 100)}
          tooltip={{ formatter: (percent) => `${percent} %` }}
          onChange={setSliding}
          onChangeComplete={(percent) => {
            setSliding(undefined);
            change.mutate({ opacity: percent / 100 });
          }}
        />
      </div>
      {failed && <FailureNotice failure={toFailure(failed.error)} onClose={failed.reset} />}
      {scan && scan.placedBy !== 'file' && (
        <Button aria-label={text('scans/placeOf', { name })} onClick={() => onPlace(id)}>
          {text('scans/place')}
        </Button>
      )}
    </li>
  );
}
