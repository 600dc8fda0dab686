R"sql(-- A result file of interregnum, format 2. (The first and the last line let C++ include this page as a string.)
-- Promised are the numbers in it, not its bytes. Any tool that reads SQLite can read it, also while a run writes.

-- What is judged: a scenario's canonical text under one seed and one version of the engine. Other wordings (another
-- hash) and other seeds of the same argument live side by side in one file.
CREATE TABLE study (
  id        INTEGER PRIMARY KEY,
  hash      TEXT NOT NULL,     -- SHA-256 of `canonical`: 64 hexadecimal digits
  seed      TEXT NOT NULL,     -- study key, hexadecimal: "0x0"
  engine    TEXT NOT NULL,     -- version of interregnum that made it: "0.1.0"
  file      TEXT NOT NULL,     -- the scenario's path, as it was given
  title     TEXT NOT NULL,
  canonical TEXT NOT NULL,     -- the scenario in canonical form, without comments and budget
  started   TEXT NOT NULL,     -- "2023-06-24T02:03:00Z"
  UNIQUE (hash, seed)
) STRICT;

-- What a cell's numbers mean: one arm under the standard mechanisms (variant 0) or under the k-th rival (variant k).
CREATE TABLE arm (
  study   INTEGER NOT NULL REFERENCES study ON DELETE CASCADE,
  arm     INTEGER NOT NULL,
  name    TEXT NOT NULL,       -- "story", "story, attempts = precedent"
  variant INTEGER NOT NULL,
  records TEXT NOT NULL,       -- what a run writes down, one a line, in the order of cell.value
  PRIMARY KEY (study, arm)
) STRICT, WITHOUT ROWID;

-- One run each. A pure function of its key, so a lost cell is merely run again.
CREATE TABLE cell (
  study     INTEGER NOT NULL REFERENCES study ON DELETE CASCADE,
  arm       INTEGER NOT NULL,
  draw      INTEGER NOT NULL,  -- one set of parameter values
  replicate INTEGER NOT NULL,  -- one luck of that draw
  failed    INTEGER NOT NULL,  -- 1: a value that is no number came up
  value     BLOB NOT NULL,     -- little-endian doubles, one a record; NaN: missing
  digest    INTEGER NOT NULL,  -- of the row, so that a flipped bit is noticed
  PRIMARY KEY (study, arm, draw, replicate)
) STRICT, WITHOUT ROWID;

-- The latest answer for each claim, at the budget it was last run with.
CREATE TABLE verdict (
  study   INTEGER NOT NULL REFERENCES study ON DELETE CASCADE,
  claim   TEXT NOT NULL,
  verdict TEXT NOT NULL,       -- "too_small"
  draws   INTEGER NOT NULL,
  json    TEXT NOT NULL,       -- the claim as `run --json` prints it
  PRIMARY KEY (study, claim)
) STRICT, WITHOUT ROWID;

-- What `run --json` printed when the study was last complete: what explain, compare and report read. It is written
-- together with verdict, series and effect.
CREATE TABLE document (
  study  INTEGER PRIMARY KEY REFERENCES study ON DELETE CASCADE,
  turn   INTEGER NOT NULL,     -- the highest one was made last
  made   TEXT NOT NULL,        -- "2023-06-24T02:03:00Z"
  digest INTEGER NOT NULL,     -- of the text
  json   TEXT NOT NULL
) STRICT;

-- A column over time in one arm: quantiles over draws, and one draw.
CREATE TABLE series (
  study      INTEGER NOT NULL REFERENCES study ON DELETE CASCADE,
  observable TEXT NOT NULL,    -- "citizens.support[leader]"
  arm        TEXT NOT NULL,    -- "story"
  t          INTEGER NOT NULL, -- hours since the start
  unit       TEXT NOT NULL,
  q05 REAL, q25 REAL, q50 REAL, q75 REAL, q95 REAL,
  one        REAL,             -- of draw 0
  PRIMARY KEY (study, observable, arm, t)
) STRICT, WITHOUT ROWID;

-- What the deciding test of a claim found in each world, in the outcome's unit: the mean over the runs that have it.
CREATE TABLE effect (
  study  INTEGER NOT NULL REFERENCES study ON DELETE CASCADE,
  claim  TEXT NOT NULL,
  draw   INTEGER NOT NULL,
  effect REAL NOT NULL,
  PRIMARY KEY (study, claim, draw)
) STRICT, WITHOUT ROWID;
)sql"
