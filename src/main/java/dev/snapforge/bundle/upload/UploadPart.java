package dev.snapforge.bundle.upload;

import org.springframework.core.io.InputStreamSource;

/**
 * One file of an upload, as the client named it.
 *
 * @param fileName not yet checked
 * @param content not yet checked; it has come in already, and is opened once
 * @param size of the content, in bytes
 */
public record UploadPart(String fileName, InputStreamSource content, long size) {}
