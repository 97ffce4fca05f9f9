package dev.snapforge.pages.snapshot;

import dev.snapforge.access.CallerContext;
import dev.snapforge.access.Scope;
import dev.snapforge.access.VisibilityFilter;
import dev.snapforge.core.Digest;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.format.LanguageMode;
import dev.snapforge.format.SnapshotMetadata;
import dev.snapforge.pages.Commands;
import dev.snapforge.snapshot.Snapshot;
import dev.snapforge.snapshot.SnapshotMetrics;
import dev.snapforge.snapshot.SnapshotReleases;
import dev.snapforge.snapshot.Snapshots;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows a snapshot, and withdraws it. */
@Controller
@RequestMapping("/snapshots/{digest}")
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class SnapshotPageController {

    private final Snapshots snapshots;
    private final SnapshotReleases releases;
    private final CallerContext access;
    private final Commands commands;

    SnapshotPageController(Snapshots snapshots, SnapshotReleases releases, CallerContext access, Commands commands) {
        this.snapshots = snapshots;
        this.releases = releases;
        this.access = access;
        this.commands = commands;
    }

    @GetMapping
    String show(@PathVariable String digest, Model model) {
        VisibilityFilter reach = access.reach(Scope.SNAPSHOTS_READ);
        Snapshot snapshot = snapshots.get(Digest.parse(digest), reach);
        SnapshotMetrics metrics = snapshot.measured();
        model.addAttribute("section", "names");
        model.addAttribute("snapshot", snapshot);
        model.addAttribute(
                "releases", releases.of(List.of(snapshot.digest()), reach).getOrDefault(snapshot.digest(), List.of()));
        model.addAttribute("metrics", metrics);
        model.addAttribute("findings", counts(snapshot));
        model.addAttribute("verdict", snapshot.waitsForMetrics() ? StartupVerdict.PENDING : StartupVerdict.of(metrics));
        if (metrics != null) {
            model.addAttribute("charts", StartupChart.all(metrics));
            model.addAttribute("files", FileBreakdown.of(metrics));
            model.addAttribute("kinds", metrics.contents() == null ? null : KindBreakdown.of(metrics.contents()));
        }
        model.addAttribute(
                "languageMode",
                LanguageMode.of(snapshot.target().engine(), snapshot.v8Flags()).word());
        model.addAttribute("sharesProcess", SnapshotMetadata.sharesProcess(snapshot.v8Flags()));
        model.addAttribute("attestation", attestation(snapshot.digest(), reach));
        model.addAttribute("verification", verification(snapshot));
        return "snapshot/snapshot";
    }

    @PostMapping("/revoke")
    String revoke(@PathVariable String digest, @RequestParam(defaultValue = "") String reason) {
        return "redirect:/snapshots/"
                + snapshots.revoke(Digest.parse(digest), reason).digest();
    }

    /** How often each code is among the findings, of which there may be thousands. */
    private static Map<String, Integer> counts(Snapshot snapshot) {
        Map<String, Integer> counts = new TreeMap<>();
        snapshot.findings().forEach(it -> counts.merge(it.path("code").asString(""), 1, Integer::sum));
        return counts;
    }

    private AttestationSummary attestation(Digest digest, VisibilityFilter reach) {
        try {
            return AttestationSummary.of(snapshots.proof(digest, reach).attestation());
        } catch (SnapforgeException e) {
            return AttestationSummary.withheld(e.code());
        }
    }

    /** What checks it without trusting this service. */
    private String verification(Snapshot snapshot) {
        return String.join(
                "\n",
                "at=" + commands.address("/api/v1"),
                "digest=" + snapshot.digest(),
                commands.download("$at/snapshots/$digest/container", "x.v8ss"),
                commands.download("$at/snapshots/$digest/signature", "x.sig"),
                commands.download("$at/keys/" + snapshot.keyId(), "key.pem -H 'Accept: application/x-pem-file'"),
                "echo '" + snapshot.digest().hex() + "  x.v8ss' | sha256sum -c",
                "openssl pkeyutl -verify -rawin -pubin -inkey key.pem -sigfile x.sig -in x.v8ss");
    }
}
