package dev.snapforge.journey.pages;

import dev.snapforge.support.ServiceClient.Form;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Sends files in an archive, whose entries may have names that the header of a form's part cannot have. */
final class FuzzedArchive {

    private FuzzedArchive() {}

    /**
     * A form with an archive.
     *
     * @param run the files that run, in order
     * @param files texts by name
     */
    static Form form(List<String> run, Map<String, String> files) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            entry(zip, "snapforge.json", new JsonMapper().writeValueAsString(Map.of("files", run)));
            for (Map.Entry<String, String> file : files.entrySet()) {
                entry(zip, file.getKey(), file.getValue());
            }
        }
        return new Form().file("bundle.zip", archive.toByteArray());
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
