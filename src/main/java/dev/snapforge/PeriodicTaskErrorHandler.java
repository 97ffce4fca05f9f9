package dev.snapforge;

import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.ErrorHandler;

/**
 * Logs what a periodic task throws; the task runs again all the same. A line for what passes by itself, for example an unavailable
 * database, and the whole stack for what is a fault of the program or of its machine.
 */
final class PeriodicTaskErrorHandler implements ErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PeriodicTaskErrorHandler.class);

    @Override
    public void handleError(Throwable failure) {
        if (failure instanceof Error) {
            LOG.error("The periodic task {} failed; it will run again", task(failure), failure);
        } else if (Thread.currentThread().isInterrupted()) {
            LOG.debug("The periodic task {} was cut off by the shutdown", task(failure), failure);
        } else {
            LOG.warn("The periodic task {} failed; it will run again: {}", task(failure), failure.toString());
        }
    }

    /** The outermost type of ours on the stack. */
    private static String task(Throwable failure) {
        return Stream.of(failure.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(type -> type.startsWith("dev.snapforge."))
                .reduce((inner, outer) -> outer)
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .orElse("of a library");
    }
}
