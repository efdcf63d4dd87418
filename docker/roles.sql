-- The database of Sandbar and its three roles, with the least rights that each needs. For psql, as a superuser, on any database:
--
--   psql -v owner_password=… -v app_password=… -v system_password=… -f docker/roles.sql postgres
--
-- Running it again sets attributes and passwords anew and changes nothing else. The tables, their grants and their row security come from
-- `sandbar migrate`, which runs as sandbar_owner. Beside the passwords, `-v ctype=…` names another character classification than C.UTF-8.
--
--   sandbar_owner    owns the database: migrates, loads the reference data. Forced row security keeps it from reading any case.
--   sandbar_app      serves requests; sees the cases of the person who asks. Cannot even make a temporary table.
--   sandbar_system   relay, deadlines, messages between cases, verification.
--
-- sandbar_system needs TEMPORARY on the database where the queue runs on Postgres (no REDIS_URL): BullMQ makes a temporary table with every
-- bulk insertion. With Redis it may be revoked; `sandbar migrate` grants it again, harmlessly.
\set ON_ERROR_STOP on
\if :{?ctype}
\else
\set ctype C.UTF-8
\endif

SELECT format('CREATE ROLE %I', wanted.name) FROM (VALUES ('sandbar_owner'), ('sandbar_app'), ('sandbar_system')) AS wanted(name)
WHERE NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = wanted.name)
\gexec
ALTER ROLE sandbar_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'owner_password';
ALTER ROLE sandbar_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'app_password';
ALTER ROLE sandbar_system LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'system_password';

-- Order by bytes, characters that know Chinese: without the latter pg_trgm finds no Chinese name.
SELECT format('CREATE DATABASE sandbar OWNER sandbar_owner TEMPLATE template0 ENCODING %L LC_COLLATE %L LC_CTYPE %L', 'UTF8', 'C', :'ctype')
WHERE NOT EXISTS (SELECT 1 FROM pg_database WHERE datname = 'sandbar')
\gexec
REVOKE ALL ON DATABASE sandbar FROM PUBLIC;
GRANT CONNECT ON DATABASE sandbar TO sandbar_app, sandbar_system;
GRANT TEMPORARY ON DATABASE sandbar TO sandbar_system;

\connect sandbar
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
DO $$
BEGIN
  IF current_setting('server_encoding') <> 'UTF8' OR coalesce(array_length(show_trgm('沙盒'), 1), 0) = 0 THEN
    RAISE EXCEPTION 'the database sandbar does not read Chinese: it needs encoding UTF8 and a UTF-8 LC_CTYPE';
  END IF;
END $$;
