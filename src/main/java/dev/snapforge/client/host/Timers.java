package dev.snapforge.client.host;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.utils.JavetResourceUtils;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.primitive.V8ValueNumber;
import com.caoccao.javet.values.reference.V8ValueFunction;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/** The timers of one runtime, after the HTML standard's section 8.7, as far as it does not speak of documents. */
final class Timers {

    private static final long NANOS_PER_MILLI = 1_000_000;
    // Longer delays overflow a signed 32-bit integer and count as none, in browsers and in Node.
    private static final double LONGEST_MILLIS = Integer.MAX_VALUE;

    private final LongSupplier nanoTime;
    private final Map<Integer, Timer> waiting = new HashMap<>();
    private final PriorityQueue<Timer> order =
            new PriorityQueue<>(Comparator.<Timer>comparingLong(it -> it.due).thenComparingLong(it -> it.sequence));
    private int lastId;
    private long lastSequence;

    /** @param nanoTime nanoseconds since any moment, never running backwards */
    Timers(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Sets a timer from the arguments of setTimeout or setInterval, and answers its id, which is at least 1. */
    int set(boolean repeats, V8Value... arguments) throws JavetException {
        if (arguments.length == 0 || !(arguments[0] instanceof V8ValueFunction callback)) {
            throw new IllegalArgumentException("The first argument of a timer must be a function.");
        }
        double millis = arguments.length > 1 && arguments[1] instanceof V8ValueNumber<?> number ? number.asDouble() : 0;
        // Javet closes the arguments when the host function returns.
        V8Value[] kept = new V8Value[Math.max(0, arguments.length - 2)];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = arguments[i + 2].toClone();
        }
        long delay = millis >= 1 && millis <= LONGEST_MILLIS ? (long) (millis * NANOS_PER_MILLI) : NANOS_PER_MILLI;
        Timer timer = new Timer(++lastId, repeats ? delay : 0, callback.toClone(), kept);
        waiting.put(timer.id, timer);
        schedule(timer, delay);
        return timer.id;
    }

    /** Clears the timer with this id; what is no id of a waiting timer is ignored. */
    void clear(V8Value... arguments) throws JavetException {
        if (arguments.length > 0 && arguments[0] instanceof V8ValueNumber<?> id) {
            Timer timer = waiting.remove(id.asInt());
            // One that is running right now is closed when its callback has returned.
            if (timer != null && order.remove(timer)) {
                timer.close();
            }
        }
    }

    /**
     * Runs every timer that is due by now. Those that their callbacks set are at least a millisecond away and wait for the next
     * time.
     *
     * @return how many ran
     * @throws JavetException what a callback threw; the timers after it stay due
     */
    int runDue() throws JavetException {
        long now = nanoTime.getAsLong();
        int ran = 0;
        for (Timer next = order.peek(); next != null && next.due <= now; next = order.peek()) {
            order.remove();
            run(next);
            ran++;
        }
        return ran;
    }

    private void run(Timer timer) throws JavetException {
        if (timer.interval == 0) {
            waiting.remove(timer.id);
        }
        try {
            timer.callback.callVoid(null, timer.arguments);
        } finally {
            if (waiting.containsKey(timer.id)) {
                schedule(timer, timer.interval);
            } else {
                timer.close();
            }
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Nanoseconds until the next timer is due, 0 if it is; empty if none waits. */
    OptionalLong untilNext() {
        Timer next = order.peek();
        return next == null ? OptionalLong.empty() : OptionalLong.of(Math.max(0, next.due - nanoTime.getAsLong()));
    }

    private void schedule(Timer timer, long delay) {
        timer.due = nanoTime.getAsLong() + delay;
        timer.sequence = ++lastSequence;
        order.add(timer);
    }

    private static final class Timer {

        private final int id;
        private final long interval;
        private final V8ValueFunction callback;
        private final V8Value[] arguments;
        private long due;
        private long sequence;

        Timer(int id, long interval, V8ValueFunction callback, V8Value[] arguments) {
            this.id = id;
            this.interval = interval;
            this.callback = callback;
            this.arguments = arguments;
        }

        void close() {
            JavetResourceUtils.safeClose(callback);
            Arrays.stream(arguments).forEach(JavetResourceUtils::safeClose);
        }
    }
}
