package dev.snapforge.builds.web;

import dev.snapforge.builds.submit.Submission;
import dev.snapforge.bundle.upload.SpooledBody;
import dev.snapforge.bundle.upload.UploadPart;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a request whose body is one script, and whose query parameters are the spec. */
final class ScriptReader {

    /** The parameter that names the script. */
    static final String FILE_NAME = "fileName";

    /** What a script without a name is called. */
    static final String DEFAULT_NAME = "main.js";

    private ScriptReader() {}

    static Submission read(HttpServletRequest request, SpooledBody script, @Nullable String idempotencyKey) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
        List<String> names = parameters.remove(FILE_NAME);
        String fileName = names == null ? DEFAULT_NAME : SpecQuery.single(FILE_NAME, names);
        return new Submission(
                List.of(new UploadPart(fileName, script, script.size())), SpecQuery.read(parameters), idempotencyKey);
    }
}
