package dev.snapforge.builder.benchmark;

import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.engine.EngineProbeResult;
import dev.snapforge.engine.EngineSession;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.file.BlobFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is measured, and with what.
 *
 * @param session the processes that may be used
 * @param spec as it was carried out
 * @param scripts what the snapshot was made of, in their order
 * @param blob V8 startup data, as they are published
 * @param cold the same without what a warm-up adds; null if there was no warm-up
 */
public record StartupSubject(
        EngineSession session,
        EngineProbeResult engine,
        BuildSpec spec,
        List<Script> scripts,
        BlobFile blob,
        @Nullable BlobFile cold) {}
