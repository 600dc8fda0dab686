R"sql(-- What format 2 has and format 1 has not: see schema.sql.
ALTER TABLE cell ADD COLUMN digest INTEGER NOT NULL DEFAULT 0;
UPDATE cell SET digest = cell_digest(arm, draw, replicate, failed, value);
CREATE TABLE document (
  study  INTEGER PRIMARY KEY REFERENCES study ON DELETE CASCADE,
  turn   INTEGER NOT NULL,
  made   TEXT NOT NULL,
  digest INTEGER NOT NULL,
  json   TEXT NOT NULL
) STRICT;
CREATE TABLE series (
  study      INTEGER NOT NULL REFERENCES study ON DELETE CASCADE,
  observable TEXT NOT NULL,
  arm        TEXT NOT NULL,
  t          INTEGER NOT NULL,
  unit       TEXT NOT NULL,
  q05 REAL, q25 REAL, q50 REAL, q75 REAL, q95 REAL,
  one        REAL,
  PRIMARY KEY (study, observable, arm, t)
) STRICT, WITHOUT ROWID;
CREATE TABLE effect (
  study  INTEGER NOT NULL REFERENCES study ON DELETE CASCADE,
  claim  TEXT NOT NULL,
  draw   INTEGER NOT NULL,
  effect REAL NOT NULL,
  PRIMARY KEY (study, claim, draw)
) STRICT, WITHOUT ROWID;
)sql"
