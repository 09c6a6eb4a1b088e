/** [属性描述] of the exchange file: what each line may say, and what of it refuses the file. */
import type { BoundaryIssue } from '../boundary-codes.ts';
import { recogniseSystem } from '../features/coordinate-system.ts';
import { refusalOfZone } from '../other-zones.ts';
import type { IssueLog } from './issue-log.ts';
import { numberIn, quoted, toHalfWidth } from './text-lines.ts';
import type { BoundaryTextHeader } from './types.ts';

const KEYS: Readonly<Record<string, keyof BoundaryTextHeader>> = {
  格式版本号: 'formatVersion',
  数据产生单位: 'producer',
  数据产生日期: 'producedOn',
  坐标系: 'coordinateSystem',
  几度分带: 'zoneWidth',
  投影类型: 'projection',
  计量单位: 'unit',
  带号: 'zone',
  精度: 'precision',
  转换参数: 'transform',
};

export type HeaderEntry = { readonly key: keyof BoundaryTextHeader; readonly value: string };

/** `键=值` with = of either width; undefined for lines that say nothing this program knows, or say it of nothing. */
export function parseHeaderLine(text: string): HeaderEntry | undefined {
  const [, name = '', value = ''] = /^([^=＝]*)[=＝](.*)$/.exec(text) ?? [];
  const key = Object.hasOwn(KEYS, name.trim()) ? KEYS[name.trim()] : undefined;
  return key && value.trim() !== '' ? { key, value: value.trim() } : undefined;
}

/** Refuses another datum, zone or zone width, and remarks on a projection, unit or transformation it does not know. */
export function checkHeaderEntry({ key, value }: HeaderEntry, line: number, log: IssueLog): void {
  const plain = toHalfWidth(quoted(value)).trim();
  switch (key) {
    case 'coordinateSystem':
      checkSystem(plain, line, log);
      break;
    case 'zoneWidth':
      if (/^(6|六)/.test(plain))
        log.add(line, { code: 'boundary.six-degree-zone', params: { value: quoted(value) } });
      break;
    case 'zone':
      checkZone(plain, line, log);
      break;
    case 'projection':
      if (!/高斯|gauss|g-?k|横轴墨卡托|transverse/i.test(plain)) {
        log.add(line, { code: 'boundary.unknown-projection', params: { value: quoted(value) } });
      }
      break;
    case 'unit':
      if (!/^(米|m|metre|meter)s?$/i.test(plain))
        log.add(line, { code: 'boundary.unknown-unit', params: { value: quoted(value) } });
      break;
    case 'transform':
      if (/[1-9]/.test(plain))
        log.add(line, { code: 'boundary.transform-not-applied', params: { value: quoted(value) } });
      break;
    default:
      break;
  }
}

/** At the opening of [地块坐标]: what should have been said before. */
export function checkHeaderComplete(header: BoundaryTextHeader, line: number, log: IssueLog): void {
  if (header.coordinateSystem === undefined) log.add(line, { code: 'boundary.datum-missing', params: {} });
  if (header.zone === undefined) log.add(line, { code: 'boundary.zone-missing', params: {} });
}

/** The format knows only CGCS2000; of a plane of it that is another place the reason is said. */
function checkSystem(value: string, line: number, log: IssueLog): void {
  const result = recogniseSystem({ kind: 'name', name: value });
  if (result.ok && result.system !== 4326) return;
  const isOther = result.ok || result.issue.code === 'boundary.unknown-system';
  log.add(line, isOther ? { code: 'boundary.wrong-datum', params: { value: quoted(value) } } : result.issue);
}

function checkZone(value: string, line: number, log: IssueLog): void {
  const zone = numberIn(value, /(\d+)\D*$/);
  const refusal: BoundaryIssue | undefined =
    zone === undefined
      ? { code: 'boundary.wrong-zone', params: { zone: quoted(value) } }
      : refusalOfZone(zone, quoted(value));
  if (refusal) log.add(line, refusal);
}
