package dev.snapforge.bundle.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Takes in what a client sends, at the client's pace, on disk: neither memory nor a transaction waits for it. */
@Component
public class UploadSpool implements DisposableBean {

    private final SpoolDirectory directory;
    private final int inMemory;

    UploadSpool(SpoolSettings settings) throws IOException {
        this.directory = SpoolDirectory.open(settings.directory());
        this.inMemory = (int) settings.spoolAbove().toBytes();
    }

    /** Where forms may put their parts; it goes when the process ends, or at the next start. */
    public Path folder() {
        return directory.path();
    }

    /** How many bytes of a part may be in memory. */
    public int inMemory() {
        return inMemory;
    }

    /** Reads a stream to its end. */
    public SpooledBody take(InputStream content) throws IOException {
        byte[] begin = content.readNBytes(inMemory);
        if (begin.length < inMemory) {
            return new SpooledBody(begin, null, begin.length);
        }
        Path file = newFile();
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(begin);
            long rest = content.transferTo(out);
            return new SpooledBody(new byte[0], file, begin.length + rest);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    Path newFile() throws IOException {
        return Files.createTempFile(directory.path(), "upload-", null);
    }

    @Override
    public void destroy() throws IOException {
        directory.close();
    }
}
