package dev.snapforge;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import dev.snapforge.blob.BlobStore;
import dev.snapforge.signing.ActiveKey;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Part;
import java.net.http.HttpClient;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.InputStreamSource;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * No transaction waits for a client, for another request, for the store of content or for another service, and none signs: what is called from a transactional method, or
 * from what is passed to a {@code TransactionTemplate}, and from there on, through every implementation of an interface.
 */
class TransactionBoundaryTest {

    /** Slow, and none of the database's business. */
    private static final List<Class<?>> SLOW = List.of(
            BlobStore.class,
            HttpClient.class,
            ActiveKey.class,
            // What comes from a client or goes to one, at the client's pace.
            ServletRequest.class,
            ServletResponse.class,
            ServletInputStream.class,
            ServletOutputStream.class,
            Part.class,
            InputStreamSource.class,
            SseEmitter.class,
            // Who waits for other requests.
            Semaphore.class);

    /** Where it is meant, and why. */
    private static final Map<String, String> MEANT = Map.of(
            "dev.snapforge.storage.retention.UnreferencedContentRemoval.removeShard",
            "whoever removes content owns its shard until it is gone, and nobody waits for that but who stores the same",
            "dev.snapforge.signing.KeyRotation.succeed",
            "one endorsement for each rotation, about the key as its row says it is; less than a millisecond, in memory",
            "dev.snapforge.release.ReleaseStatements.sign",
            "what is signed is known only under the lock on the name: sequence and revision; less than a millisecond, in memory");

    @Test
    void noTransactionReachesWhatIsSlow() {
        assertThat(reached(transactional())).isEmpty();
    }

    @Test
    void transactionsAreFoundAtAll() {
        assertThat(transactional().keySet().stream().map(it -> it.getOwner().getSimpleName() + "." + it.getName()))
                .contains(
                        "JobLeases.succeed", "Releases.jobSucceeded", "SnapshotPublisher.publish", "BuildEnqueuer.add");
        assertThat(MEANT.keySet())
                .as("what is meant is still there")
                .allMatch(name -> codeUnits().anyMatch(it -> nameOf(it).equals(name)));
    }

    /** Code that runs within a transaction, and how it is reached from where the transaction begins. */
    private static Map<JavaCodeUnit, String> transactional() {
        Map<JavaCodeUnit, String> begins = new HashMap<>();
        codeUnits().forEach(it -> {
            if (isTransactional(it)) {
                begins.put(it, nameOf(it));
            }
            if (it.getMethodCallsFromSelf().stream()
                    .anyMatch(call -> call.getTargetOwner().isAssignableTo(TransactionOperations.class))) {
                calls(it)
                        .filter(JavaCodeUnitAccess::isDeclaredInLambda)
                        .flatMap(call -> targets(call.getTarget()))
                        .forEach(target -> begins.putIfAbsent(target, nameOf(it) + " > " + nameOf(target)));
            }
        });
        return begins;
    }

    private static Set<String> reached(Map<JavaCodeUnit, String> begins) {
        Map<JavaCodeUnit, String> seen = new HashMap<>(begins);
        Deque<JavaCodeUnit> left = new ArrayDeque<>(begins.keySet());
        Set<String> slow = new TreeSet<>();
        while (!left.isEmpty()) {
            JavaCodeUnit unit = left.remove();
            String path = seen.get(unit);
            if (MEANT.containsKey(nameOf(unit))) {
                continue;
            }
            if (isSlow(unit.getOwner())) {
                slow.add(path);
                continue;
            }
            List<JavaCodeUnitAccess<?>> calls = calls(unit).toList();
            calls.stream()
                    .map(JavaCodeUnitAccess::getTarget)
                    .filter(target -> isSlow(target.getOwner()))
                    .forEach(target -> slow.add(path + " > " + target.getFullName()));
            calls.stream().flatMap(call -> targets(call.getTarget())).forEach(target -> {
                if (seen.putIfAbsent(target, path + " > " + nameOf(target)) == null) {
                    left.add(target);
                }
            });
        }
        return slow;
    }

    private static Stream<JavaCodeUnitAccess<?>> calls(JavaCodeUnit unit) {
        return Stream.concat(
                unit.getCallsFromSelf().stream().map(call -> (JavaCodeUnitAccess<?>) call),
                unit.getCodeUnitReferencesFromSelf().stream().map(reference -> (JavaCodeUnitAccess<?>) reference));
    }

    /** What a call may lead to: the method, and those that override or implement it. */
    private static Stream<JavaCodeUnit> targets(Object target) {
        CodeUnitAccessTarget called = (CodeUnitAccessTarget) target;
        List<JavaCodeUnit> targets =
                new ArrayList<>(called.resolveMember().stream().toList());
        List<String> parameters =
                called.getRawParameterTypes().stream().map(JavaClass::getName).toList();
        called.getOwner().getAllSubclasses().stream()
                .flatMap(it -> it.tryGetMethod(called.getName(), parameters.toArray(String[]::new)).stream())
                .forEach(targets::add);
        return targets.stream().filter(it -> it.getOwner().getPackageName().startsWith("dev.snapforge"));
    }

    private static boolean isSlow(JavaClass type) {
        return SLOW.stream().anyMatch(type::isAssignableTo);
    }

    private static boolean isTransactional(JavaCodeUnit unit) {
        if (!unit.isMethod()) {
            return false;
        }
        return unit.isAnnotatedWith(Transactional.class)
                ? !unit.getAnnotationOfType(Transactional.class).propagation().equals(Propagation.NOT_SUPPORTED)
                : unit.getOwner().isAnnotatedWith(Transactional.class);
    }

    private static Stream<JavaCodeUnit> codeUnits() {
        return Packages.CLASSES.stream().flatMap(it -> it.getCodeUnits().stream()).collect(toSet()).stream();
    }

    private static String nameOf(JavaCodeUnit unit) {
        return unit.getOwner().getName() + "." + unit.getName();
    }
}
