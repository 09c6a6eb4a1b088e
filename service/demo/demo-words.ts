/**
 * Word lists for sample records: names as they are common around 湖州, put together so that no real company or person is meant.
 * Industries are codes of the list `industryType`.
 */
type Words = readonly [string, ...string[]];

export const SURNAMES: Words = [
  '沈',
  '陈',
  '王',
  '张',
  '吴',
  '朱',
  '姚',
  '钱',
  '陆',
  '施',
  '潘',
  '徐',
  '俞',
  '费',
  '章',
  '蒋',
];
export const GIVEN_NAMES: Words = [
  '建国',
  '国强',
  '志明',
  '丽华',
  '晓东',
  '文斌',
  '海燕',
  '卫民',
  '永良',
  '小芳',
  '学军',
  '佳敏',
  '红英',
  '伟',
  '敏',
  '琴',
];

export const COMPANY_NAMES: Words = [
  '恒丰',
  '华盛',
  '金源',
  '鑫达',
  '永兴',
  '宏业',
  '天成',
  '瑞祥',
  '万顺',
  '新联',
  '东升',
  '嘉禾',
  '德润',
  '福瑞',
  '锦绣',
  '长信',
  '南苕',
  '苕溪',
  '弁山',
  '太湖源',
  '菰城',
  '清丽',
  '莲花庄',
];

/** What a company makes, in its name, with the code of its industry; the last number is how common it is. */
export const INDUSTRIES: readonly (readonly [{ readonly word: string; readonly code: string }, number])[] = [
  [{ word: '织造', code: '17' }, 5],
  [{ word: '印染', code: '17' }, 2],
  [{ word: '制衣', code: '18' }, 4],
  [{ word: '童装', code: '18' }, 3],
  [{ word: '木业', code: '20' }, 3],
  [{ word: '竹制品', code: '20' }, 2],
  [{ word: '家具', code: '21' }, 3],
  [{ word: '纸业', code: '22' }, 1],
  [{ word: '化工', code: '26' }, 2],
  [{ word: '化纤', code: '28' }, 2],
  [{ word: '塑料制品', code: '29' }, 2],
  [{ word: '建材', code: '30' }, 3],
  [{ word: '耐火材料', code: '30' }, 1],
  [{ word: '金属制品', code: '33' }, 3],
  [{ word: '机械', code: '34' }, 3],
  [{ word: '电梯部件', code: '34' }, 1],
  [{ word: '汽车零部件', code: '36' }, 2],
  [{ word: '电源', code: '38' }, 2],
  [{ word: '电子', code: '39' }, 1],
  [{ word: '食品', code: '14' }, 1],
];

export const SHOPS: readonly (readonly [{ readonly word: string; readonly code: string }, number])[] = [
  [{ word: '建材市场', code: '51' }, 2],
  [{ word: '商贸', code: '51' }, 3],
  [{ word: '物流', code: '54' }, 2],
  [{ word: '仓储', code: '59' }, 2],
  [{ word: '大酒店', code: '61' }, 1],
];

export const ROADS: Words = [
  '工业路',
  '创业路',
  '振兴路',
  '富民路',
  '兴业路',
  '利民路',
  '环城北路',
  '湖织大道',
  '港南路',
  '迎宾大道',
  '人民路',
  '康乐路',
];
export const VILLAGES: Words = [
  '东风村',
  '新联村',
  '红旗村',
  '建新村',
  '永丰村',
  '双桥村',
  '长和村',
  '荣丰村',
  '星火村',
  '和睦村',
  '石桥村',
  '塘北村',
  '河西村',
  '桃园村',
  '三联村',
  '前进村',
];
export const ESTATES: Words = [
  '东苑新村',
  '西门新村',
  '河滨小区',
  '纺织厂宿舍',
  '供销社宿舍',
  '粮站宿舍',
  '新建小区',
  '桥南新村',
];
export const MINES: Words = ['大山', '石岭', '青坞', '白石坞', '长坞', '金鸡山'];

export const NEIGHBOURS: Words = ['村道', '县道', '河道', '农田', '企业厂房', '居民住宅', '空地', '绿化带'];
export const IDLE_REASONS: Words = [
  '企业停产，厂房空置',
  '企业已外迁，尚未处置',
  '司法查封，待处置',
  '招商项目未落地',
  '产能淘汰后未再利用',
];
export const DERELICT_REASONS: Words = ['厂房年久失修，无法使用', '火灾后未修复', '设备拆除后废弃'];
export const HAZARDS: Words = ['无', '无', '无', '屋面老化漏水', '消防通道堵塞', '墙体开裂', '电线老化'];
export const WISHES: Words = [
  '同意由政府收回',
  '愿意自行改造提升',
  '希望置换到园区',
  '暂无改造打算',
  '愿意与相邻企业联合开发',
];
export const REMARKS: Words = [
  '权利人到场指界。',
  '厂区大门朝南。',
  '现场有承租企业，租期到明年底。',
  '东侧围墙与图上界线一致。',
  '需进一步核对登记资料。',
];
export const PHONES: Words = ['HUAWEI P40', 'Redmi Note 12', 'vivo Y78'];
