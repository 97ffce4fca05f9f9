package dev.snapforge.cli;

import dev.snapforge.cli.session.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The program without a command. */
@Command(
        name = "snapforge",
        description = "Builds, proves, signs and serves V8 startup snapshots: the command line of a Snapforge service.",
        versionProvider = RootCommand.JarVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:What was asked for was done.",
            "1:The answer is no: a build failed, a request was refused, a limit was exceeded.",
            "2:Arguments, files or settings are wrong.",
            "3:What was named does not exist, or was withdrawn.",
            "4:Verification failed: do not use it.",
            "5:The service did not answer, or not in time, or the failure was not the bundle's.",
            "6:A token is missing, or is not good enough.",
            "70:A defect of this program."
        },
        footerHeading = "%nSettings:%n",
        footer = {
            "  Options go before the environment (SNAPFORGE_URL, SNAPFORGE_TOKEN,",
            "  SNAPFORGE_TOKEN_FILE, SNAPFORGE_KEYS), and that before the file",
            "  ~/.config/snapforge/config.properties (url, keys)."
        })
final class RootCommand {

    @Mixin
    GlobalOptions options = new GlobalOptions();

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version of this program.")
    boolean version;

    /** The version of the jar that this runs from. */
    static final class JarVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = RootCommand.class.getPackage().getImplementationVersion();
            return new String[] {"snapforge " + (version == null ? "without a version" : version)};
        }
    }
}
