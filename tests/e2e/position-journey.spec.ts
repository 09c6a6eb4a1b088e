/** A boundary walked with a receiver: connected over the network, refused while its solution floats, and a log of it replayed. */
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { gk120 } from '../../core/geo/coordinates.ts';
import { toLonLat } from '../../core/geo/projection.ts';
import { cutOff, seriousFaults } from '../helpers/look-over.ts';
import { linesOf } from '../helpers/nmea.ts';
import { anEmptyHome, anEmptySurvey, type Home, startInBrowser, takanJson } from '../helpers/program.ts';

type Stored = {
  values: {
    boundary?: {
      datum: string;
      planarAreaSqM: number;
      rings: { points: { method: string; accuracyM?: number }[] }[];
    };
  };
};

/** A receiver that is carried about: it says ten times a second where it is. */
class Receiver {
  north = 0;
  east = 0;
  quality = 4;
  readonly log: string[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #timer: NodeJS.Timeout;
  #tenths = 0;

  constructor() {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => this.#sockets.delete(socket));
    });
    this.#timer = setInterval(() => this.#say(), 100);
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    clearInterval(this.#timer);
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  #say(): void {
    this.#tenths += 1;
    // A centimetre to and fro, as receivers have it.
    const wobble = this.#tenths % 2 === 0 ? 0.01 : -0.01;
    const [lonDeg, latDeg] = toLonLat(gk120(3_416_500 + this.north + wobble, 500_000 + this.east));
    const clock = new Date(Date.UTC(2026, 10, 26, 6, 0, 0) + this.#tenths * 100).toISOString();
    const time = `${clock.slice(11, 13)}${clock.slice(14, 16)}${clock.slice(17, 22)}`;
    const lines = linesOf({ time, lonDeg, latDeg, quality: this.quality });
    this.log.push(...lines);
    for (const socket of this.#sockets) socket.write(`${lines.join('\r\n')}\r\n`);
  }
}

let home: Home;
let receiver: Receiver;
test.beforeEach(() => {
  home = anEmptyHome();
  receiver = new Receiver();
});
test.afterEach(() => {
  receiver.close();
  home.remove();
});

const panel = (page: Page) => page.getByRole('region', { name: '定位', exact: true });

async function measure(page: Page): Promise<void> {
  await panel(page).getByRole('button', { name: '采点', exact: true }).click();
}

test('a boundary is walked with a receiver, and only with fixes that are good enough', async ({
  page,
}, info) => {
  const workspace = anEmptySurvey(home, 'survey');
  const port = await receiver.listen();
  const program = await startInBrowser(home, '--workspace', workspace);
  const look = async (name: string) => {
    await page.screenshot({ path: info.outputPath(`${name}.png`) });
    expect.soft(await seriousFaults(page), name).toEqual([]);
    expect.soft(await cutOff(page), name).toEqual([]);
  };
  try {
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.goto(program.url);
    await page.getByRole('button', { name: '定位（GNSS 接收机）' }).click();
    await look('connect');
    await panel(page).getByText('网络', { exact: true }).click();
    await panel(page).getByLabel('地址').fill('127.0.0.1');
    await panel(page).getByLabel('端口').fill('1');
    await panel(page).getByRole('button', { name: '连接', exact: true }).click();
    await expect(panel(page)).toContainText('连接不上接收机 127.0.0.1:1');
    await look('not-reachable');
    await panel(page).getByLabel('端口').fill(String(port));
    await panel(page).getByRole('button', { name: '连接', exact: true }).click();
    await expect(panel(page)).toContainText('固定解');
    await expect(panel(page)).toContainText('X 3416500.0');

    await page.getByRole('button', { name: /新地块/ }).click();
    await page.getByRole('button', { name: /在地图上绘制/ }).click();
    await panel(page).getByLabel('平均次数').fill('4');
    for (const [i, [north, east]] of [
      [60, 0],
      [60, 100],
      [0, 100],
      [0, 0],
    ].entries()) {
      Object.assign(receiver, { north, east });
      await expect(panel(page)).toContainText(`Y ${(500_000 + (east ?? 0)).toFixed(3)}`);
      await page.waitForTimeout(250);
      await measure(page);
      await expect(panel(page).getByRole('status')).toContainText('已加入正在绘制的界线');
      await expect(page.getByRole('region', { name: '正在绘制' })).toContainText(`点数${i + 1}`);
    }
    await look('walked');

    // A floating solution makes no point, however long one waits.
    receiver.quality = 5;
    await expect(panel(page)).toContainText('浮动解，要求固定解');
    await measure(page);
    await expect(panel(page)).toContainText(/不合要求 [2-9] 次/);
    await expect(panel(page)).toContainText('正在采点 0/4');
    await look('refused');
    await panel(page).getByRole('button', { name: '取消采点' }).click();

    await page
      .getByRole('toolbar', { name: '绘制界线' })
      .getByRole('button', { name: '完成', exact: true })
      .click();
    await expect(page.getByText('330502100-0001').first()).toBeVisible();
    await expect(page.getByRole('region', { name: '正在绘制' })).toContainText('已保存');
    await look('stored');
    await panel(page).getByRole('button', { name: '断开' }).click();

    // The same walk from a log, read at once: the last fix floats.
    await panel(page).getByText('回放日志', { exact: true }).click();
    await panel(page).getByText('一次读完').click();
    await panel(page)
      .getByLabel('选择 NMEA 日志')
      .setInputFiles({
        name: '走界.nmea',
        mimeType: 'text/plain',
        buffer: Buffer.from(receiver.log.join('\r\n')),
      });
    await expect(panel(page)).toContainText('数据已结束');
    await expect(panel(page)).toContainText('浮动解，要求固定解');
    await expect(panel(page)).toContainText('走界.nmea');
    await look('replayed');
  } finally {
    await program.stop();
  }

  const { values } = takanJson<Stored>(home, 'parcels', 'show', workspace, '330502100-0001');
  const { boundary } = values;
  expect(boundary?.planarAreaSqM).toBeCloseTo(6000, 0);
  expect(boundary?.datum).toBe('CGCS2000');
  expect(boundary?.rings[0]?.points).toHaveLength(4);
  for (const point of boundary?.rings[0]?.points ?? [])
    expect(point).toMatchObject({ method: 'rtk', accuracyM: expect.closeTo(0.012, 2) });
});
