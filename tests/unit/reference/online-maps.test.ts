import { describe, expect, test } from 'vitest';
import {
  findOnlineMapProblems,
  type OnlineMap,
  onlineMapSchema,
  onlineTileUrl,
  TIANDITU_EXAMPLE,
} from '#core/reference/online-maps.ts';

const aMap = (part: Partial<OnlineMap> = {}): OnlineMap => ({
  ...{
    name: '天地图',
    url: TIANDITU_EXAMPLE,
    key: '0123abc',
    attribution: '',
    datum: 'CGCS2000',
    maxZoom: 18,
  },
  ...part,
});
const codesOf = (...maps: OnlineMap[]) => findOnlineMapProblems(maps).map(({ code }) => code);

describe('an online map', () => {
  test.each([
    TIANDITU_EXAMPLE,
    'http://10.32.1.5:8080/geo/{z}/{y}/{x}.png',
    'https://tiles.huzhou.gov.cn/wmts?l=img&z={z}&x={x}&y={y}',
  ])('at %s can be shown', (url) => {
    expect(codesOf(aMap({ url }))).toEqual([]);
    expect(onlineMapSchema.safeParse(aMap({ url })).success).toBe(true);
  });

  test.each([
    ['reference.online-url', 'ftp://a.b/{z}/{x}/{y}'],
    ['reference.online-url', 'https://a.b/{z}/{x}'],
    ['reference.online-url', 'https://user:secret@a.b/{z}/{x}/{y}'],
    ['reference.online-url', 'javascript:alert(1)//{z}{x}{y}'],
    ['reference.online-url', '{z}{x}{y}'],
    ['reference.online-gcj02', 'https://webrd0{s}.is.autonavi.com/appmaptile?x={x}&y={y}&z={z}'],
    ['reference.online-gcj02', 'https://wprd01.is.autonavi.com/appmaptile?x={x}&y={y}&z={z}'],
    ['reference.online-gcj02', 'http://rt{s}.map.gtimg.com/tile?z={z}&x={x}&y={y}'],
    ['reference.online-gcj02', 'https://mt{s}.google.cn/vt?x={x}&y={y}&z={z}'],
    ['reference.online-gcj02', 'https://MAPONLINE{s}.BDIMG.com/tile/?x={x}&y={y}&z={z}'],
    [
      'reference.online-degrees',
      'https://t0.tianditu.gov.cn/img_c/wmts?TILEMATRIX={z}&TILEROW={y}&TILECOL={x}',
    ],
    ['reference.online-degrees', 'https://a.gov.cn/wmts?TILEMATRIXSET=c&z={z}&x={x}&y={y}'],
  ])('is refused with %s at %s', (code, url) => {
    expect(codesOf(aMap({ url }))).toEqual([code]);
    expect(onlineMapSchema.safeParse(aMap({ url })).success).toBe(false);
  });

  test('needs a name of its own, and a key where its address has a place for it', () => {
    expect(codesOf(aMap({ name: ' ' }))).toEqual(['reference.online-name']);
    expect(codesOf(aMap(), aMap({ key: '1' }))).toEqual(['reference.online-twice']);
    expect(codesOf(aMap({ key: ' ' }))).toEqual(['reference.online-key']);
  });

  test('is asked for a tile by its numbers, at one of its hosts, with the key made fit for an address', () => {
    const url = onlineTileUrl(aMap({ key: 'a b&c' }), { zoom: 15, x: 27_316, y: 13_483 });
    expect(url).toBe(
      `${TIANDITU_EXAMPLE.split('TILEMATRIX={z}')[0]?.replace('{s}', '7')}TILEMATRIX=15&TILEROW=13483&TILECOL=27316&tk=a%20b%26c`,
    );
  });
});
