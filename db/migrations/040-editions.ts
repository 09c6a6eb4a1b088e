/**
 * Reference data get editions that count up: code lists and the settings of the rules keep every older version, codes are put out of use
 * instead of taken away, and a record remembers the version it was filled in under. Beside them the office's draft and the templates.
 */
import type { Migration } from './migration.ts';

const tables = `
CREATE TABLE reference_edition (
  edition INTEGER PRIMARY KEY, version TEXT NOT NULL UNIQUE, source TEXT NOT NULL, issuer TEXT NOT NULL,
  issued_at TEXT NOT NULL, loaded_at TEXT, device_key TEXT,
  counted INTEGER NOT NULL DEFAULT 1 CHECK (counted IN (0, 1))
) STRICT;
CREATE TABLE rule_settings (
  edition INTEGER PRIMARY KEY, version TEXT NOT NULL, source TEXT NOT NULL, settings TEXT NOT NULL
) STRICT;
CREATE TABLE reference_draft (
  one INTEGER PRIMARY KEY CHECK (one = 1), draft TEXT NOT NULL, changed_at TEXT NOT NULL
) STRICT;
CREATE TABLE template (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, township_code TEXT NOT NULL, attributes TEXT NOT NULL, changed_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX template_by_name ON template (township_code, name);
`;

/** Until now the newest version of a list was the one whose name sorts last. */
const columns = `
ALTER TABLE code_list ADD COLUMN edition INTEGER NOT NULL DEFAULT 1;
UPDATE code_list SET edition =
  (SELECT count(*) FROM code_list AS other WHERE other.list = code_list.list AND other.version <= code_list.version);
CREATE UNIQUE INDEX code_list_by_edition ON code_list (list, edition);
ALTER TABLE code_item ADD COLUMN retired_in INTEGER;
ALTER TABLE code_item ADD COLUMN was TEXT;
ALTER TABLE division ADD COLUMN retired_in INTEGER;
ALTER TABLE division ADD COLUMN was TEXT;
ALTER TABLE parcel ADD COLUMN list_version TEXT;
`;

/** What a workspace that is there already has been working with all along. */
const firstEdition = `
INSERT INTO reference_edition (edition, version, source, issuer, issued_at, loaded_at)
  SELECT (SELECT coalesce(max(edition), 1) FROM code_list), '踏勘自带 1',
    '随踏勘程序提供：国家和浙江省公开标准、湖政发〔2024〕2号，未公开的取值为踏勘默认值', '踏勘', '2026-11-01T00:00:00.000Z', created_at
  FROM workspace;
INSERT INTO rule_settings
  SELECT edition, '1', '踏勘默认值，参照浙江省年度更新的字段和质量要求；认定标准未公开，均可由市级修改',
    '{"minimumPhotos":[{"kind":"panorama","needed":2},{"kind":"closeUp","needed":1},{"kind":"interior","needed":1,"categories":["industrial","commercial"]}],"areaTolerancePercent":5,"floorAreaRatioTolerance":0.01,"buildingDensityTolerancePercent":0.1,"snappingM":0.001,"overlapSqM":1,"sliverWidthM":0.2,"duplicateOverlapPercent":80,"requiredFields":["identity.unitNo","identity.reportingBody","identity.townshipCode","identity.address","classification.category","classification.isLowEfficiency","tenure.tenure","tenure.rightHolder","use.usageStatus","use.currentLandClass"]}'
  FROM reference_edition;
`;

export const editions: Migration = {
  version: 40,
  name: 'editions',
  up: (database) => {
    for (const part of [tables, columns, firstEdition]) database.exec(part);
  },
};
