/** Records as the service would send them. */
import type { GroupState, ParcelDetail, PhotoView, ValueSource } from '#core/contract/parcel.ts';
import type { ParcelSummary } from '#core/contract/parcel-list.ts';
import { opHashSchema, photoHashSchema, recordIdSchema, replicaIdSchema } from '#core/ids.ts';
import type { AttributeGroup } from '#core/parcel/field-groups.ts';

/** A hash, told apart by one hex digit. */
export const aHead = (digit: string) => opHashSchema.parse(digit.repeat(64));
export const anId = (number: number) =>
  recordIdSchema.parse(`01890a5d-ac96-7000-8000-${String(number).padStart(12, '0')}`);

export const SOURCE: ValueSource = {
  operation: aHead('a'),
  replica: replicaIdSchema.parse('01890a5d-ac96-7000-8000-0000000000ff'),
  seq: 1,
  at: '2025-03-01T01:08:00.000Z',
  by: '张三',
};

export function aGroupState(head: string, parts: Partial<GroupState> = {}): GroupState {
  return { heads: [aHead(head)], conflict: false, source: SOURCE, alternatives: [], ...parts };
}

export function aDetail(parts: Partial<ParcelDetail> = {}): ParcelDetail {
  return {
    id: anId(1),
    state: 'draft',
    actions: ['edit', 'complete', 'remove'],
    conflict: false,
    deletions: [],
    values: { identity: { unitNo: '330502100-0001' } },
    groups: { identity: aGroupState('1') },
    photos: [],
    requiredPhotos: [],
    issues: [],
    ...parts,
  };
}

/** A photo told apart by one digit, of which nothing is known but its file. */
export function aPhotoView(number: number, parts: Partial<PhotoView> = {}): PhotoView {
  return {
    id: anId(100 + number),
    sha256: photoHashSchema.parse(String(number).repeat(64)),
    fileName: `IMG_${number}.jpg`,
    byteLength: 1000,
    widthPx: 4000,
    heightPx: 3000,
    kind: 'panorama',
    evidence: {},
    warnings: [],
    present: true,
    source: SOURCE,
    heads: {},
    ...parts,
  };
}

/** The record after one group was written: its value and a new head. */
export function written(
  before: ParcelDetail,
  group: AttributeGroup,
  value: unknown,
  head: string,
): ParcelDetail {
  return {
    ...before,
    values: { ...before.values, [group]: value },
    groups: { ...before.groups, [group]: aGroupState(head) },
  };
}

export function aSummary(number: number, parts: Partial<ParcelSummary> = {}): ParcelSummary {
  return {
    id: anId(number),
    unitNo: `330502100-${String(number).padStart(4, '0')}`,
    name: `地块名称${number}`,
    state: 'draft',
    conflict: false,
    photoCount: 0,
    photosMissing: 0,
    errorCount: 0,
    warningCount: 0,
    changedAt: '2025-03-01T01:08:00.000Z',
    ...parts,
  };
}
