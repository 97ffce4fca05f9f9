-- Builders and the engines that they have. A builder that is silent for ten seconds counts as gone; its engines stay on
-- record for a week, so that a refusal can tell "no builder has it now" from "nobody ever had it".
CREATE TABLE builder (
    id text PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 200),
    started_at timestamptz NOT NULL,
    heartbeat_at timestamptz NOT NULL,
    -- Said goodbye: it takes no more jobs, however recent its heartbeat.
    stopped boolean NOT NULL,
    CHECK (heartbeat_at >= started_at)
);

CREATE TABLE builder_engine (
    builder_id text NOT NULL REFERENCES builder (id) ON DELETE CASCADE,
    target text NOT NULL,
    engine_version text NOT NULL,
    v8_version text NOT NULL,
    native_library text NOT NULL CHECK (native_library ~ '^sha256:[0-9a-f]{64}$'),
    emulated boolean NOT NULL,
    isolation text NOT NULL,
    PRIMARY KEY (builder_id, target)
);
