package dev.snapforge.builder.create;

import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.core.EngineId;
import dev.snapforge.engine.EngineSession;
import dev.snapforge.engine.protocol.Script;
import java.util.List;

/** The scripts of a bundle as they ran when its snapshot was proved, for what is done with them afterwards. */
public final class ProvenScripts {

    private ProvenScripts() {}

    /**
     * Does again what the pipeline did with them, in its order; what cannot be done any more is left out.
     *
     * @param sources as they were sent, behind those of the prelude
     * @param spec as it was carried out
     * @param session whose processes to use
     */
    public static List<Script> of(List<Script> sources, EngineId engine, BuildSpec spec, EngineSession session) {
        List<Script> marked = ModuleDeferral.of(TypeErasure.of(sources, session), spec);
        return UnicodeExpansion.of(ImportRewriting.of(marked, engine, spec, session), engine, session);
    }
}
