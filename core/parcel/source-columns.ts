/**
 * Which column of somebody else's table goes into which field. Guessed by name: the provincial column, the words of the form, and the
 * names that other programs are known to use. A guess is offered before anything is stored, and can be changed.
 */
import { type FieldDescription, PARCEL_FIELDS } from './field-groups.ts';
import { toHalfWidth } from './half-width.ts';

/** Path of a field, e.g. `tenure.rightHolder`, by column; a column that is not in it is not taken over. */
export type ColumnMapping = Readonly<Record<string, string>>;

/** Fields that a column can fill: not the rows of enterprises, and not what the program writes itself. */
export const FILLABLE_FIELDS: readonly FieldDescription[] = PARCEL_FIELDS.filter(
  ({ input }) => input !== 'rows' && input !== 'program',
);

export const pathOf = ({ group, field }: Pick<FieldDescription, 'group' | 'field'>): string =>
  `${group}.${field}`;

/** Names in use elsewhere, the most telling first: cadastral layers, exchange files, what GIS programs call a name. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  'identity.unitNo': ['DYBH', '单元编号', '图斑编号', 'TBBH', '地块编号', 'DKBH', '编号', 'BH'],
  'identity.name': [
    '地块名称',
    'DKMC',
    '单元名称',
    'DYMC',
    '项目名称',
    'XMMC',
    '企业名称',
    'QYMC',
    '名称',
    'MC',
    'NAME',
    'TITLE',
  ],
  'identity.surveyAreaNo': ['调查区编号'],
  'identity.keyAreaNo': ['重点片区编号', '片区编号', 'PQBH', '片区'],
  'identity.reportingBody': ['TBZT'],
  'identity.townshipCode': ['乡镇代码', 'XZDM', '乡镇', '街道', '乡镇街道', 'XZMC', 'XZJD'],
  'identity.villageCode': ['村代码', 'CDM', '村社区代码'],
  'identity.parcelCodes': ['宗地编号', 'ZDDM', '宗地号', 'ZDH'],
  'identity.realEstateUnitNos': ['BDCDYH'],
  'identity.address': ['土地坐落', 'TDZL', 'ZL', '地址', 'DZ', 'ADDRESS'],
  'classification.category': ['类别', '用地类别', 'YDLB', 'LB'],
  'tenure.tenure': ['权属', 'TENURE'],
  'tenure.acquisition': ['QLXZ', '取得方式', '供地方式', 'GDFS'],
  'tenure.rightHolder': [
    '权利人',
    'QLR',
    '土地使用权人',
    'TDSYQR',
    '土地使用者',
    'TDSYZ',
    '权利人名称',
    'QLRMC',
  ],
  'tenure.currentUser': ['现状使用人', '使用人', 'SYR'],
  'tenure.titleCertificateNo': ['BDCQZH', '证号', '权证号', '土地证号', 'TDZH'],
  'tenure.registeredAreaSqM': ['发证面积', '土地证面积', '证载面积', 'FZMJ'],
  'tenure.approvedOn': ['批准日期'],
  'tenure.registeredOn': ['登记日期'],
  'use.currentLandClass': ['地类编码', 'DLBM', '地类代码', '地类'],
  'use.currentUse': ['地块用途', '土地用途', 'TDYT', '用途'],
  'use.floorAreaSqM': ['总建筑面积', 'JZMJ', 'ZJZMJ'],
  'use.footprintAreaSqM': ['占地面积', 'JZZDMJ', '基底面积'],
  'use.yearBuilt': ['建成年代', '建造年份', 'JCNF'],
  'redevelopment.mode': ['改造模式', '再开发模式'],
  'redevelopment.stage': ['改造进展', '进展'],
  'redevelopment.planYear': ['计划年度', 'JHND'],
  'process.surveyor': ['调查员', 'DCR', 'DCY'],
  'process.surveyedOn': ['DCRQ'],
  'process.remarks': ['备注', 'BZ', 'REMARK', 'REMARKS', 'DESCRIPTION', 'DESC', 'CMT'],
};

/**
 * The first column of each name wins, and a field is filled by one column only.
 * @param labels the words of the form by path, in every language
 */
export function guessMapping(
  columns: readonly string[],
  labels: Readonly<Record<string, readonly string[]>>,
): ColumnMapping {
  const byKey = new Map<string, string>();
  for (const column of columns) if (!byKey.has(keyOf(column))) byKey.set(keyOf(column), column);
  const mapping: Record<string, string> = {};
  const take = (path: string, names: readonly (string | undefined)[]): void => {
    if (Object.values(mapping).includes(path)) return;
    for (const name of names) {
      const column = name === undefined ? undefined : byKey.get(keyOf(name));
      if (column === undefined || Object.hasOwn(mapping, column)) continue;
      mapping[column] = path;
      return;
    }
  };
  // What can mean only one thing goes first: 名称 must not be taken by a field that also has a name of its own.
  for (const each of FILLABLE_FIELDS)
    take(pathOf(each), [each.dcdytb, pathOf(each), each.field, ...(labels[pathOf(each)] ?? [])]);
  for (const each of FILLABLE_FIELDS) take(pathOf(each), ALIASES[pathOf(each)] ?? []);
  return mapping;
}

/** Capitals and half-width, without what is put between words, units and remarks in brackets aside: `产权 人（盖章）` → `产权人`. */
function keyOf(name: string): string {
  return toHalfWidth(name)
    .replace(/[([].*$/s, '')
    .replace(/[\s_\-.、:]/g, '')
    .toUpperCase();
}
