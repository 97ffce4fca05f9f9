package dev.snapforge.worker;

import dev.snapforge.build.Finding;
import dev.snapforge.build.JobLease;
import dev.snapforge.build.JobProblem;
import dev.snapforge.build.Severity;
import dev.snapforge.bundle.Bundle;
import dev.snapforge.bundle.Bundles;
import dev.snapforge.engine.EngineAnswer;
import dev.snapforge.engine.EngineDeath;
import dev.snapforge.engine.EngineSession;
import dev.snapforge.engine.protocol.Created;
import dev.snapforge.engine.protocol.Evaluated;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.Refused;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.signing.BlobHeader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** From a bundle to a blob that is proven: executed, created, loaded in a fresh process, and found to hold what it must. */
@Component
class Pipeline {

    private final Bundles bundles;

    Pipeline(Bundles bundles) {
        this.bundles = bundles;
    }

    JobOutcome run(JobLease lease, EngineSession session, StageLog stages) {
        List<Script> scripts = scripts(bundles.get(lease.bundle()));
        stages.done("fetch");
        EngineAnswer answer = session.create(scripts, stages::add);
        if (answer instanceof EngineDeath death) {
            return ended(death, Problems.diedInCreate(death));
        }
        if (message(answer) instanceof Refused refused) {
            return new JobOutcome.Rejected(Problems.refusedInCreate(traced(refused, session, scripts)), List.of());
        }
        Created created = (Created) message(answer);
        List<Finding> findings = findings(created);
        Optional<byte[]> blob = CanonicalBlob.of(created);
        if (blob.isEmpty()) {
            return new JobOutcome.Rejected(Problems.unknownBlobForm(), findings);
        }
        if (!BlobHeader.read(blob.get()).rehashable()) {
            return new JobOutcome.Rejected(Problems.notRehashable(), findings);
        }
        return prove(lease, session, stages, scripts, created, blob.get(), findings);
    }

    private static JobOutcome prove(
            JobLease lease,
            EngineSession session,
            StageLog stages,
            List<Script> scripts,
            Created created,
            byte[] blob,
            List<Finding> findings) {
        Checks checks = new Checks(lease.spec());
        EngineAnswer answer =
                session.evaluateRestored(blob, lease.spec().requires(), checks.expressions(), stages::add);
        if (answer instanceof EngineDeath death) {
            return ended(death, Problems.diedInLoad(death, created.missingHolders()));
        }
        if (message(answer) instanceof Refused refused) {
            return new JobOutcome.Rejected(Problems.refusedInLoad(refused), findings);
        }
        Evaluated restored = (Evaluated) message(answer);
        if (!restored.missing().isEmpty()) {
            return new JobOutcome.Rejected(Problems.missingGlobals(restored.missing()), findings);
        }
        if (checks.isEmpty()) {
            return new JobOutcome.Proven(blob, findings);
        }
        EngineAnswer plain = session.evaluatePlain(scripts, List.of(), checks.expressions(), stage -> {});
        stages.done("check");
        if (plain instanceof EngineDeath death) {
            return ended(death, Problems.diedInPlainRun(death));
        }
        if (message(plain) instanceof Refused refused) {
            return new JobOutcome.Rejected(Problems.refusedInPlainRun(refused), findings);
        }
        return checks.problem(((Evaluated) message(plain)).values(), restored.values())
                .<JobOutcome>map(problem -> new JobOutcome.Rejected(problem, findings))
                .orElseGet(() -> new JobOutcome.Proven(blob, findings));
    }

    private static JobOutcome ended(EngineDeath death, JobProblem problem) {
        return switch (death.cause()) {
            case CANCELLED -> new JobOutcome.Interrupted();
            case MACHINE -> new JobOutcome.MachineFault("exit code " + death.exitCode() + " " + death.engineMessage());
            default -> new JobOutcome.Rejected(problem, List.of());
        };
    }

    private static Message message(EngineAnswer answer) {
        return ((EngineAnswer.Answered) answer).message();
    }

    /**
     * What a script threw, and where. An isolate that can be snapshotted records no stacks (it has no Error.stackTraceLimit, and
     * with one, an error that is kept kills every loader), so a plain one shows where it came from.
     */
    private static Refused traced(Refused refused, EngineSession session, List<Script> scripts) {
        if (refused.reason() != Refused.Reason.THREW && refused.reason() != Refused.Reason.DYNAMIC_IMPORT) {
            return refused;
        }
        EngineAnswer plain = session.evaluatePlain(scripts, List.of(), List.of(), stage -> {});
        if (plain instanceof EngineAnswer.Answered answered
                && answered.message() instanceof Refused again
                && (again.message().equals(refused.message())
                        || again.reason() == Refused.Reason.DYNAMIC_IMPORT
                        || refused.reason() == Refused.Reason.DYNAMIC_IMPORT)) {
            return again;
        }
        return refused;
    }

    private static List<Finding> findings(Created created) {
        if (created.reconciled().isEmpty()) {
            return List.of();
        }
        return List.of(new Finding(
                "deferred-built-in-replaced",
                Severity.INFO,
                "The engine's own built-ins replace the bundle's",
                "The bundle defined " + String.join(", ", created.reconciled())
                        + ", which this engine installs itself when it loads a snapshot. The bundle's definitions were removed.",
                "Nothing to do, if the bundle defines them only where they are missing, as polyfills do.",
                null,
                created.reconciled().size()));
    }

    private List<Script> scripts(Bundle bundle) {
        List<Script> scripts = new ArrayList<>();
        bundle.files()
                .forEach(file -> scripts.add(new Script(
                        file.name(), new String(bundles.source(file), StandardCharsets.UTF_8), file.entry())));
        return scripts;
    }
}
