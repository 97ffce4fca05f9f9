# Read by mvnw before it downloads anything: a Maven 3.8 or newer on PATH will do, because some machines have one and no internet.
# The line in mvnw that reads this file is the only one that is not Apache's; `mvn wrapper:wrapper` would write mvnw without it.
case "$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\.[0-9]*\).*/\1/p')" in
3.[89] | 3.[1-9][0-9] | [4-9].*) exec mvn "$@" ;;
esac
# Without unzip, mvnw would fetch another archive, whose checksum is not the one in maven-wrapper.properties.
command -v unzip >/dev/null || die "Install unzip, which unpacks the Maven that is about to be downloaded, or Maven 3.8 or newer."
