# The service with its engines: docker buildx build --platform linux/amd64,linux/arm64 -t snapforge .
# docker/prove builds this file and runs what comes out under the restrictions of a restricted pod.
ARG DEBIAN=debian:bookworm-slim

# On the machine that builds, whatever it builds for: Maven only copies the engines' libraries and runs none of them.
FROM --platform=$BUILDPLATFORM ${DEBIAN} AS build
RUN apt-get update \
  && apt-get install -y --no-install-recommends maven openjdk-17-jdk-headless \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY mvnw pom.xml LICENSE NOTICE ./
COPY .mvn .mvn
COPY migrations migrations
COPY src/main src/main
ARG TARGETARCH
# The pom's profile for a platform is chosen by the machine; here the image's platform chooses.
RUN case "$TARGETARCH" in \
      amd64) profiles='linux-x64,!linux-arm64' ;; \
      arm64) profiles='linux-arm64,!linux-x64' ;; \
      *) echo "There are no engines for $TARGETARCH." >&2; exit 1 ;; \
    esac \
  && ./mvnw -B -ntp -q -P "$profiles" -Dmaven.test.skip=true -Dinvoker.skip=true -Dspotless.check.skip=true package \
  && java -Djarmode=tools -jar target/snapforge-*-SNAPSHOT.jar extract --layers --destination /layers \
      --application-filename snapforge.jar

FROM ${DEBIAN}
# tini: engine processes may leave children behind, which somebody has to reap; it also hands SIGTERM on to Java.
RUN apt-get update \
  && apt-get install -y --no-install-recommends bubblewrap openjdk-17-jre-headless tini \
  && rm -rf /var/lib/apt/lists/* \
  && groupadd --gid 10001 snapforge \
  && useradd --uid 10001 --gid 10001 --home-dir /var/lib/snapforge --create-home --shell /usr/sbin/nologin snapforge
# What changes least comes first.
COPY --from=build /source/target/engines /opt/snapforge/engines
COPY --from=build /layers/dependencies/ /opt/snapforge/
COPY --from=build /layers/spring-boot-loader/ /opt/snapforge/
COPY --from=build /layers/snapshot-dependencies/ /opt/snapforge/
COPY --from=build /layers/application/ /opt/snapforge/
COPY --from=build /source/target/classes/META-INF/LICENSE /source/target/classes/META-INF/NOTICE /source/target/classes/META-INF/THIRD-PARTY.txt /opt/snapforge/
COPY --from=build /source/target/classes/META-INF/licenses /opt/snapforge/licenses
COPY docker/application.yaml /opt/snapforge/config/
COPY docker/check /opt/snapforge/
# Not a folder that the service can write to: it reads its settings from here.
WORKDIR /opt/snapforge
USER 10001:10001
EXPOSE 8080 8081
STOPSIGNAL SIGTERM
ENTRYPOINT ["/usr/bin/tini", "--", "/usr/bin/java", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/snapforge/snapforge.jar"]
