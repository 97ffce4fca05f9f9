package dev.snapforge.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a process writes to its standard error: the beginning is kept, all of it is counted and drained. */
final class EngineOutput {

    private static final int KEPT = 64 << 10;
    private static final Pattern NOISE = Pattern.compile("FailureMessage Object.*");

    private static final String NODE_FATAL = "FATAL ERROR: ";

    /** What the C++ library that V8 is built with says, after the name of its file. */
    private static final String LIBRARY_FATAL = "libc++ Hardening assertion";

    private static final List<String> FATAL = List.of(NODE_FATAL, LIBRARY_FATAL, "terminate called after throwing");

    /** What V8 prints of an object that somebody outside of the heap holds, before it ends; the address says nothing to anyone. */
    private static final Pattern HELD = Pattern.compile("^(global handle not serialized): 0x\\p{XDigit}+: (\\[.*)$");

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Thread drain;
    private volatile long total;

    /** @param onGrowth told the new total, in bytes, whenever something arrived */
    EngineOutput(InputStream stream, Consumer<Long> onGrowth) {
        drain = new Thread(() -> drain(stream, onGrowth), "engine-output");
        drain.setDaemon(true);
        drain.start();
    }

    private void drain(InputStream stream, Consumer<Long> onGrowth) {
        byte[] buffer = new byte[1 << 13];
        try (stream) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                keep(buffer, read);
                onGrowth.accept(total);
            }
        } catch (IOException e) {
            // The process was killed while it wrote: what has arrived is all there is.
        }
    }

    private synchronized void keep(byte[] buffer, int read) {
        total += read;
        kept.write(buffer, 0, Math.min(read, KEPT - kept.size()));
    }

    /** Waits until the process, which has ended or is about to, has nothing more to say; not longer than a second. */
    void awaitEnd() {
        try {
            drain.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All that was kept so far. */
    synchronized String text() {
        String text = kept.toString(StandardCharsets.UTF_8);
        return total > KEPT ? text + "\n… (" + (total - KEPT) + " more bytes)\n" : text;
    }

    /** V8's last words: it frames them in lines that begin with a hash sign (V8's logging.cc); others are marked as well. */
    String fatalMessage() {
        return text().lines()
                .map(line -> HELD.matcher(line).replaceFirst("# $1: $2"))
                .map(line -> line.substring(Math.max(0, line.indexOf(LIBRARY_FATAL))))
                .filter(line -> line.startsWith("#") || FATAL.stream().anyMatch(line::startsWith))
                .map(line -> line.startsWith("#") ? line.substring(1).strip() : line.strip())
                .filter(line -> !line.isEmpty() && !NOISE.matcher(line).matches())
                .map(line -> line.equals("Fatal error in , line 0") ? "Fatal error" : line)
                .collect(Collectors.joining("\n"));
    }
}
