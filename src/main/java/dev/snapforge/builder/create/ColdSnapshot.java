package dev.snapforge.builder.create;

import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.core.Digest;
import dev.snapforge.engine.EngineSession;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.file.BlobFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a snapshot was before its warm-up: made once more where it has to be measured, as only the warmed one is kept. */
public final class ColdSnapshot {

    private ColdSnapshot() {}

    /** V8 startup data; null where V8 makes none of the scripts alone, as where it needs something behind them. */
    public static @Nullable BlobFile of(Digest bundle, BuildSpec spec, List<Script> scripts, EngineSession session) {
        return session.create(scripts, BuildDeterminism.of(bundle, spec.policy()), false, false, stage -> {})
                .as(CreateResponse.class)
                .map(CreateResponse::blob)
                .orElse(null);
    }
}
