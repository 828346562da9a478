# One file, two images:
#   docker build --target gateway -t jarshy .
#   docker build --target sim -t jarshy-sim .

FROM debian:bookworm-slim AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends maven openjdk-17-jdk-headless \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /build
# The dependencies change less often than the sources: they get a layer of their own.
COPY .mvn .mvn
COPY pom.xml ./
COPY sim/pom.xml sim/pom.xml
COPY src/pom.xml src/pom.xml
RUN mvn -B -q dependency:go-offline -DexcludeGroupIds=org.jarshy || true
COPY sim sim
COPY src src
# Tests have their own place, .ci/run: they want a browser and a PostgreSQL.
RUN mvn -B -q package -DskipTests

FROM debian:bookworm-slim AS runtime
RUN apt-get update \
    && apt-get install -y --no-install-recommends openjdk-17-jre-headless curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin jarshy \
    && install -d -o jarshy -g jarshy -m 0700 /app /app/data /app/config
WORKDIR /app
USER jarshy
# UTF-8 for the command line's output, whatever the host says.
ENV LANG=C.UTF-8

FROM runtime AS sim
COPY --from=build /build/target/sim/jarshy-sim.jar /app/jarshy-sim.jar
EXPOSE 2775 8090
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
    CMD curl -fsS http://127.0.0.1:8090/api/stats >/dev/null || exit 1
ENTRYPOINT ["java", "-jar", "/app/jarshy-sim.jar"]
# All addresses: inside a container only its own network reaches it. The API has no password.
CMD ["--host", "0.0.0.0", "--smpp", "2775", "--http", "8090"]

# Last, so that a build without --target makes the gateway.
FROM runtime AS gateway
COPY --from=build /build/target/gateway/jarshy-gateway.jar /app/jarshy-gateway.jar
# data: database and keys; config: application.yml. Keep both, and back up the keys apart.
VOLUME ["/app/data", "/app/config"]
# Inside a container only its own network reaches it; publish the port with care.
ENV SERVER_ADDRESS=0.0.0.0
EXPOSE 8080
# Liveness only: an SMSC that is away is no reason to start the service again.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
    CMD curl -fsS http://127.0.0.1:8080/actuator/health/liveness >/dev/null || exit 1
# Exits on a full heap instead of limping; 25 s for the ordered stop: docker stop --time 30.
ENTRYPOINT ["java", "-Xmx512m", "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/jarshy-gateway.jar"]
