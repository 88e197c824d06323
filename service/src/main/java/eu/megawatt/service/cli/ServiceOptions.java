package eu.megawatt.service.cli;

import eu.megawatt.service.Service;
import eu.megawatt.service.security.AdminToken;
import eu.megawatt.service.store.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which service a command asks: the one of a data directory, or any with a token. */
final class ServiceOptions {

  private static final String TOKEN_VARIABLE = "MEGAWATT_TOKEN";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Its data directory on this machine (default: ./${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = {
        "Its address, where it is another machine's; the token is that of --token-file or of the",
        "environment variable MEGAWATT_TOKEN."
      })
  private Optional<String> server = Optional.empty();

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "A file with a token, as the page of tokens gives them.")
  private Optional<Path> tokenFile = Optional.empty();

  /**
   * The service.
   *
   * @throws BadInput where none can be found, with what to do
   */
  ServiceAddress found() {
    return server.isPresent() ? remote(server.get()) : local();
  }

  private ServiceAddress remote(String address) {
    if (!address.matches("https?://[^\\s/]+(/[^\\s]*)?")) {
      throw new BadInput(
          "--server is \"%s\"; it has to be an address such as https://megawatt.example:8443."
              .formatted(address));
    }
    return new ServiceAddress(address.replaceAll("/+$", ""), token());
  }

  private String token() {
    Optional<String> token =
        tokenFile
            .map(ServiceOptions::read)
            .or(() -> Optional.ofNullable(System.getenv(TOKEN_VARIABLE)))
            .map(String::strip)
            .filter(it -> !it.isEmpty());
    return token.orElseThrow(
        () ->
            new BadInput(
                "--server needs a token. Maybe give --token-file, or set " + TOKEN_VARIABLE + "."));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new BadInput("--token-file %s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private ServiceAddress local() {
    if (!Files.isDirectory(data)) {
      throw new BadInput(
          "There is no directory %s. Maybe give the service's --data or --server, or --demo for a month of a fictional fleet."
              .formatted(data));
    }
    DataDirectory directory = new DataDirectory(data);
    return new ServiceAddress(
        directory.read(Service.ADDRESS_FILE).orElseThrow(this::notRunning),
        directory.read(AdminToken.FILE).orElseThrow(this::notRunning));
  }

  private BadInput notRunning() {
    return new BadInput("No service runs from " + data + ". Maybe start it: megawatt serve.");
  }
}
