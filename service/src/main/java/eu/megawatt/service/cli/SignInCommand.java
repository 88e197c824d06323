package eu.megawatt.service.cli;

import eu.megawatt.service.Service;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.security.AdminToken;
import eu.megawatt.service.store.DataDirectory;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
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

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "The service's data directory (default: ./${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Spec private CommandSpec spec = CommandSpec.create();

  private record Link(String href, String expiresAt) {}

  @Override
  public Integer call() {
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

  private static Link link(String address, String token) {
    ServiceAddress service = new ServiceAddress(address, token);
    return Json.read(
        service.text(
            service.request("/api/v1/sign-in-codes").POST(HttpRequest.BodyPublishers.noBody())),
        Link.class);
  }

  private BadInput notRunning() {
    return new BadInput("No service runs from " + data + ". Maybe start it: megawatt serve.");
  }
}
