/**
 * Names of datums, in declared names and in free text. A declared name is of a foreign datum by any word of it; free text only where it
 * speaks of a datum, for streets are called 北京路.
 */

const CGCS =
  /CGCS.?2000|China.?(Geodetic.Coordinate.System.?)?2000|(国家|大地.{0,4})2000|国家.2000|2000.?(国家|大地)|^\s*2000(坐标系?)?\s*$/i;
const WGS = /WGS.?(19)?84/i;
const FOREIGN = /GCJ.?0?2|火星|BD.?09|百度|Xi.?an|西安|Beijing|北京|Krasso|Pulkovo/i;
const FOREIGN_IN_TEXT = [
  /GCJ.?0?2|火星坐标|BD.?09|百度坐标|Krasso|Pulkovo/i,
  /(Xi.?an|西安)[\s_/-]{0,3}(19)?80(?!\d)|(?<!\d)(19)?80年?[\s_/-]{0,3}(Xi.?an|西安)(?!\p{L})/iu,
  /(Beijing|北京)[\s_/-]{0,3}(19)?54(?!\d)|(?<!\d)(19)?54年?[\s_/-]{0,3}(Beijing|北京)(?!\p{L})/iu,
  /(西安|北京)(大地)?坐标系|坐标系统?[\s:=为]{0,3}(西安|北京)/,
  // The systems of 1980 and 1954 without their city.
  /(?<!\d)(19)?(80|54)年?(国家)?(大地|平面)?坐标系|(?<!\d)19(80|54)年?(国家)?(大地|平面)?坐标|国家(19)?80(?!\d)/,
  /(?<![A-Za-z])(BJ|XA)[\s_-]?(19)?(54|80)(?!\d)/i,
];

export function isCgcs2000(name: string): boolean {
  return CGCS.test(name);
}

export function isWgs84(name: string): boolean {
  return WGS.test(name);
}

/** Of a datum whose parameters are controlled or which is distorted on purpose. */
export function isForeignDatum(name: string): boolean {
  return FOREIGN.test(name);
}

/** @param text in half-width writing */
export function speaksOfForeignDatum(text: string): boolean {
  return FOREIGN_IN_TEXT.some((datum) => datum.test(text));
}
