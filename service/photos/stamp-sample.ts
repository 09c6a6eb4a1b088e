/** A drawn picture with the stamp of a template, for whoever changes it: a yard under a bright sky, where stamps are hard to read. */
import sharp from 'sharp';
import { type StampFacts, stampLines } from '#core/photo/stamp-lines.ts';
import type { StampTemplate } from '#core/photo/stamp-template.ts';
import { stamp as stampTexts } from '#texts/zh-CN/stamp.ts';
import { stampPicture } from './stamp-picture.ts';

const YARD = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="720">
  <rect width="960" height="720" fill="#f4f7fa"/>
  <rect y="430" width="960" height="290" fill="#8d8a80"/>
  <path d="M120 430V230l220-70 220 70v200z" fill="#b9b2a6"/>
  <path d="M120 230l220-70 220 70" fill="none" stroke="#6d675c" stroke-width="14"/>
  <path d="M190 300h70v60h-70zm110 0h70v60h-70zm110 0h70v60h-70z" fill="#5a6b78"/>
  <rect x="640" y="330" width="200" height="100" fill="#a3553d"/>
</svg>`;

const SAMPLE: StampFacts = {
  evidence: {
    takenAt: '2025-03-01T09:08:00+08:00',
    lon: 120.1,
    lat: 30.87,
    positionAccuracyM: 3.2,
    azimuthDeg: 352.4,
    azimuthReference: 'true',
    artist: '张三',
  },
  sha256: '3f9a1c0b7d2e'.padEnd(64, '0'),
  unitNo: '330502100-0042',
  parcelName: '湖州某某织造有限公司',
  kind: '全景',
  recordedBy: '张三',
};

export async function stampSample(template: StampTemplate): Promise<Buffer> {
  const picture = await sharp(Buffer.from(YARD)).png().toBuffer();
  return await stampPicture(picture, { template, lines: stampLines(template, SAMPLE, stampTexts) });
}
