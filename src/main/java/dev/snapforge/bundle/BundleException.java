package dev.snapforge.bundle;

import dev.snapforge.core.Digest;
import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.Refusal;
import dev.snapforge.core.SnapforgeException;

/** Which rule about bundles and their files does not hold. */
public final class BundleException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private BundleException(Refusal refusal) {
        super(refusal);
    }

    /**
     * An upload holds more files than a limit allows.
     *
     * @param what what was counted: files or archive entries
     * @param limit the most there may be
     */
    public static BundleException tooManyFiles(String what, int limit) {
        return new BundleException(new Refusal(
                ErrorCategory.TOO_LARGE,
                "too-many-files",
                "There are more than " + limit + " " + what + ".",
                "at most " + limit + " " + what,
                "more",
                "Bundle the sources into fewer files first, for instance with esbuild or rollup."));
    }

    /**
     * A file is of a type that cannot be run, or not yet.
     *
     * @param file the name as it was sent
     * @param hint what to do with this type
     */
    static BundleException unsupportedFileType(String file, String hint) {
        return new BundleException(new Refusal(
                ErrorCategory.UNSUPPORTED_MEDIA,
                "unsupported-file-type",
                "The file '" + file + "' is not of a type that can be used here.",
                ".js, .mjs, .ts, .mts, .cts, .tsx, .map, .zip, .tar.gz or .tgz",
                file,
                hint));
    }

    /**
     * The sources, or the archive they came in, are larger than a bundle may be.
     *
     * @param limit the limit, in bytes
     */
    public static BundleException tooLarge(long limit) {
        return new BundleException(new Refusal(
                ErrorCategory.TOO_LARGE,
                "bundle-too-large",
                "The upload holds more than " + limit + " bytes.",
                "at most " + limit + " bytes, counted after expansion",
                "more",
                "Minify the sources, leave out what the snapshot does not need, or raise snapforge.bundle.max-size."));
    }

    /**
     * Two files have one name, so a stack trace could not tell them apart and an archive could mean either.
     *
     * @param file the name as it was sent
     */
    public static BundleException duplicateFile(String file) {
        return new BundleException(new Refusal(
                ErrorCategory.INVALID,
                "duplicate-file",
                "The name '" + file + "' occurs twice.",
                "a name of its own for every file",
                file,
                "Rename one of them."));
    }

    /**
     * There is no bundle with this digest.
     *
     * @param digest the digest that was asked for
     */
    public static BundleException notFound(Digest digest) {
        return new BundleException(new Refusal(
                ErrorCategory.NOT_FOUND,
                "bundle-not-found",
                "There is no bundle " + digest + ".",
                null,
                digest.toString(),
                "Upload it again: the same files give the same digest."));
    }

    /** A file of a build that stands on a base is where the base's files are. Code {@code base-folder-taken}. */
    static BundleException baseFolderTaken(String file) {
        return new BundleException(new Refusal(
                ErrorCategory.UNPROCESSABLE,
                "base-folder-taken",
                "The file '" + file + "' is where the files of the base are.",
                "no files in base/ beside a base",
                file,
                "Put the file into another folder; files of the base are imported from ./base/."));
    }

    /**
     * A name that could point outside of the bundle, or that cannot be shown safely.
     *
     * @param file the name; characters that cannot be shown are already replaced
     * @param reason what is wrong with it, as the end of a sentence
     */
    public static BundleException badFileName(String file, String reason) {
        return new BundleException(new Refusal(
                ErrorCategory.INVALID,
                "bad-file-name",
                "The name '" + file + "' " + reason + ".",
                "a relative name of at most 255 UTF-8 bytes with / between its segments and no .. in it",
                file,
                "Rename the file."));
    }
}
