-- Evidence: appended, never changed.
CREATE TABLE documents (
  id      TEXT NOT NULL,
  hash    BLOB NOT NULL,                -- SHA-256 of the record's bytes
  format  TEXT NOT NULL,                -- what kind of bytes
  record  BLOB NOT NULL,                -- the bytes, zstd
  PRIMARY KEY (id, hash)
) WITHOUT ROWID;

CREATE TABLE origins (
  id      TEXT NOT NULL,
  hash    BLOB NOT NULL,
  origin  TEXT NOT NULL,                -- a file and line it was read from
  PRIMARY KEY (id, hash, origin)
) WITHOUT ROWID;

CREATE TABLE judgements (
  sequence INTEGER PRIMARY KEY,         -- from 1, without gaps
  judgement BLOB NOT NULL,              -- postcard
  chain     BLOB NOT NULL               -- SHA-256 of the chain before and the judgement
);

-- Readings: what one version of the program understood of the evidence.
CREATE TABLE readings (
  id         TEXT NOT NULL,
  hash       BLOB NOT NULL,
  published  TEXT,                      -- first day, ISO 8601
  retrieved  TEXT,
  summary    BLOB NOT NULL,             -- the engine's bytes: what a list shows of it
  document   BLOB NOT NULL,             -- postcard, zstd
  extraction BLOB NOT NULL,             -- postcard, zstd
  account    BLOB NOT NULL,             -- the engine's bytes, zstd
  PRIMARY KEY (id, hash)
) WITHOUT ROWID;

-- Of several contents under one id the one that counts: a function of the set, not of arrival.
CREATE VIEW current AS
  SELECT id, hash, summary, document, extraction, account FROM (
    SELECT *, row_number() OVER (
      PARTITION BY id ORDER BY published DESC NULLS LAST, retrieved DESC NULLS LAST, hash
    ) AS place FROM readings
  ) WHERE place = 1;

-- Derived: replaced as a whole.
CREATE TABLE incidents (
  place    INTEGER PRIMARY KEY,         -- in the order in which incidents are listed, from 0
  id       TEXT NOT NULL UNIQUE,
  incident BLOB NOT NULL                -- postcard, zstd
);

CREATE TABLE incident_aliases (
  alias    TEXT NOT NULL PRIMARY KEY,
  incident TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE incident_members (
  report   TEXT NOT NULL PRIMARY KEY,
  incident TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE incident_actors (
  actor    TEXT NOT NULL,
  incident TEXT NOT NULL,
  PRIMARY KEY (actor, incident)
) WITHOUT ROWID;

CREATE TABLE facts (
  actor    TEXT NOT NULL,
  document TEXT NOT NULL,
  place    INTEGER NOT NULL,            -- in the document's extraction, from 0
  PRIMARY KEY (actor, document, place)
) WITHOUT ROWID;

-- One row.
CREATE TABLE state (
  only            INTEGER PRIMARY KEY CHECK (only = 1),
  reader          TEXT NOT NULL,        -- version of the program that made the readings
  evidence        INTEGER NOT NULL,     -- grows with every change of evidence, readings or judgements
  derived         INTEGER NOT NULL      -- value of `evidence` from which the incidents were derived
);
INSERT INTO state VALUES (1, '', 0, 0);
