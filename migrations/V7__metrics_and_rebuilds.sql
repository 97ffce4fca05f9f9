-- What was measured about a snapshot, and whether building it again gave the same bytes. Both are observations about the
-- snapshot, not part of it: they change nothing that is signed.
alter table snapshot
    -- The figures of the first build that measured; what they mean is in the description of the API. Null: not measured.
    add column metrics jsonb check (jsonb_typeof(metrics) = 'object'),
    -- Null: nobody has rebuilt it. Once a rebuild gave other bytes it is false and stays so: that later ones agreed does
    -- not make the bytes a function of the source.
    add column reproducible boolean;

alter table build
    -- The build that this one repeats, with the same bundle and spec.
    add column rebuild_of uuid references build (id) check (rebuild_of <> id);
