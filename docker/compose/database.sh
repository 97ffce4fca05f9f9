#!/usr/bin/env bash
# Makes the users of docs/kubernetes.md, at the first start of Postgres: one owns the tables, the others have the rights of an api and of
# a builder. SECRETS is the folder with their passwords.
set -euo pipefail

secret() { cat "${SECRETS:-/run/secrets}/$1"; }

psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
  --set owner="$(secret owner-password)" --set api="$(secret api-password)" --set builder="$(secret builder-password)" <<'SQL'
CREATE ROLE snapforge_owner LOGIN PASSWORD :'owner';
CREATE ROLE snapforge_api;
CREATE ROLE snapforge_signer;
CREATE ROLE snapforge_builder;
CREATE ROLE snapforge LOGIN PASSWORD :'api' IN ROLE snapforge_api;
CREATE ROLE snapforge_builds LOGIN PASSWORD :'builder' IN ROLE snapforge_builder;
CREATE DATABASE snapforge OWNER snapforge_owner;
\connect snapforge
GRANT ALL ON SCHEMA public TO snapforge_owner;
SQL
