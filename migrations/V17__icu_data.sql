-- An engine with Intl reads ICU's data from a file of its own: with other data it is another build of the engine.
ALTER TABLE snapshot
    ADD COLUMN icu_data text CHECK (icu_data ~ '^sha256:[0-9a-f]{64}$');
ALTER TABLE builder_engine
    ADD COLUMN icu_data text CHECK (icu_data ~ '^sha256:[0-9a-f]{64}$');
