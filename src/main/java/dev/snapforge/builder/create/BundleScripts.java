package dev.snapforge.builder.create;

import dev.snapforge.builder.stage.Attempt;
import dev.snapforge.builder.stage.BundleSources;
import dev.snapforge.builder.stage.JobStage;
import dev.snapforge.builder.stage.PipelineStage;
import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.bundle.Bundles;
import dev.snapforge.core.Digest;
import dev.snapforge.engine.BuilderRole;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.prelude.Preludes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What runs for a job: its prelude, then its bundle's files in order. */
@Component
@BuilderRole
public class BundleScripts implements PipelineStage<Attempt, BundleSources> {

    private final Bundles bundles;

    BundleScripts(Bundles bundles) {
        this.bundles = bundles;
    }

    @Override
    public BundleSources run(Attempt attempt) {
        List<Script> scripts = scripts(attempt.lease().bundle(), attempt.spec());
        attempt.stages().done(JobStage.FETCH);
        return new BundleSources(attempt, scripts);
    }

    /** The scripts of a bundle, behind the prelude that its spec names. */
    public List<Script> scripts(Digest bundle, BuildSpec spec) {
        List<Script> scripts = new ArrayList<>();
        Preludes.find(spec.prelude())
                .filter(prelude -> !prelude.source().isEmpty())
                .ifPresent(prelude -> scripts.add(new Script(prelude.scriptName(), prelude.source())));
        bundles.get(bundle).files().stream()
                .filter(file -> !file.isSourceMap())
                .forEach(file -> scripts.add(new Script(file.name(), text(bundles.source(file)), file.entry())));
        return List.copyOf(scripts);
    }

    /** Without a byte order mark, which browsers and Node take off as well (WHATWG Encoding, UTF-8 decode); the digest is over the bytes. */
    private static String text(byte[] source) {
        String text = new String(source, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
