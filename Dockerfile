# The same steps as the README's: build with Maven, start the jar. docker build -t usher . && docker run -p 127.0.0.1:7070:7070 -v usher:/data usher
FROM eclipse-temurin:25-jdk-noble AS build
RUN apt-get update && apt-get install -y --no-install-recommends maven && rm -rf /var/lib/apt/lists/*
WORKDIR /usher
COPY . .
RUN mvn -B -ntp -DskipTests -pl config -am package

FROM eclipse-temurin:25-jre-noble
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 7070 --home-dir /data usher && install -d -o usher -m 700 /data
WORKDIR /usher
COPY --from=build /usher/config/target/usher.jar ./
COPY --from=build /usher/config/target/lib ./lib
USER usher
ENV USHER_HOME=/data USHER_HOST=0.0.0.0
VOLUME /data
EXPOSE 7070
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s CMD curl -fsS http://127.0.0.1:7070/health || exit 1
# java itself is the first process, so that a stop reaches it
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-Xms32m", "-Xmx256m", "--enable-native-access=ALL-UNNAMED", "-cp", "usher.jar", "usher.config.Main"]
