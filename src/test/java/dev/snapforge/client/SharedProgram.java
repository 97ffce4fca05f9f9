package dev.snapforge.client;

import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.client.pool.PooledRuntime;
import dev.snapforge.client.pool.ReusePolicy;
import dev.snapforge.client.pool.RuntimePool;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.verify.VerifiedSnapshot;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Opens several snapshots and a plain runtime in one process, in every order if they share one; in a JVM that has nothing but the
 * client's jar and Javet.
 */
public final class SharedProgram {

    private static int orders;

    private SharedProgram() {}

    /** Something to open, and an expression that is true in it and in no other. */
    private record Subject(Callable<V8Runtime> start, String truth) {

        V8Runtime open() throws Exception {
            V8Runtime runtime = start.call();
            check(runtime);
            return runtime;
        }

        void check(V8Runtime runtime) throws Exception {
            if (!runtime.getExecutor(truth).executeBoolean()) {
                throw new IllegalStateException("Not true: " + truth);
            }
        }
    }

    private record Opened(Subject subject, V8Runtime runtime) {}

    /**
     * Arguments: folder with the native library, server, PEM file, cache folder, then for each snapshot its digest and an expression
     * that is true in it.
     */
    public static void main(String[] arguments) throws Exception {
        BlobProgram.useLibraryIn(Path.of(arguments[0]));
        Snapforge snapforge = Snapforge.at(URI.create(arguments[1]))
                .trusting(TrustedKeys.fromPem(Files.readString(Path.of(arguments[2]))))
                .cachingIn(Path.of(arguments[3]))
                .build();
        List<VerifiedSnapshot> snapshots = new ArrayList<>();
        List<Subject> subjects = new ArrayList<>();
        for (int i = 4; i < arguments.length; i += 2) {
            VerifiedSnapshot snapshot = snapforge.fetch(arguments[i]);
            snapshots.add(snapshot);
            subjects.add(new Subject(() -> snapforge.open(snapshot), arguments[i + 1]));
        }
        Subject plain =
                new Subject(() -> V8Host.getV8Instance().createV8Runtime(), "[1, 2].map((it) => 2 * it)[1] === 4");
        if (snapshots.stream().allMatch(it -> it.metadata().sharesProcess())) {
            List<Subject> all = new ArrayList<>(subjects);
            all.add(plain);
            inEveryOrder(new ArrayList<>(), all);
            System.out.println("orders: " + orders);
            pools(snapforge, snapshots, subjects);
        } else {
            alone(subjects, plain);
        }
    }

    private static void inEveryOrder(List<Subject> order, List<Subject> rest) throws Exception {
        if (rest.isEmpty()) {
            orders++;
            run(order);
        }
        for (int i = 0; i < rest.size(); i++) {
            List<Subject> longer = new ArrayList<>(order);
            List<Subject> left = new ArrayList<>(rest);
            longer.add(left.remove(i));
            inEveryOrder(longer, left);
        }
    }

    /** All are open at once; then the oldest closes, which V8 shares most with, and the others go on. */
    private static void run(List<Subject> order) throws Exception {
        Deque<Opened> open = new ArrayDeque<>();
        for (Subject subject : order) {
            open.add(new Opened(subject, subject.open()));
        }
        open.getFirst().runtime().lowMemoryNotification();
        for (Opened it : open) {
            it.subject().check(it.runtime());
        }
        while (!open.isEmpty()) {
            open.removeFirst().runtime().close();
            if (!open.isEmpty()) {
                open.getLast().subject().check(open.getLast().runtime());
            }
        }
    }

    private static void pools(Snapforge snapforge, List<VerifiedSnapshot> snapshots, List<Subject> subjects)
            throws Exception {
        try (RuntimePool one = snapforge.pool(snapshots.get(0)).maxRuntimes(2).open();
                RuntimePool two = snapforge
                        .pool(snapshots.get(1))
                        .maxRuntimes(2)
                        .reuse(ReusePolicy.AFTER_RESET)
                        .open()) {
            for (int i = 0; i < 20; i++) {
                try (PooledRuntime first = one.borrow(Duration.ofMinutes(1));
                        PooledRuntime second = two.borrow(Duration.ofMinutes(1))) {
                    subjects.get(0).check(first.runtime());
                    subjects.get(1).check(second.runtime());
                }
            }
        }
        System.out.println("pools: side by side");
    }

    private static void alone(List<Subject> subjects, Subject plain) throws Exception {
        for (Subject subject : subjects) {
            subject.open().close();
        }
        System.out.println("alone: " + subjects.size());
        V8Runtime first = subjects.get(0).open();
        subjects.get(0).open().close();
        System.out.println("another beside it: " + refusal(subjects.get(1)));
        first.close();
        V8Runtime other = plain.open();
        System.out.println("beside a plain one: " + refusal(subjects.get(0)));
        other.close();
    }

    private static String refusal(Subject subject) throws Exception {
        try (V8Runtime runtime = subject.open()) {
            return "none, " + runtime.getVersion();
        } catch (SnapforgeException e) {
            return e.code();
        }
    }
}
