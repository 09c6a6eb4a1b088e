/** 照片匹配: a card's photos in groups by the parcel each most likely shows, confirmed group by group, with the map beside them. */
import { App, Button, Select } from 'antd';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PhotoView } from '#core/contract/parcel.ts';
import type { RecordId } from '#core/ids.ts';
import { PHOTO_KINDS, type PhotoKind } from '#core/photo/photo-groups.ts';
import { toFailure } from '../../client/failure.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { HotKey } from '../../ui/hot-key.tsx';
import {
  CameraOutlined,
  CheckOutlined,
  ExportOutlined,
  FieldTimeOutlined,
  UndoOutlined,
} from '../../ui/icons.tsx';
import { ClockDialog } from '../photos/clock-dialog.tsx';
import type { ClockStep } from '../photos/clock-plan.ts';
import { StampExportDialog } from '../photos/stamp-export.tsx';
import { usePhotoIntakeAnywhere } from '../photos/use-photo-intake-anywhere.ts';
import { useCardIntake } from './card-intake.tsx';
import { CardIntakePanel } from './card-intake-panel.tsx';
import { kindOf, type MatchedPhoto, type PhotoGroup } from './group-photos.ts';
import './matching.css';
import { MatchingMap } from './matching-map.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { PhotoTiles } from './photo-tiles.tsx';
import { useMatching } from './use-matching.ts';
import { useMatchingKeys } from './use-matching-keys.ts';
import { useTileChoice } from './use-tile-choice.ts';

export function MatchingPage({ back }: { readonly back: ReactNode }) {
  const { text, term } = useTexts();
  const { message } = App.useApp();
  const intake = useCardIntake();
  const anywhere = usePhotoIntakeAnywhere(
    intake.state.kind === 'running' ? undefined : (files) => void intake.start({ files }),
  );
  const matching = useMatching(intake.state.kind === 'running');
  const { groups, chosenKinds } = matching;
  const all = useMemo(() => groups.flatMap(({ photos }) => photos), [groups]);
  const photos = useMemo(() => all.map(({ photo }) => photo), [all]);
  const choice = useTileChoice(all);
  const chosen = all.filter(({ photo }) => choice.chosen.has(photo.id));
  const sure = all.filter(({ matches }) => matches[0]?.grade === 'sure');
  const [moving, setMoving] = useState(false);
  const [exporting, setExporting] = useState(false);
  const [correcting, setCorrecting] = useState(false);
  const list = useRef<HTMLDivElement>(null);

  /** One word at a time: what came before is over. */
  const tell = (content: string) => void message.success({ key: 'matching', content });

  const give = async (pairs: readonly { photo: PhotoView; parcel: RecordId }[]) => {
    const ids = new Set(pairs.map(({ photo }) => photo.id));
    if (!(await matching.give(pairs))) return;
    choice.leave(ids);
    tell(text('matching/confirmed', { count: pairs.length }));
  };
  const confirm = (of: readonly MatchedPhoto[]) =>
    void give(of.flatMap(({ photo, matches: [best] }) => (best ? [{ photo, parcel: best.parcel }] : [])));
  const moveTo = (parcel: RecordId) => {
    setMoving(false);
    void give(chosen.map(({ photo }) => ({ photo, parcel })));
  };
  const undo = async () => {
    if (await matching.undo()) tell(text('matching/undone'));
  };
  const setKind = (kind: PhotoKind) => {
    if (chosen.length > 0)
      void matching.setKind(
        chosen.map(({ photo }) => photo),
        kind,
      );
  };
  const correctClocks = async (step: ClockStep) => {
    await matching.correctClocks(step);
    tell(text('photoClock/done', { count: step.clocks.length }));
  };
  useMatchingKeys({
    move: choice.move,
    confirm: () => confirm(chosen),
    moveTo: () => setMoving(chosen.length > 0),
    setKind,
    correctTime: () => setCorrecting(chosen.length > 0),
    undo: () => void undo(),
  });

  const { cursor, choose } = choice;
  const chooseOne = useCallback((id: RecordId) => choose(id, 'only'), [choose]);
  useEffect(() => {
    const tile = cursor && document.getElementById(`tile-${cursor}`);
    if (!tile) return;
    tile.scrollIntoView({ block: 'nearest' });
    // Whoever stands in the list goes on standing in it, also in the group that comes next.
    if (list.current?.contains(document.activeElement)) tile.focus({ preventScroll: true });
  }, [cursor]);

  const kinds = new Set(chosen.map(({ photo }) => kindOf(photo, chosenKinds)));
  const confirmable = chosen.filter(({ matches }) => matches.length > 0).length;
  return (
    <main
      className={`matching${anywhere.isOver ? ' photo-drop-over' : ''}`}
      data-drop={text('photoOrigin/dropHere')}
      {...anywhere.handlers}
    >
      <div className="matching-head">
        {back}
        <h2>{text('matching/title')}</h2>
        {matching.total !== undefined && matching.total > 0 && (
          <span className="quiet numbers">{text('matching/waiting', { count: matching.total })}</span>
        )}
        <span className="matching-gap" />
        <HotKey title={text('matching/undo')} keys="Ctrl+Z">
          <Button
            icon={<UndoOutlined />}
            disabled={!matching.canUndo || matching.busy}
            onClick={() => void undo()}
          >
            {text('matching/undo')}
          </Button>
        </HotKey>
        {sure.length > 0 && (
          <Button
            type="primary"
            icon={<CheckOutlined />}
            disabled={matching.busy}
            onClick={() => confirm(sure)}
          >
            {text('matching/confirmSure', { count: sure.length })}
          </Button>
        )}
      </div>
      <div className="matching-body">
        <div className="matching-list" ref={list}>
          <CardIntakePanel small={all.length > 0} />
          {matching.error && <FailureNotice failure={toFailure(matching.error)} onClose={matching.reset} />}
          {matching.isReady && all.length === 0 && intake.state.kind !== 'running' && (
            <EmptyHint
              icon={<CameraOutlined />}
              title={text('matching/empty')}
              help={text('matching/lead')}
            />
          )}
          {groups.map((group) => (
            <section key={group.parcel ?? 'none'} className="matching-group">
              <div className="matching-group-head">
                <h3 title={group.called}>{nameOf(group)}</h3>
                <span className="quiet numbers">
                  {text('matching/groupCount', { count: group.photos.length })}
                </span>
                {!group.parcel && <span className="quiet">{text('matching/noSuggestionHelp')}</span>}
                <span className="matching-gap" />
                {group.parcel && (
                  <Button disabled={matching.busy} onClick={() => confirm(group.photos)}>
                    {text('matching/confirmGroup')}
                  </Button>
                )}
              </div>
              <PhotoTiles
                label={nameOf(group)}
                photos={group.photos}
                chosen={choice.chosen}
                cursor={cursor}
                chosenKinds={chosenKinds}
                onChoose={choose}
              />
            </section>
          ))}
          {matching.total !== undefined && matching.total > matching.shown && (
            <p className="quiet">{text('matching/more', { shown: matching.shown })}</p>
          )}
        </div>
        <MatchingMap photos={photos} chosen={choice.chosen} cursor={cursor} onChoose={chooseOne} />
      </div>
      {all.length > 0 && (
        <div className="matching-bar">
          <HotKey title={text('matching/confirm')} keys="Enter">
            <Button
              type="primary"
              disabled={confirmable === 0 || matching.busy}
              onClick={() => confirm(chosen)}
            >
              {text('matching/confirmCount', { count: confirmable })}
            </Button>
          </HotKey>
          <HotKey title={text('matching/move')} keys="M">
            <Button disabled={chosen.length === 0 || matching.busy} onClick={() => setMoving(true)}>
              {text('matching/move')}
            </Button>
          </HotKey>
          <Select
            aria-label={text('matching/kind')}
            className="matching-kind"
            disabled={chosen.length === 0 || matching.busy}
            value={kinds.size === 1 ? ([...kinds][0] ?? null) : null}
            placeholder={text('matching/kind')}
            onChange={setKind}
            options={PHOTO_KINDS.map((kind, i) => ({
              value: kind,
              label: `${i + 1} ${term(`photoKinds/${kind}`)}`,
            }))}
          />
          <HotKey title={text('photoClock/open')} keys="T">
            <Button
              icon={<FieldTimeOutlined />}
              disabled={chosen.length === 0 || matching.busy}
              onClick={() => setCorrecting(true)}
            >
              {text('photoClock/open')}
            </Button>
          </HotKey>
          <Button icon={<ExportOutlined />} disabled={chosen.length === 0} onClick={() => setExporting(true)}>
            {text('photoStamp/export')}
          </Button>
          <span className="quiet matching-keys">{text('matching/keys')}</span>
        </div>
      )}
      {exporting && <StampExportDialog photos={[...choice.chosen]} onClose={() => setExporting(false)} />}
      {correcting && chosen.length > 0 && (
        <ClockDialog
          photos={chosen.map(({ photo }) => photo)}
          waiting={photos}
          onApply={correctClocks}
          onClose={() => setCorrecting(false)}
        />
      )}
      {moving && (
        <MoveDialog
          count={chosen.length}
          suggested={chosen[0]?.matches ?? []}
          onMove={moveTo}
          onClose={() => setMoving(false)}
        />
      )}
    </main>
  );

  function nameOf({ parcel, unitNo, called }: PhotoGroup): string {
    return parcel ? [unitNo, called].filter(Boolean).join(' ') : text('matching/noSuggestion');
  }
}
