package dev.snapforge.bundle.upload;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.Refusal;
import dev.snapforge.core.SnapforgeException;
import org.jspecify.annotations.Nullable;

/** Why what was sent makes no bundle. */
final class UploadException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private UploadException(Refusal refusal) {
        super(refusal);
    }

    /**
     * An archive has no manifest at its root, so the order of its files is not known.
     *
     * @param file the archive's name
     * @param elsewhere where a file of that name was found instead, or null
     */
    static UploadException manifestMissing(String file, @Nullable String elsewhere) {
        return new UploadException(new Refusal(
                ErrorCategory.UNPROCESSABLE,
                "manifest-missing",
                "The archive '" + file + "' has no snapforge.json at its root.",
                "snapforge.json at the root of the archive",
                elsewhere == null ? "no such file" : elsewhere,
                elsewhere == null
                        ? "Add a snapforge.json such as {\"files\": [\"main.js\"]}."
                        : "Pack the content of the folder, not the folder itself."));
    }

    /**
     * An archive came together with other files, so the order to run them in is not known.
     *
     * @param archive the archive's name
     * @param files how many files were sent in all
     */
    static UploadException mixed(String archive, int files) {
        return new UploadException(new Refusal(
                ErrorCategory.INVALID,
                "mixed-upload",
                "The archive '" + archive + "' came together with other files.",
                "either .js files only, or exactly one archive",
                files + " files, one of them an archive",
                "Put everything into the archive, or send only .js files."));
    }

    /**
     * All files of a bundle are blank, so a snapshot would hold nothing.
     *
     * @param files how many files there were
     */
    static UploadException empty(int files) {
        return new UploadException(new Refusal(
                ErrorCategory.UNPROCESSABLE,
                "empty-bundle",
                "Every file of this bundle is blank.",
                "JavaScript in at least one file",
                files + " blank",
                "Check that the build step before the upload wrote its output."));
    }

    /**
     * A source is not valid UTF-8.
     *
     * @param file the file's name
     * @param offset of the first byte that does not fit, counted from 0
     */
    static UploadException sourceNotUtf8(String file, long offset) {
        return new UploadException(new Refusal(
                ErrorCategory.UNPROCESSABLE,
                "not-utf8",
                "The file '" + file + "' is not UTF-8: byte " + offset + " does not fit.",
                "UTF-8 (RFC 3629)",
                "an invalid sequence at byte " + offset,
                "Save the file as UTF-8; V8 would otherwise see other characters than you wrote."));
    }

    /**
     * A manifest lists a file that the archive does not hold.
     *
     * @param file as the manifest lists it
     * @param similar a name in the archive that may be meant, or null
     */
    static UploadException fileNotInArchive(String file, @Nullable String similar) {
        return new UploadException(new Refusal(
                ErrorCategory.UNPROCESSABLE,
                "file-not-in-archive",
                "The manifest lists '" + file + "', which is not in the archive.",
                file,
                similar,
                similar == null ? "Add the file, or take it off the list." : "Did you mean '" + similar + "'?"));
    }

    /**
     * A bundle has source maps, and nothing that they could be the maps of.
     *
     * @param maps how many there were
     */
    static UploadException onlySourceMaps(int maps) {
        return new UploadException(new Refusal(
                ErrorCategory.UNPROCESSABLE,
                "only-source-maps",
                "This bundle has source maps and no script.",
                "at least one .js or .mjs file beside the maps",
                maps + " .map",
                "Send the script that the bundler wrote together with its map."));
    }

    /**
     * A compiler option means something else than that types are erased.
     *
     * @param file the configuration's name
     */
    static UploadException configuration(String file, CompilerOptions.Objection objection) {
        return new UploadException(new Refusal(
                ErrorCategory.UNPROCESSABLE,
                "tsconfig-not-supported",
                "The option " + objection.option() + " of " + file
                        + " asks for what is not done here: types are erased, and all else"
                        + " stays as it is written.",
                objection.expected(),
                objection.found(),
                objection.hint()));
    }

    /**
     * A configuration of the compiler cannot be read.
     *
     * @param file its name
     * @param found what is there instead
     */
    static UploadException malformedConfiguration(String file, String found) {
        return new UploadException(new Refusal(
                ErrorCategory.UNPROCESSABLE,
                "malformed-tsconfig",
                "The file " + file + " is no configuration of TypeScript's compiler.",
                "a JSON object of at most one megabyte; comments and commas at the end of a list are allowed",
                found,
                "Correct it, or leave it out: it is compared with what is done, and changes nothing."));
    }
}
