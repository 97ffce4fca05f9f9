package dev.snapforge.worker;

import dev.snapforge.build.Finding;
import dev.snapforge.engine.protocol.Conditions;
import dev.snapforge.engine.protocol.Script;
import java.util.List;

/**
 * A snapshot that was made and not yet proved.
 *
 * @param scripts what it was made of, the prelude first
 * @param conditions the clock and chance that they saw
 * @param blob V8 startup data in canonical form, without what a warm-up adds
 * @param missingHolders objects that the engine extends when it loads a snapshot, and that the scripts took away
 * @param frozenHolders objects that the engine extends when it loads a snapshot, and that take no more properties
 * @param findings what was noticed
 */
// The array is only passed through; nobody compares these.
@SuppressWarnings("ArrayRecordComponent")
record Built(
        List<Script> scripts,
        Conditions conditions,
        byte[] blob,
        List<String> missingHolders,
        List<String> frozenHolders,
        List<Finding> findings) {}
