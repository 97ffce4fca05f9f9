package dev.snapforge.bundle.upload;

import org.springframework.core.io.InputStreamSource;

/**
 * One file of an upload, as the client named it.
 *
 * @param fileName not yet checked
 * @param content not yet checked; it is opened once
 */
public record UploadPart(String fileName, InputStreamSource content) {}
