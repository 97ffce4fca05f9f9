package dev.snapforge.bundle;

import dev.snapforge.kernel.SampleRefusals;
import dev.snapforge.kernel.SnapforgeException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows what uploads are refused with. */
@Component
class UploadRefusals implements SampleRefusals {

    private static final long LIMIT = 64 * 1024 * 1024;

    @Override
    public List<SnapforgeException> samples() {
        return List.of(
                new NoFilesException(),
                new BadFileNameException("../main.js", "leads out of the bundle"),
                new DuplicateFileException("main.js"),
                new MixedUploadException("bundle.zip", 2),
                new BundleTooLargeException(LIMIT),
                new TooManyFilesException("files", 500),
                new UnsupportedFileTypeException("main.ts", "Compile TypeScript to JavaScript first."),
                new EmptyBundleException(1),
                new OnlySourceMapsException(1),
                new SourceNotUtf8Exception("main.js", 17),
                new ManifestMissingException("bundle.zip", null),
                new FileNotInArchiveException("src/mian.js", "src/main.js"),
                new ArchiveBombException("bundle.zip", 200));
    }
}
