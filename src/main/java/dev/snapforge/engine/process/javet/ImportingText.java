package dev.snapforge.engine.process.javet;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.engine.protocol.RewriteRequest;
import java.util.regex.Pattern;

/** JavaScript that is no file, a check or a warm-up, in which {@code import()} means files of the bundle, as in a file in its root. */
final class ImportingText {

    private static final Pattern HINT = Pattern.compile("\\bimport\\b");

    private ImportingText() {}

    /**
     * The text as it runs, every place where it was.
     *
     * @param runtime where it will run; what it declares decides whether there is something to import
     */
    static String of(V8Runtime runtime, String text) throws JavetException {
        if (!HINT.matcher(text).find() || !declaresImporter(runtime)) {
            return text;
        }
        try (SyntaxReader syntax = SyntaxReader.beside(runtime)) {
            String rewritten = syntax.withoutImports(text, RewriteRequest.ROOT_IMPORTER);
            return rewritten.substring(rewritten.indexOf('\n') + 1);
        }
    }

    private static boolean declaresImporter(V8Runtime runtime) throws JavetException {
        return runtime.getExecutor("typeof " + RewriteRequest.ROOT_IMPORTER + " === 'function'")
                .setResourceName("snapforge:importer")
                .executeBoolean();
    }
}
