#!/bin/sh
# Runs once, when the volume is empty (docker-entrypoint-initdb.d). Passwords travel by file, not by argument: `ps` shows none.
set -eu
psql --no-psqlrc --quiet --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
\set owner_password `cat /run/secrets/owner_password`
\set app_password `cat /run/secrets/app_password`
\set system_password `cat /run/secrets/system_password`
\i /opt/sandbar/roles.sql
SQL
