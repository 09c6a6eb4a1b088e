import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { horizontalSigmaM } from '#core/position/fix.ts';
import { createFixReader } from '#core/position/fix-reader.ts';
import { linesOf, sentence } from '#tests/helpers/nmea.ts';

const epoch = { time: '061230.00', lonDeg: 120.1, latDeg: 30.87 };

function read(lines: readonly string[]) {
  const reader = createFixReader();
  const fixes = lines.flatMap(reader.take);
  return { fixes: [...fixes, ...reader.pause()], counts: reader.counts() };
}

describe('fixes', () => {
  test('are put together from the sentences of a moment, in any order', () => {
    const whole = {
      timeOfDay: '06:12:30.00',
      day: '2026-11-26',
      at: [expect.closeTo(120.1, 10), expect.closeTo(30.87, 10)],
      quality: 'rtk-fixed',
      satellites: 18,
      altitudeM: 12.345,
      geoidSeparationM: 9.876,
      hdop: 0.7,
      pdop: 1.4,
      sigma: { northM: 0.008485, eastM: 0.008485, upM: 0.02 },
      correctionAgeS: 1,
      stationId: '0042',
    };
    const [gga = '', gst = '', gsa = '', rmc = ''] = linesOf(epoch);
    for (const lines of [
      [gga, gst, gsa, rmc],
      [rmc, gsa, gst, gga],
      [gst, gga, rmc, gsa],
    ]) {
      const { fixes } = read(lines);
      expect(fixes).toEqual([whole]);
      expect(fixes[0] && horizontalSigmaM(fixes[0])).toBeCloseTo(0.012, 5);
    }
  });

  test('are given one a moment, and the day lasts where only the first says it', () => {
    const times = ['061230.00', '061230.20', '061231.00'];
    const lines = times.flatMap((time, i) => linesOf({ ...epoch, time }).slice(0, i === 0 ? 4 : 3));
    const { fixes } = read(lines);
    expect(fixes.map(({ timeOfDay, day }) => `${day} ${timeOfDay}`)).toEqual([
      '2026-11-26 06:12:30.00',
      '2026-11-26 06:12:30.20',
      '2026-11-26 06:12:31.00',
    ]);
  });

  test('have no day after midnight until it is told again', () => {
    const [before, after] = ['235959.00', '000000.00'].map((time) => linesOf({ ...epoch, time })) as [
      string[],
      string[],
    ];
    const days = (lines: readonly string[]) => read(lines).fixes.map(({ day }) => day);
    expect(days([...before, ...after.slice(0, 3)])).toEqual(['2026-11-26', undefined]);
    expect(days([...before, ...after])).toEqual(['2026-11-26', '2026-11-26']);
  });

  test.each(['010000.00', '010000.0', '010000'])(
    'are one moment however a sentence writes its time: %s',
    (time) => {
      const [gga = '', gst = ''] = linesOf({ ...epoch, time: '010000.00' });
      const [, sameGst = '', , sameRmc = ''] = linesOf({ ...epoch, time });
      const isVoid = sentence(`GNRMC,${time},V,,,,,,,261126,,,N`);
      expect(read([gga, sameGst, sameRmc]).fixes).toMatchObject([
        { timeOfDay: '01:00:00.00', quality: 'rtk-fixed', sigma: { northM: 0.008485 } },
      ]);
      expect(read([gga, gst, isVoid]).fixes).toMatchObject([{ quality: 'none' }]);
    },
  );

  test('wait for their accuracy and their V where these come after the next moment has begun', () => {
    const moments = [0, 1, 2, 3, 4].map((i) =>
      linesOf({ ...epoch, time: `06123${i}.00`, sigmaM: (i + 1) / 100 }),
    );
    const isVoid = sentence('GNRMC,061232.00,V,,,,,,,261126,,,N');
    const lines = moments.flatMap(([gga = ''], i) => {
      const [, gst = '', , rmc = ''] = moments[i - 1] ?? [];
      return i === 0 ? [gga] : [gga, gst, i === 3 ? isVoid : rmc];
    });
    const { fixes } = read(lines);
    expect(fixes.map((fix) => [fix.timeOfDay, fix.quality, horizontalSigmaM(fix)?.toFixed(3)])).toEqual([
      // Nothing had been heard yet that came late.
      ['06:12:30.00', 'rtk-fixed', undefined],
      ['06:12:31.00', 'rtk-fixed', '0.020'],
      ['06:12:32.00', 'none', '0.030'],
      ['06:12:33.00', 'rtk-fixed', '0.040'],
      ['06:12:34.00', 'rtk-fixed', undefined],
    ]);
    expect(fixes.map(({ lacksSigma }) => lacksSigma)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      true,
    ]);
  });

  test('say when the receiver gave an accuracy before, but none for them', () => {
    const [withGst, [gga = '']] = [linesOf(epoch), linesOf({ ...epoch, time: '061231.00' })];
    expect(read([...withGst, gga]).fixes.map(({ lacksSigma }) => lacksSigma)).toEqual([undefined, true]);
    expect(read([gga]).fixes[0]).not.toHaveProperty('lacksSigma');
  });

  test('have the accuracy of their second where it is told once in it, but not that of another kind of solution', () => {
    const at = (time: string, quality = 4) => linesOf({ ...epoch, time, quality })[0] ?? '';
    const [, gst = ''] = linesOf({ ...epoch, time: '235959.40' });
    const lines = [
      at('235959.40'),
      gst,
      at('235959.60'),
      at('235959.80', 5),
      at('000000.20'),
      at('000000.40'),
      // Told for a moment of its own, between two positions.
      linesOf({ ...epoch, time: '000000.55' })[1] ?? '',
      at('000000.60'),
    ];
    expect(read(lines).fixes.map(({ sigma, lacksSigma }) => (sigma ? 'told' : lacksSigma))).toEqual([
      'told',
      'told',
      true,
      'told',
      true,
      'told',
    ]);
  });

  test('lie in every quarter of the world', () => {
    const at = (ns: string, ew: string) =>
      read([sentence(`GPGGA,000000,3030.0000,${ns},12006.0000,${ew},1,8,1.0,0,M,0,M,,`)]).fixes[0]?.at;
    expect([at('N', 'E'), at('S', 'E'), at('N', 'W'), at('S', 'W')]).toEqual([
      [120.1, 30.5],
      [120.1, -30.5],
      [-120.1, 30.5],
      [-120.1, -30.5],
    ]);
  });

  test('without a position, or one the receiver does not stand by, have none', () => {
    const none = sentence('GPGGA,061230.00,,,,,0,00,99.9,,M,,M,,');
    expect(read([none]).fixes).toMatchObject([{ quality: 'none', timeOfDay: '06:12:30.00' }]);
    expect(read([none]).fixes[0]).not.toHaveProperty('at');
    const [gga = ''] = linesOf(epoch);
    const isVoid = sentence('GNRMC,061230.00,V,,,,,,,261126,,,N');
    expect(read([gga, isVoid]).fixes[0]).not.toHaveProperty('at');
    expect(read([isVoid]).fixes).toEqual([]);
  });

  test.each([
    ['61 minutes', 'GPGGA,061230.00,3061.0000,N,12006.0000,E,1,8,1.0,0,M,0,M,,'],
    ['91 degrees', 'GPGGA,061230.00,9100.0000,N,12006.0000,E,1,8,1.0,0,M,0,M,,'],
    ['no hemisphere', 'GPGGA,061230.00,3030.0000,,12006.0000,E,1,8,1.0,0,M,0,M,,'],
    ['half a position', 'GPGGA,061230.00,3030.0000,N,,,1,8,1.0,0,M,0,M,,'],
    ['25 hours', 'GPGGA,251230.00,3030.0000,N,12006.0000,E,1,8,1.0,0,M,0,M,,'],
    ['an unknown quality', 'GPGGA,061230.00,3030.0000,N,12006.0000,E,9,8,1.0,0,M,0,M,,'],
    ['words for numbers', 'GPGGA,061230.00,3030.0000,N,12006.0000,E,1,eight,1.0,0,M,0,M,,'],
    ['a number without an end', 'GPGGA,061230.00,3030.0000,N,12006.0000,E,1,8,1e999,0,M,0,M,,'],
  ])('%s: counted as unreadable, and no fix', (_, body) => {
    const { fixes, counts } = read([sentence(body)]);
    expect([fixes, counts.unreadable]).toEqual([[], 1]);
  });

  test('come through noise: what is damaged is counted and left out', () => {
    const lines = linesOf(epoch);
    const { fixes, counts } = read(['½ÿgarbage', ...lines, (lines[0] ?? '').replace('N,', 'S,'), '$GPGGA']);
    expect(fixes).toHaveLength(1);
    expect(counts.faults).toEqual({
      'not-a-sentence': 1,
      'too-long': 0,
      'no-checksum': 1,
      'checksum-differs': 1,
    });
  });

  test('a position comes back from its sentence to a fiftieth of a millimetre', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 119, max: 121, noNaN: true }),
        fc.double({ min: 30, max: 31.5, noNaN: true }),
        (lonDeg, latDeg) => {
          const [fix] = read(linesOf({ ...epoch, lonDeg, latDeg })).fixes;
          const [lon = Number.NaN, lat = Number.NaN] = fix?.at ?? [];
          expect(Math.abs(lon - lonDeg)).toBeLessThan(2e-10);
          expect(Math.abs(lat - latDeg)).toBeLessThan(2e-10);
        },
      ),
    );
  });
});
