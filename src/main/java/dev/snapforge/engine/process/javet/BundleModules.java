package dev.snapforge.engine.process.javet;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.reference.V8Script;
import dev.snapforge.engine.process.common.EngineRefusalException;
import dev.snapforge.engine.protocol.RewriteRequest;
import dev.snapforge.engine.protocol.Script;
import java.util.List;
import java.util.Map;

/**
 * The bundle's ES modules in one runtime: linked before the first file runs, and evaluated once each, as the language says. There are two
 * kinds, so that what a snapshot holds is compared with V8's own modules, not with itself.
 */
interface BundleModules extends AutoCloseable {

    /** Makes the modules of a runtime. */
    @FunctionalInterface
    interface Kind {

        /**
         * The modules of a bundle in this runtime.
         *
         * @param scripts all files of the bundle by name, modules or not
         */
        BundleModules in(V8Runtime runtime, Map<String, Script> scripts) throws JavetException;
    }

    /**
     * Compiles and links these modules and everything that they import; evaluates nothing.
     *
     * @throws EngineRefusalException for files that do not parse and imports that lead nowhere, all at once; or for a name that is not
     *     exported
     */
    void link(List<Script> entries) throws JavetException;

    /**
     * Evaluates a linked module, unless it was evaluated already because another one imports it.
     *
     * @throws JavetException if it throws; a {@link EngineRefusalException} where it waits for what does not come
     */
    void evaluate(Script script) throws JavetException;

    /**
     * Makes {@code import()} work, once the modules are linked.
     *
     * @param script as {@link RewriteRequest#IMPORT_SCRIPT} has it
     */
    void bindImports(V8Script script) throws JavetException;

    /**
     * Says that all files have run: from now on modules may be evaluated that wait for their first use.
     *
     * @throws EngineRefusalException if one of them was used before
     */
    void loaded() throws JavetException;

    @Override
    void close() throws JavetException;
}
