package eu.megawatt.service.cli;

import eu.megawatt.service.Service;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.security.AdminToken;
import eu.megawatt.service.store.DataDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code megawatt sign-in}: a new sign-in link from the service that runs. */
@Command(
    name = "sign-in",
    description = {
      "Prints a link that signs a browser in, once, to the service that runs from DIR.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  megawatt sign-in --data data"})
final class SignInCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int CREATED = 201;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "The service's data directory (default: ./${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Spec private CommandSpec spec = CommandSpec.create();

  private record Link(String href, String expiresAt) {}

  @Override
  public Integer call() throws InterruptedException {
    DataDirectory directory = directory();
    String address = directory.read(Service.ADDRESS_FILE).orElseThrow(this::notRunning);
    String token = directory.read(AdminToken.FILE).orElseThrow(this::notRunning);
    spec.commandLine().getOut().println("Open " + address + link(address, token).href());
    spec.commandLine().getOut().flush();
    return 0;
  }

  private DataDirectory directory() {
    if (!Files.isDirectory(data)) {
      throw new BadInput("There is no directory " + data + ". Maybe give the service's --data.");
    }
    return new DataDirectory(data);
  }

  private Link link(String address, String token) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/api/v1/sign-in-codes"))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != CREATED) {
        throw new BadInput(
            "The service at %s refused (%d).".formatted(address, answer.statusCode()));
      }
      return Json.read(answer.body(), Link.class);
    } catch (IOException _) {
      throw notRunning();
    }
  }

  private BadInput notRunning() {
    return new BadInput("No service runs from " + data + ". Maybe start it: megawatt serve.");
  }
}
