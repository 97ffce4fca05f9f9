package dev.snapforge.verify;

import dev.snapforge.core.Digest;
import dev.snapforge.verify.ProvenanceAttestation.Source;
import dev.snapforge.verify.ProvenanceAttestation.Workflow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which source a snapshot must have been built from. What an attestation says of it was proved by the token of a CI, and is signed.
 *
 * @param repository its address, for example {@code https://github.com/acme/tools}
 * @param ref full name of the branch or tag, with {@code *} for any text, for example {@code refs/tags/v*}; null for any
 * @param workflow path of the workflow in that repository ({@code .github/workflows/release.yml}), or with the host and repository of
 *     another one ({@code github.com/acme/ci/.github/workflows/build.yml}); either may end with {@code @} and the ref that ran; null for any
 */
public record SourcePolicy(
        String repository, @Nullable String ref, @Nullable String workflow) {

    private static final Pattern REPOSITORY = Pattern.compile("https?://[^/\\s@?#]+(/[^/\\s@?#]+)+");

    /**
     * Refuses what is no repository.
     *
     * @throws IllegalArgumentException if the repository is no address with a path
     */
    public SourcePolicy {
        if (!REPOSITORY.matcher(repository).matches()) {
            throw new IllegalArgumentException(
                    "Expected a repository such as github.com/acme/tools, found '" + repository + "'");
        }
    }

    /** A policy for a repository as people write it: {@code github.com/acme/tools} stands for its https address. */
    public static SourcePolicy of(String repository) {
        String plain = repository.replaceAll("(\\.git)?/?$", "");
        return new SourcePolicy(plain.contains("://") ? plain : "https://" + plain, null, null);
    }

    /** The same with a ref. */
    public SourcePolicy withRef(String pattern) {
        return new SourcePolicy(repository, pattern, workflow);
    }

    /** The same with a workflow. */
    public SourcePolicy withWorkflow(String file) {
        return new SourcePolicy(repository, ref, file);
    }

    /**
     * Refuses an attestation that does not prove that a container was built from here.
     *
     * @param envelope DSSE
     * @throws VerificationException {@code other-subject}, {@code no-source}, {@code other-source}, {@code other-source-ref},
     *     {@code other-workflow}, or as {@link ProvenanceAttestation#verified}
     */
    public void require(byte[] envelope, Digest container, VerificationKeys keys, Clock clock) {
        Source source = about(envelope, container, keys, clock).source();
        if (source == null) {
            throw refused(
                    "no-source",
                    "The attestation proves no source.",
                    repository,
                    "none: the build was not submitted with a token of a CI that proves one, or is another caller's rebuild");
        }
        if (!repository.equals(source.repository())) {
            throw refused(
                    "other-source", "The snapshot was built from another repository.", repository, source.repository());
        }
        if (ref != null && !matches(ref, source.ref())) {
            throw refused("other-source-ref", "The snapshot was built from another branch or tag.", ref, source.ref());
        }
        if (workflow != null && source.workflows().stream().noneMatch(it -> isWanted(it, workflow))) {
            throw refused(
                    "other-workflow",
                    "The snapshot was built by another workflow.",
                    workflow,
                    source.workflows().isEmpty()
                            ? "none that was proved"
                            : source.workflows().stream()
                                    .map(it -> withoutScheme(it.repository()) + "/" + it.path() + "@" + it.ref())
                                    .collect(Collectors.joining(", ")));
        }
    }

    /**
     * The attestation, if a trusted key has signed it and it is about this container.
     *
     * @throws VerificationException {@code other-subject}, or as {@link ProvenanceAttestation#verified}
     */
    public static ProvenanceAttestation about(byte[] envelope, Digest container, VerificationKeys keys, Clock clock) {
        ProvenanceAttestation attestation = ProvenanceAttestation.verified(envelope, keys, clock);
        if (!attestation.subjects().contains(container)) {
            throw new VerificationException(
                    "other-subject",
                    "The attestation is about another file.",
                    container.toString(),
                    attestation.subjects().get(0).toString(),
                    "Do not use it. Fetch both again.");
        }
        return attestation;
    }

    /** That there is none where one is needed. */
    public VerificationException missing(String where) {
        return refused("no-attestation", "There is no attestation, so nothing proves the source.", repository, where);
    }

    private boolean isWanted(Workflow found, String wanted) {
        List<String> names = new ArrayList<>(List.of(withoutScheme(found.repository()) + "/" + found.path()));
        if (found.repository().equals(repository)) {
            names.add(found.path());
        }
        return names.stream().anyMatch(it -> wanted.equals(it) || wanted.equals(it + "@" + found.ref()));
    }

    private static boolean matches(String pattern, String text) {
        return Pattern.compile(Arrays.stream(pattern.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*")))
                .matcher(text)
                .matches();
    }

    private static String withoutScheme(String address) {
        return address.substring(address.indexOf("://") + "://".length());
    }

    private static VerificationException refused(String code, String message, String expected, String found) {
        return new VerificationException(
                code,
                message,
                expected,
                found,
                "Do not use it unless you trust its source. If the policy is wrong, correct it; otherwise build the"
                        + " snapshot in the CI of that repository (docs/access.md).");
    }
}
