/**
 * A parcel as the typesetter needs it: plain JSON with finished texts and places in millimetres. All decisions are made
 * here and can be tested without a typesetter; the template draws them.
 */
import type { ParcelDetail, PhotoView } from '#core/contract/parcel.ts';
import type { ReferenceData } from '#core/contract/reference.ts';
import type { PhotoHash } from '#core/ids.ts';
import { isTimeCorrected, takenAtOf } from '#core/photo/photo-clock.ts';
import type { ClockwiseDeg } from '#core/photo/sketch.ts';
import { type SheetCell, toFormCells } from './form-cells.ts';
import { toCodeNames, toFormValues } from './form-values.ts';
import { toInertLine, toInertText } from './inert-text.ts';
import type { Neighbour } from './map-drawing.ts';
import { type MapPage, type PointPage, toMapPage } from './map-page.ts';
import { toAzimuthText, toMinuteText } from './numbers.ts';
import { FORM } from './page-metrics.ts';
import { chooseSheetPhotos, SHEET_PHOTOS } from './sheet-photos.ts';
import { fillIn, type SheetTexts } from './sheet-texts.ts';

export type SheetInput = {
  readonly parcel: ParcelDetail;
  readonly reference: ReferenceData;
  readonly texts: SheetTexts;
  /** Parcels around, of which the map shows what lies within its frame. */
  readonly neighbours: readonly Neighbour[];
  /** Four photos by the rules of evidence when absent. */
  readonly photos?: readonly PhotoView[];
  /** Local time with offset, e.g. `2025-03-01T09:08:00+08:00`. */
  readonly printedAt: string;
  /** What the QR code vouches for: a hash over the record as it is printed. */
  readonly recordHash: string;
};

export type SheetPhoto = {
  readonly no: number;
  readonly sha256: PhotoHash;
  readonly clockwiseDeg: ClockwiseDeg;
  /** Names the picture as it is printed: the same bytes may stand on two sheets, turned differently. */
  readonly picture: string;
  readonly kind: string;
  readonly detail: string;
  readonly caption: string;
};

export type SheetData = {
  /** For bookmarks and files; on one line. */
  readonly unitNo: string;
  /** Pages of this sheet: the form, the map, and further pages of points. */
  readonly pages: number;
  readonly form: {
    readonly title: string;
    readonly head: readonly { readonly label: string; readonly text: string }[];
    /** Lines of the QR code: a mark, the unit number, the record's id, its hash. */
    readonly qrText: string;
    readonly hashMark: string;
    readonly cells: readonly SheetCell[];
    readonly bandTopMm: number;
    readonly bandBottomMm: number;
    readonly photosMm: number;
    readonly blockNameMm: number;
    readonly photosName: string;
    readonly signaturesName: string;
    /** Four places; a place without a photo is null. */
    readonly photos: readonly (SheetPhoto | null)[];
    readonly signatures: readonly { readonly label: string; readonly name: string; readonly date: string }[];
  };
  readonly map: MapPage;
  readonly pointPages: readonly PointPage[];
  readonly footers: readonly { readonly left: string; readonly right: string }[];
  readonly words: {
    readonly noPhoto: string;
    readonly photoMissing: string;
    readonly photoUnreadable: string;
    readonly cutMark: string;
  };
};

/** First line of the QR code, so that a reader of such codes knows what it has. */
const QR_MARK = 'TAKAN1';
const HASH_MARK_LENGTH = 12;

export function toSheetData(input: SheetInput): SheetData {
  const { parcel, reference, texts } = input;
  const { values } = parcel;
  const nameOf = toCodeNames(reference, values.process?.listVersion);
  const photos = (input.photos ?? chooseSheetPhotos(parcel.photos)).slice(0, SHEET_PHOTOS);
  const unitNo = toInertLine(values.identity?.unitNo);
  const { map, pointPages } = toMapPage({ ...input, photos, unitNo });
  const pages = 2 + pointPages.length;
  const printedAt = fillIn(texts.footer.printedAt, { at: toMinuteText(input.printedAt) });
  return {
    unitNo,
    pages,
    form: {
      title: texts.title,
      head: toHead(parcel, reference, texts),
      qrText: [QR_MARK, values.identity?.unitNo ?? '', parcel.id, input.recordHash].join('\n'),
      hashMark: `${texts.head.hash} ${input.recordHash.slice(0, HASH_MARK_LENGTH)}`,
      cells: toFormCells(
        toFormValues(values, reference, texts),
        values.economics?.enterprises ?? [],
        nameOf,
        texts,
      ),
      bandTopMm: FORM.bandTopMm,
      bandBottomMm: FORM.bottomMm,
      photosMm: FORM.photosMm,
      blockNameMm: FORM.blockNameMm,
      photosName: texts.blocks.photos,
      signaturesName: texts.blocks.signatures,
      photos: Array.from({ length: SHEET_PHOTOS }, (_, i) => {
        const photo = photos[i];
        return photo ? toSheetPhoto(photo, i + 1) : null;
      }),
      signatures: texts.signatures.map((label, i) => ({
        label,
        name: i === 0 && values.process?.surveyor ? toInertText(values.process.surveyor).text : '',
        date: i === 0 && values.process?.surveyedOn ? values.process.surveyedOn : texts.signatureDate,
      })),
    },
    map,
    pointPages,
    footers: Array.from({ length: pages }, (_, i) => ({
      left: `${unitNo}　${printedAt}`,
      right: fillIn(texts.footer.page, { page: i + 1, pages }),
    })),
    words: {
      noPhoto: texts.photo.none,
      photoMissing: texts.photo.missing,
      photoUnreadable: texts.photo.unreadable,
      cutMark: texts.cutMark,
    },
  };

  function toSheetPhoto(photo: PhotoView, no: number): SheetPhoto {
    const { azimuthDeg } = photo.evidence;
    const { clockwiseDeg = 0 } = photo;
    const takenAt = takenAtOf(photo);
    const details = [
      takenAt === undefined
        ? texts.photo.noTime
        : `${toMinuteText(takenAt)}${isTimeCorrected(photo) ? texts.photo.corrected : ''}`,
      azimuthDeg === undefined ? '' : fillIn(texts.photo.azimuth, { azimuth: toAzimuthText(azimuthDeg) }),
    ];
    return {
      no,
      sha256: photo.sha256,
      clockwiseDeg,
      picture: clockwiseDeg === 0 ? photo.sha256 : `${photo.sha256}-${clockwiseDeg}`,
      kind: toInertLine(nameOf('photoKind', photo.kind)),
      detail: details.filter((text) => text !== '').join('　'),
      caption: photo.caption ? toInertLine(photo.caption) : '',
    };
  }
}

/** The lines under the title: number, state, and the three divisions. */
function toHead(
  { values, state, conflict }: ParcelDetail,
  { divisions }: ReferenceData,
  { head, states }: SheetTexts,
): SheetData['form']['head'] {
  const { townshipCode, villageCode, unitNo } = values.identity ?? {};
  const township = divisions.find(({ code }) => code === townshipCode);
  const countyCode = townshipCode?.slice(0, 6);
  const county = divisions.find(({ code }) => code === countyCode);
  return [
    { label: head.unitNo, text: unitNo },
    {
      label: head.state,
      text: conflict ? fillIn(head.conflict, { state: states[state] }) : states[state],
    },
    { label: head.county, text: county?.name ?? countyCode },
    { label: head.township, text: township?.name ?? townshipCode },
    { label: head.village, text: villageCode },
  ].map(({ label, text }) => ({ label, text: toInertLine(text) }));
}
