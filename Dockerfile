# The service with its engines: docker buildx build --platform linux/amd64,linux/arm64 -t snapforge .
# docker/prove builds this file and runs what comes out: as docs/docker.md says, and under the restrictions of a restricted pod.
ARG DEBIAN=debian:bookworm-slim

# On the machine that builds, whatever it builds for: Maven only copies the engines' libraries and runs none of them.
FROM --platform=$BUILDPLATFORM ${DEBIAN} AS build
RUN apt-get update \
  && apt-get install -y --no-install-recommends maven openjdk-17-jdk-headless \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY mvnw pom.xml LICENSE NOTICE ./
COPY .mvn .mvn
COPY docs docs
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

FROM ${DEBIAN} AS system
# tini: engine processes may leave children behind, which have to be reaped; it also hands SIGTERM on to Java.
RUN apt-get update \
  && apt-get install -y --no-install-recommends bubblewrap openjdk-17-jre-headless tini \
  && rm -rf /var/lib/apt/lists/* \
  && groupadd --gid 10001 snapforge \
  && useradd --uid 10001 --gid 10001 --home-dir /var/lib/snapforge --create-home --shell /usr/sbin/nologin snapforge \
  && find / -xdev -type f -perm /6000 -exec chmod ug-s {} +

# What the image consists of, where scanners look for it. Made where there is a JDK, of the packages of the system above.
FROM build AS bom
COPY docker/ImageBom.java docker/
COPY --from=system /var/lib/dpkg/status /etc/os-release /system/
RUN java -cp '/layers/dependencies/lib/*' docker/ImageBom.java /system/status /system/os-release \
      target/classes/META-INF/sbom/application.cdx.json target/engines >/snapforge.cdx.json

FROM system
# What changes least comes first.
COPY --from=build /source/target/engines /opt/snapforge/engines
COPY --from=build /layers/dependencies/ /opt/snapforge/
COPY --from=build /layers/spring-boot-loader/ /opt/snapforge/
COPY --from=build /layers/snapshot-dependencies/ /opt/snapforge/
COPY --from=build /layers/application/ /opt/snapforge/
COPY --from=build /source/target/classes/META-INF/LICENSE /source/target/classes/META-INF/NOTICE /source/target/classes/META-INF/THIRD-PARTY.txt /opt/snapforge/
COPY --from=build /source/target/classes/META-INF/licenses /opt/snapforge/licenses
COPY docker/application.yaml /opt/snapforge/config/
COPY docker/check docker/packages /opt/snapforge/
COPY --from=bom /snapforge.cdx.json /opt/snapforge/sbom/
# Not a folder that the service can write to: it reads its settings from here.
WORKDIR /opt/snapforge
USER 10001:10001
EXPOSE 8080 8081
# The embedded Postgres, the signing key and the snapshots, or what an api or a builder keeps for itself.
VOLUME /var/lib/snapforge
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=180s CMD ["/opt/snapforge/check", "ready", "127.0.0.1:8080"]
ENTRYPOINT ["/usr/bin/tini", "--", "/usr/bin/java", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/snapforge/snapforge.jar"]
