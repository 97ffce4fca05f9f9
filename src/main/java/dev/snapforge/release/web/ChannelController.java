package dev.snapforge.release.web;

import dev.snapforge.access.Scope;
import dev.snapforge.api.Page;
import dev.snapforge.release.NameAccess;
import dev.snapforge.release.channel.ChangeNote;
import dev.snapforge.release.channel.Channel;
import dev.snapforge.release.channel.ChannelChange;
import dev.snapforge.release.channel.Channels;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Promotes and rolls back. */
@RestController
@RequestMapping(path = "/api/v1/names/{name}/channels/{channel}")
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
@Tag(name = "Names")
class ChannelController {

    private static final int SHOWN = 20;

    private final Channels channels;
    private final NameAccess access;

    ChannelController(Channels channels, NameAccess access) {
        this.channels = channels;
        this.access = access;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getChannel",
            summary = "Get a channel",
            description = "The version it points to, the signed statement of that, and its changes, newest first.")
    @ApiResponse(
            responseCode = "200",
            description = "The channel",
            headers =
                    @Header(
                            name = "ETag",
                            description = "Its revision, for `If-Match`",
                            schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "400", description = "`invalid-parameter`")
    @ApiResponse(responseCode = "404", description = "`unknown-name` or `unknown-channel`")
    ResponseEntity<ChannelView> get(
            @Parameter(description = ReleaseParameters.NAME, example = "greeting") @PathVariable String name,
            @Parameter(description = ReleaseParameters.CHANNEL, example = "stable") @PathVariable String channel,
            @Parameter(description = Page.LIMIT + ReleaseParameters.MOST, example = "20")
                    @RequestParam(defaultValue = "20")
                    int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        access.requireVisible(name);
        int fetch = ReleaseParameters.PAGING.limit(limit) + 1;
        Long before = ReleaseParameters.PAGING.place(cursor, Long::valueOf);
        return answer(HttpStatus.OK, channels.get(name, channel), before, fetch);
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "putChannel",
            summary = "Point a channel to a version",
            description = "Promotes or rolls back, with immediate effect for everyone who resolves. If the channel "
                    + "already points to the version, nothing changes. With `If-Match` and the channel's "
                    + "`ETag`, the request fails if someone else has changed the channel in the meantime; with "
                    + "`If-None-Match: *` it only creates a new channel. `latest` is maintained by the service.",
            parameters = {
                @Parameter(
                        in = ParameterIn.HEADER,
                        name = "If-Match",
                        description = "The `ETag` of the channel as last read, or `*` if it only has to exist",
                        examples = @ExampleObject(name = "any", summary = "it exists", value = "*"),
                        schema = @Schema(type = "string")),
                @Parameter(
                        in = ParameterIn.HEADER,
                        name = "If-None-Match",
                        description = "`*`: only if the channel does not exist",
                        examples = @ExampleObject(name = "none", summary = "it does not exist", value = "*"),
                        schema = @Schema(type = "string"))
            })
    @ApiResponse(responseCode = "200", description = "The channel points to the version")
    @ApiResponse(responseCode = "201", description = "The channel was created and points to the version")
    @ApiResponse(
            responseCode = "400",
            description =
                    "`malformed-channel`, `malformed-promotion`, `malformed-reason`, `invalid-parameter` or `malformed-request`")
    @ApiResponse(responseCode = "404", description = "`unknown-name` or `unknown-version`")
    @ApiResponse(responseCode = "409", description = "`channel-reserved` or `version-not-usable`")
    @ApiResponse(responseCode = "412", description = "`channel-changed`")
    ResponseEntity<ChannelView> put(
            @Parameter(description = ReleaseParameters.NAME, example = "greeting") @PathVariable String name,
            @Parameter(description = ReleaseParameters.CHANNEL, example = "stable") @PathVariable String channel,
            @RequestBody PromotionRequest promotion,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable
                    String ifMatch,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable
                    String ifNoneMatch,
            @Parameter(hidden = true) @Nullable Principal principal) {
        access.requireChangeable(name, Scope.CHANNELS_WRITE);
        Channels.Outcome outcome = channels.point(
                name,
                channel,
                promotion.versionOrRefuse(),
                ChannelPreconditions.of(ifMatch, ifNoneMatch),
                new ChangeNote(who(principal), promotion.reason()));
        return answer(outcome.created() ? HttpStatus.CREATED : HttpStatus.OK, outcome.channel(), null, SHOWN + 1);
    }

    @DeleteMapping
    @Operation(
            operationId = "deleteChannel",
            summary = "Delete a channel",
            description = "Runtimes that ask for it get `unknown-channel`. The history is kept, and a channel "
                    + "created later under the same name continues its revisions.",
            parameters =
                    @Parameter(
                            in = ParameterIn.HEADER,
                            name = "If-Match",
                            description = "The `ETag` of the channel as last read",
                            examples = @ExampleObject(name = "any", summary = "it exists", value = "*"),
                            schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "204", description = "The channel was deleted")
    @ApiResponse(responseCode = "400", description = "`malformed-channel` or `malformed-reason`")
    @ApiResponse(responseCode = "404", description = "`unknown-name` or `unknown-channel`")
    @ApiResponse(responseCode = "409", description = "`channel-reserved`")
    @ApiResponse(responseCode = "412", description = "`channel-changed`")
    ResponseEntity<Void> delete(
            @Parameter(description = ReleaseParameters.NAME, example = "greeting") @PathVariable String name,
            @Parameter(description = ReleaseParameters.CHANNEL, example = "stable") @PathVariable String channel,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable
                    String ifMatch,
            @Parameter(
                            description = ReleaseParameters.REASON,
                            example = "Nobody asks for it any more",
                            schema = @Schema(type = "string", maxLength = ChangeNote.LONGEST_REASON))
                    @RequestParam(required = false)
                    @Nullable
                    String reason,
            @Parameter(hidden = true) @Nullable Principal principal) {
        access.requireChangeable(name, Scope.CHANNELS_WRITE);
        channels.delete(name, channel, ChannelPreconditions.of(ifMatch, null), new ChangeNote(who(principal), reason));
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<ChannelView> answer(HttpStatus status, Channel channel, @Nullable Long before, int fetch) {
        Page<ChannelView.Change> history = Page.of(
                        channels.history(channel.name(), channel.channel(), before, fetch),
                        fetch - 1,
                        ChannelChange::revision)
                .map(ChannelView.Change::of);
        return ResponseEntity.status(status)
                .eTag("\"" + channel.revision() + "\"")
                .cacheControl(CacheControl.noCache())
                .body(ChannelView.of(channel, history));
    }

    private static String who(@Nullable Principal principal) {
        return principal == null ? "anonymous" : principal.getName();
    }
}
