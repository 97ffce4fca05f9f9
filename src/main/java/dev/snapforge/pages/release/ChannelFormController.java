package dev.snapforge.pages.release;

import dev.snapforge.access.CallerContext;
import dev.snapforge.access.Scope;
import dev.snapforge.release.NameAccess;
import dev.snapforge.release.channel.ChangeNote;
import dev.snapforge.release.channel.ChannelCondition;
import dev.snapforge.release.channel.Channels;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Promotes, rolls back and deletes channels. A form says which revision it was made for, so that none undoes another's change. */
@Controller
@RequestMapping("/names/{name}/channels")
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class ChannelFormController {

    private final Channels channels;
    private final NameAccess names;
    private final CallerContext access;

    ChannelFormController(Channels channels, NameAccess names, CallerContext access) {
        this.channels = channels;
        this.names = names;
        this.access = access;
    }

    @PostMapping
    String point(
            @PathVariable String name,
            @RequestParam String channel,
            @RequestParam String version,
            @RequestParam(required = false) @Nullable String back,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable Long revision) {
        names.requireChangeable(name, Scope.CHANNELS_WRITE);
        // A button that rolls back sends its version beside the one that is chosen in the form.
        channels.point(name, channel.strip(), back == null ? version : back, condition(revision), note(reason));
        return "redirect:/names/" + name;
    }

    @PostMapping("/delete")
    String delete(
            @PathVariable String name,
            @RequestParam String channel,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable Long revision) {
        names.requireChangeable(name, Scope.CHANNELS_WRITE);
        channels.delete(name, channel, condition(revision), note(reason));
        return "redirect:/names/" + name;
    }

    private ChangeNote note(@Nullable String reason) {
        return new ChangeNote(access.caller().principal(), reason);
    }

    private static ChannelCondition condition(@Nullable Long revision) {
        return revision == null ? ChannelCondition.NONE : new ChannelCondition(Set.of(revision), true, false);
    }
}
