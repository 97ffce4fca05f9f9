-- What a build stands on by name, the same for all its targets: when that version gets a target, what stands on it can have it, too.
-- Null without a base, and for a base that was named by its digest.
alter table build
    add column base_name text,
    add column base_version text,
    add check ((base_name is null) = (base_version is null));

create index build_on_base on build (base_name, base_version) where base_name is not null;
