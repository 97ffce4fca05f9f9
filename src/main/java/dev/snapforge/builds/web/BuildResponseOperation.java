package dev.snapforge.builds.web;

import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;

/** Describes what every operation answers that makes a build: whether it ended while the request waited, and where it is. */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "200",
        description = "The build ended while the request waited: look at its `status`",
        headers =
                @Header(
                        name = "Location",
                        description = "Where the build is",
                        schema = @Schema(type = "string", format = "uri-reference")),
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = BuildView.class)))
@ApiResponse(
        responseCode = "202",
        description = "The build was accepted and is in progress",
        headers =
                @Header(
                        name = "Location",
                        description = "Where the build is",
                        schema = @Schema(type = "string", format = "uri-reference")),
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = BuildView.class)))
@interface BuildResponseOperation {}
