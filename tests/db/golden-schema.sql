CREATE UNIQUE INDEX code_list_by_edition ON code_list (list, edition);

CREATE INDEX operation_by_record ON operation (record);

CREATE INDEX operation_by_replica ON operation (replica, seq);

CREATE INDEX package_operation_by_op ON package_operation (op);

CREATE INDEX parcel_by_unit_no ON parcel (deleted, coalesce(unit_no, ''), fid);

CREATE INDEX parcel_list_by_change ON parcel_list (changed_at, fid);

CREATE INDEX parcel_list_by_unit_no ON parcel_list (coalesce(unit_no, ''), fid);

CREATE INDEX parcel_list_filters ON parcel_list (state, category, township_code, key_area_no, surveyor, error_count, warning_count, conflict, surveyed_on, changed_at, planar_area_sq_m, photos_missing);

CREATE INDEX parcel_texts_waiting ON parcel_texts (fid) WHERE hash = x'';

CREATE INDEX photo_by_original ON photo (sketch_of_photo) WHERE sketch_of_photo IS NOT NULL;

CREATE INDEX photo_by_parcel ON photo (parcel, id);

CREATE INDEX photo_by_sha256 ON photo (sha256);

CREATE INDEX photo_check_unsound ON photo_check (sha256) WHERE state <> 'sound';

CREATE UNIQUE INDEX template_by_name ON template (township_code, name);

CREATE TABLE code_item (
  list TEXT NOT NULL, version TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, position INTEGER NOT NULL, retired_in INTEGER, was TEXT,
  PRIMARY KEY (list, version, code), FOREIGN KEY (list, version) REFERENCES code_list (list, version)
) STRICT;

CREATE TABLE code_list (
  list TEXT NOT NULL, version TEXT NOT NULL, source TEXT NOT NULL, loaded_at TEXT NOT NULL, edition INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (list, version)
) STRICT;

CREATE TABLE contact_measure (one INTEGER PRIMARY KEY CHECK (one = 1), limits TEXT NOT NULL) STRICT;

CREATE TABLE division (code TEXT PRIMARY KEY, name TEXT NOT NULL, level TEXT NOT NULL, parent TEXT NOT NULL, retired_in INTEGER, was TEXT) STRICT;

CREATE TABLE drawing_draft (
  parcel TEXT PRIMARY KEY, purpose TEXT NOT NULL, line TEXT NOT NULL, kept_at TEXT NOT NULL
) STRICT;

CREATE TABLE forked_replica (replica TEXT PRIMARY KEY) STRICT;

CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id)
);

CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL,
  PRIMARY KEY (table_name, column_name), UNIQUE (table_name),
  FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);

CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT
);

CREATE TABLE imported_file (
  sha256 TEXT PRIMARY KEY, file_name TEXT NOT NULL, imported_at TEXT NOT NULL, created TEXT NOT NULL
) STRICT;

CREATE TABLE key_area (
  no INTEGER PRIMARY KEY, reporting_body TEXT NOT NULL, category TEXT NOT NULL, name TEXT NOT NULL,
  location TEXT NOT NULL, area_mu REAL NOT NULL, stage TEXT NOT NULL
) STRICT;

CREATE TABLE online_map (position INTEGER PRIMARY KEY, map TEXT NOT NULL) STRICT;

CREATE TABLE operation (
  op INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE, replica TEXT NOT NULL, seq INTEGER NOT NULL, prev TEXT,
  kind TEXT NOT NULL, record TEXT NOT NULL, group_name TEXT NOT NULL,
  local INTEGER NOT NULL CHECK (local IN (0, 1)),
  line TEXT NOT NULL
) STRICT;

CREATE TABLE package (
  id TEXT PRIMARY KEY, direction TEXT NOT NULL CHECK (direction IN ('received', 'sent')),
  file_name TEXT NOT NULL, at TEXT NOT NULL, holder TEXT NOT NULL, township_code TEXT NOT NULL,
  operations INTEGER NOT NULL, photos INTEGER NOT NULL, sha256 TEXT NOT NULL, manifest TEXT NOT NULL
) STRICT;

CREATE TABLE package_operation (
  package TEXT NOT NULL REFERENCES package (id), op INTEGER NOT NULL REFERENCES operation (op),
  PRIMARY KEY (package, op)
) STRICT, WITHOUT ROWID;

CREATE TABLE package_place (package TEXT PRIMARY KEY, path TEXT NOT NULL) STRICT;

CREATE TABLE parcel (
  fid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL, deleted INTEGER NOT NULL, conflict INTEGER NOT NULL,
  heads TEXT NOT NULL,
  error_count INTEGER NOT NULL, warning_count INTEGER NOT NULL, photo_count INTEGER NOT NULL,
  changed_at TEXT NOT NULL,
  unit_no TEXT, name TEXT, survey_area_no TEXT, key_area_no INTEGER, reporting_body TEXT, township_code TEXT,
  village_code TEXT, parcel_codes TEXT, real_estate_unit_nos TEXT, address TEXT,
  category TEXT, is_low_efficiency INTEGER, is_san_di INTEGER, is_cleared_land INTEGER, in_urban_village_renewal INTEGER,
  tenure TEXT, acquisition TEXT, use_right_type TEXT, right_holder TEXT, current_user TEXT, title_certificate_no TEXT,
  registered_on TEXT, registered_area_sq_m REAL, registered_use TEXT, approval_no TEXT, approved_on TEXT,
  approved_area_sq_m REAL, approved_use TEXT,
  usage_status TEXT, idle_reason TEXT, current_land_class TEXT, current_use TEXT, planned_use TEXT, industry_type TEXT,
  floor_area_ratio REAL, building_density_percent REAL, floor_area_sq_m REAL, footprint_area_sq_m REAL,
  year_built INTEGER, environment_status TEXT, infrastructure TEXT, safety_hazard TEXT,
  enterprises TEXT, fixed_investment_per_mu_wan_yuan REAL, tax_paid_per_mu_wan_yuan REAL,
  reasons TEXT, other_reason TEXT,
  legacy_area_sq_m REAL, built_up_in_second_survey INTEGER, built_up_in_third_survey INTEGER,
  land_use_started_on TEXT, penalty_no TEXT,
  mode TEXT, actor TEXT, plan_year INTEGER, stage TEXT, owners_wish TEXT, transition_ends_on TEXT,
  north TEXT, east TEXT, south TEXT, west TEXT,
  surveyor TEXT, surveyed_on TEXT, remarks TEXT,
  planar_area_sq_m REAL, ellipsoidal_area_sq_m REAL, geometry BLOB
, list_version TEXT, photos_missing INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE VIRTUAL TABLE parcel_box USING rtree (fid, min_lon, max_lon, min_lat, max_lat);

CREATE TABLE parcel_contact (
  parcel TEXT NOT NULL, other TEXT NOT NULL,
  overlap_sq_m REAL NOT NULL, sliver_m REAL NOT NULL, sliver_width_m REAL NOT NULL,
  PRIMARY KEY (parcel, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE parcel_list (
  fid INTEGER PRIMARY KEY,
  state TEXT NOT NULL,
  category TEXT,
  township_code TEXT,
  key_area_no INTEGER,
  surveyor TEXT,
  error_count INTEGER NOT NULL,
  warning_count INTEGER NOT NULL,
  conflict INTEGER NOT NULL,
  surveyed_on TEXT,
  changed_at TEXT NOT NULL,
  planar_area_sq_m REAL,
  photo_count INTEGER NOT NULL,
  registered_area_sq_m REAL,
  plan_year INTEGER,
  usage_status TEXT,
  mode TEXT,
  stage TEXT,
  unit_no TEXT,
  name TEXT,
  right_holder TEXT,
  current_user TEXT,
  address TEXT
, photos_missing INTEGER NOT NULL DEFAULT 0, id TEXT NOT NULL DEFAULT '') STRICT;

CREATE VIRTUAL TABLE parcel_search USING fts5 (
  tokens, content = '', contentless_delete = 1, prefix = '1', tokenize = 'unicode61 remove_diacritics 0'
);

CREATE TABLE parcel_texts (fid INTEGER PRIMARY KEY, hash BLOB NOT NULL) STRICT;

CREATE TABLE photo (
  id TEXT PRIMARY KEY,
  parcel TEXT, sha256 TEXT NOT NULL, file_name TEXT NOT NULL, byte_length INTEGER NOT NULL, media_type TEXT NOT NULL,
  width_px INTEGER NOT NULL, height_px INTEGER NOT NULL, kind TEXT NOT NULL, caption TEXT,
  evidence TEXT NOT NULL, heads TEXT NOT NULL, deleted INTEGER NOT NULL, conflict INTEGER NOT NULL
, added_by TEXT, clockwise_deg INTEGER NOT NULL DEFAULT 0, sketch_of TEXT, sketch_of_photo TEXT, clock TEXT, origin TEXT) STRICT;

CREATE TABLE photo_check (
  sha256 TEXT PRIMARY KEY, state TEXT NOT NULL CHECK (state IN ('sound', 'damaged', 'missing')), checked_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE photo_file (
  sha256 TEXT PRIMARY KEY, byte_length INTEGER NOT NULL, media_type TEXT NOT NULL, stored_at TEXT NOT NULL
) STRICT;

CREATE TABLE reference_draft (
  one INTEGER PRIMARY KEY CHECK (one = 1), draft TEXT NOT NULL, changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE reference_edition (
  edition INTEGER PRIMARY KEY, version TEXT NOT NULL UNIQUE, source TEXT NOT NULL, issuer TEXT NOT NULL,
  issued_at TEXT NOT NULL, loaded_at TEXT, device_key TEXT,
  counted INTEGER NOT NULL DEFAULT 1 CHECK (counted IN (0, 1))
) STRICT;

CREATE TABLE replica (
  replica TEXT PRIMARY KEY, device TEXT NOT NULL, device_name TEXT NOT NULL, holder TEXT NOT NULL,
  township_code TEXT NOT NULL, device_key TEXT, first_seen_at TEXT NOT NULL
) STRICT;

CREATE TABLE reporting_body (code TEXT PRIMARY KEY, name TEXT NOT NULL, county_code TEXT, position INTEGER NOT NULL) STRICT;

CREATE TABLE rule_settings (
  edition INTEGER PRIMARY KEY, version TEXT NOT NULL, source TEXT NOT NULL, settings TEXT NOT NULL
) STRICT;

CREATE TABLE survey_area (fid INTEGER PRIMARY KEY, no TEXT NOT NULL UNIQUE, name TEXT, geometry BLOB) STRICT;

CREATE TABLE takan_schema (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT;

CREATE TABLE template (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, township_code TEXT NOT NULL, attributes TEXT NOT NULL, changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE to_project (record TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE workspace (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  workspace_id TEXT NOT NULL, role TEXT NOT NULL CHECK (role IN ('field', 'office')),
  surveyor TEXT NOT NULL, township_code TEXT NOT NULL,
  device TEXT NOT NULL, replica TEXT NOT NULL,
  home TEXT NOT NULL, opening_mark TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TRIGGER parcel_list_change AFTER UPDATE OF changed_at ON parcel WHEN old.deleted = 0 AND new.deleted = 0 BEGIN
  UPDATE parcel_list SET changed_at = new.changed_at WHERE fid = new.fid;
END;

CREATE TRIGGER parcel_list_delete AFTER DELETE ON parcel BEGIN
  DELETE FROM parcel_list WHERE fid = old.fid;
END;

CREATE TRIGGER parcel_list_filters AFTER UPDATE OF state, category, township_code, key_area_no, surveyor, error_count, warning_count, conflict, surveyed_on, planar_area_sq_m ON parcel WHEN old.deleted = 0 AND new.deleted = 0 BEGIN
  UPDATE parcel_list SET state = new.state, category = new.category, township_code = new.township_code, key_area_no = new.key_area_no, surveyor = new.surveyor, error_count = new.error_count, warning_count = new.warning_count, conflict = new.conflict, surveyed_on = new.surveyed_on, planar_area_sq_m = new.planar_area_sq_m WHERE fid = new.fid;
END;

CREATE TRIGGER parcel_list_insert AFTER INSERT ON parcel WHEN new.deleted = 0 BEGIN
  INSERT INTO parcel_list (fid, state, category, township_code, key_area_no, surveyor, error_count, warning_count, conflict, surveyed_on, changed_at, planar_area_sq_m, photo_count, registered_area_sq_m, plan_year, usage_status, mode, stage, unit_no, name, right_holder, current_user, address, photos_missing, id) VALUES (new.fid, new.state, new.category, new.township_code, new.key_area_no, new.surveyor, new.error_count, new.warning_count, new.conflict, new.surveyed_on, new.changed_at, new.planar_area_sq_m, new.photo_count, new.registered_area_sq_m, new.plan_year, new.usage_status, new.mode, new.stage, new.unit_no, new.name, new.right_holder, new.current_user, new.address, new.photos_missing, new.id);
END;

CREATE TRIGGER parcel_list_leave AFTER UPDATE OF deleted ON parcel WHEN old.deleted = 0 AND new.deleted = 1 BEGIN
  DELETE FROM parcel_list WHERE fid = old.fid;
END;

CREATE TRIGGER parcel_list_number AFTER UPDATE OF unit_no ON parcel WHEN old.deleted = 0 AND new.deleted = 0 BEGIN
  UPDATE parcel_list SET unit_no = new.unit_no WHERE fid = new.fid;
END;

CREATE TRIGGER parcel_list_photos AFTER UPDATE OF photos_missing ON parcel WHEN old.deleted = 0 AND new.deleted = 0 BEGIN
  UPDATE parcel_list SET photos_missing = new.photos_missing WHERE fid = new.fid;
END;

CREATE TRIGGER parcel_list_return AFTER UPDATE OF deleted ON parcel WHEN old.deleted = 1 AND new.deleted = 0 BEGIN
  INSERT INTO parcel_list (fid, state, category, township_code, key_area_no, surveyor, error_count, warning_count, conflict, surveyed_on, changed_at, planar_area_sq_m, photo_count, registered_area_sq_m, plan_year, usage_status, mode, stage, unit_no, name, right_holder, current_user, address, photos_missing, id) VALUES (new.fid, new.state, new.category, new.township_code, new.key_area_no, new.surveyor, new.error_count, new.warning_count, new.conflict, new.surveyed_on, new.changed_at, new.planar_area_sq_m, new.photo_count, new.registered_area_sq_m, new.plan_year, new.usage_status, new.mode, new.stage, new.unit_no, new.name, new.right_holder, new.current_user, new.address, new.photos_missing, new.id);
END;

CREATE TRIGGER parcel_list_texts AFTER UPDATE OF photo_count, registered_area_sq_m, plan_year, usage_status, mode, stage, name, right_holder, current_user, address ON parcel WHEN old.deleted = 0 AND new.deleted = 0 BEGIN
  UPDATE parcel_list SET photo_count = new.photo_count, registered_area_sq_m = new.registered_area_sq_m, plan_year = new.plan_year, usage_status = new.usage_status, mode = new.mode, stage = new.stage, name = new.name, right_holder = new.right_holder, current_user = new.current_user, address = new.address WHERE fid = new.fid;
END;

CREATE VIEW DCDYTB AS SELECT
  fid AS OGC_FID, geometry, unit_no AS DCDYBH, survey_area_no AS DCQBH, parcel_codes AS ZDBH, township_code AS XZDM,
  name AS DCDYMC, address AS ZL, right_holder AS CQR, current_user AS XZTDSYR, tenure AS QSXZ, use_right_type AS SYQLX,
  title_certificate_no AS BDCQZ, registered_on AS DJSJ, registered_area_sq_m AS DJMJ, registered_use AS DJYT,
  approval_no AS PZWH, approved_on AS PZSJ, approved_area_sq_m AS PZMJ, approved_use AS PZYT,
  usage_status AS SYZK, current_land_class AS XZDL, current_use AS XZYT, planned_use AS GHYT, industry_type AS CYLX,
  floor_area_ratio AS RJL, building_density_percent AS JZMD, environment_status AS HJZK, infrastructure AS JCSSPTSP,
  CASE is_low_efficiency WHEN 1 THEN '是' WHEN 0 THEN '否' END AS SFDX, CASE is_san_di WHEN 1 THEN '是' WHEN 0 THEN '否' END AS SFSD, CASE is_cleared_land WHEN 1 THEN '是' WHEN 0 THEN '否' END AS SFCHTD,
  CASE in_urban_village_renewal WHEN 1 THEN '是' WHEN 0 THEN '否' END AS SFCZC,
  fixed_investment_per_mu_wan_yuan AS DJGDZCTZ, tax_paid_per_mu_wan_yuan AS DJRKSJ,
  legacy_area_sq_m AS QZLSYLYDMJ, land_use_started_on AS YDSJ, penalty_no AS CFWH,
  mode AS GZMS, stage AS GZJZ, planar_area_sq_m AS MJ, state AS ZT, id AS UUID
FROM parcel WHERE deleted = 0 AND geometry IS NOT NULL;

CREATE VIEW DCQTB AS SELECT fid AS OGC_FID, geometry, no AS DCQBH, name AS DCQMC FROM survey_area;
