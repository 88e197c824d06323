package eu.megawatt.service.cli;

import eu.megawatt.service.Service;
import eu.megawatt.service.security.AdminToken;
import eu.megawatt.service.store.DataDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code megawatt rehearse}: asks a service for what people ask it first, so that the JVM learns
 * it. For the launcher, which starts a service for it when it builds.
 */
@Command(
    name = "rehearse",
    description = "Asks the service that runs from DIR for what people ask first.",
    hidden = true,
    mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {

  private static final int TIMES = 40;
  private static final int OK = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration MONTH = Duration.ofDays(30);

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "The service's data directory (default: ./${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Override
  public Integer call() throws IOException, InterruptedException {
    DataDirectory directory = new DataDirectory(data);
    String address = directory.read(Service.ADDRESS_FILE).orElseThrow(this::notRunning);
    String token = directory.read(AdminToken.FILE).orElseThrow(this::notRunning);
    Instant now = Instant.now();
    List<String> paths =
        List.of(
            "/api/v1/fleet/summary",
            "/api/v1/power-series?scope=fleet&groupBy=workloadClass",
            "/api/v1/power-domains",
            "/api/v1/energy-series?scope=fleet&stepSeconds=900&to=%s&from=%s"
                .formatted(now, now.minus(MONTH)));
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int time = 0; time < TIMES; time++) {
        for (String path : paths) {
          HttpResponse<Void> answer =
              client.send(
                  HttpRequest.newBuilder(URI.create(address).resolve(path))
                      .timeout(PATIENCE)
                      .header("Authorization", "Bearer " + token)
                      .build(),
                  HttpResponse.BodyHandlers.discarding());
          if (answer.statusCode() != OK) {
            throw new BadInput("%s was answered with %d.".formatted(path, answer.statusCode()));
          }
        }
      }
    }
    return 0;
  }

  private BadInput notRunning() {
    return new BadInput("No service runs from " + data + ".");
  }
}
