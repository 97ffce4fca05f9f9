package dev.snapforge.snapshot.web;

import dev.snapforge.api.WarningHeader;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;

/** Describes what every download of a file answers: all of it, a part of it, or that the client has it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        in = ParameterIn.HEADER,
        name = "If-None-Match",
        description = "The `ETag` of the copy that the client has",
        examples = @ExampleObject(name = "any", summary = "any copy", value = "*"),
        schema = @Schema(type = "string"))
@ApiResponse(
        responseCode = "200",
        description = "The bytes, in a content coding that the client accepts",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                        schema = @Schema(type = "string", format = "binary")),
        headers = {
            @Header(
                    name = "ETag",
                    description = "Identifies the bytes in this coding",
                    schema = @Schema(type = "string")),
            @Header(
                    name = "Repr-Digest",
                    description = "SHA-256 of the bytes in this coding (RFC 9530)",
                    schema = @Schema(type = "string")),
            @Header(
                    name = WarningHeader.NAME,
                    description = "Why it should not be used any more, in stable words, if anything speaks against it",
                    schema = @Schema(type = "string"))
        })
@ApiResponse(
        responseCode = "206",
        description = "The requested range",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                        schema = @Schema(type = "string", format = "binary")))
@ApiResponse(responseCode = "304", description = "The client has it already", content = @Content)
@ApiResponse(
        responseCode = "409",
        description = "Its engine is vulnerable, and the service refuses that: `engine-vulnerable`")
@ApiResponse(responseCode = "416", description = "`range-not-satisfiable`")
@ApiResponse(responseCode = "429", description = "The caller downloads too much at a time: `too-many-downloads`")
@ApiResponse(responseCode = "503", description = "All callers together do: `too-many-downloads`")
@interface FileDownloadOperation {}
