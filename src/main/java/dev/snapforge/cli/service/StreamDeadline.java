package dev.snapforge.cli.service;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/** A stream that is closed when its time is over, whereupon a read that waits for more ends. */
final class StreamDeadline extends FilterInputStream {

    private final Timer timer = new Timer("snapforge-deadline", true);

    /** @param time from now on; at least a millisecond counts */
    StreamDeadline(InputStream stream, Duration time) {
        super(stream);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        try {
                            stream.close();
                        } catch (IOException e) {
                            // It is closed all the same.
                        }
                    }
                },
                Math.max(1, time.toMillis()));
    }

    @Override
    public void close() throws IOException {
        timer.cancel();
        super.close();
    }
}
