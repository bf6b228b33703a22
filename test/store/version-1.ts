/** What made the tables of version 1 that later versions change, as it was released, and rows in them. */
export const versionOne = [
  'CREATE TABLE store_version (version BIGINT NOT NULL)',
  'INSERT INTO store_version VALUES (1)',
  `CREATE TABLE revisions (
     number BIGINT PRIMARY KEY,
     hash TEXT NOT NULL UNIQUE,
     files TEXT NOT NULL,
     author TEXT NOT NULL,
     note TEXT NOT NULL,
     made_at BIGINT NOT NULL,
     findings TEXT NOT NULL
   )`,
  `CREATE TABLE publications (
     number BIGINT PRIMARY KEY,
     revision BIGINT NOT NULL REFERENCES revisions (number),
     author TEXT NOT NULL,
     note TEXT NOT NULL,
     published_at BIGINT NOT NULL
   )`,
  `CREATE TABLE staff (
     name TEXT PRIMARY KEY,
     role TEXT NOT NULL,
     secret TEXT NOT NULL
   )`,
  `CREATE TABLE sign_ins (
     token TEXT PRIMARY KEY,
     staff TEXT NOT NULL REFERENCES staff (name) ON DELETE CASCADE,
     ends_at BIGINT NOT NULL
   )`,
  `CREATE TABLE audit (
     number BIGINT PRIMARY KEY,
     happened_at BIGINT NOT NULL,
     author TEXT NOT NULL,
     action TEXT NOT NULL,
     about TEXT NOT NULL
   )`,
  "INSERT INTO revisions VALUES (1, 'b5a1cb9b5bbd', '[]', 'Ann', 'First', 1, '[]')",
  "INSERT INTO publications VALUES (1, 1, 'Ann', 'First', 1)",
  "INSERT INTO staff VALUES ('bob@example.org', 'editor', 'x')",
  "INSERT INTO sign_ins VALUES ('token', 'bob@example.org', 9)",
]
