package eu.megawatt.bench.process;

import eu.megawatt.bench.record.Checkout;
import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.document.InventoryWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The service as the launcher starts it. */
public final class Megawatt {

  private static final String LAUNCHER = Checkout.root().resolve("megawatt").toString();
  private static final String STATUS = "/api/v1/status";

  private Megawatt() {}

  /**
   * Starts the service on a data directory; it answers when this returns.
   *
   * @param before what comes before the command, such as to pin it to a core
   */
  public static ServerProcess start(Path data, Path log, List<String> before)
      throws IOException, InterruptedException {
    build();
    int port = ServerProcess.freePort();
    List<String> command = new ArrayList<>(before);
    command.addAll(
        List.of(LAUNCHER, "serve", "--port", Integer.toString(port), "--data", data.toString()));
    Path tokenFile = data.resolve("admin-token");
    ServerProcess server = ServerProcess.start(command, Map.of(), port, log);
    server.awaitTrue(() -> Files.exists(tokenFile) && Files.size(tokenFile) > 0);
    server.authorise(Files.readString(tokenFile).strip());
    server.awaitPage(STATUS);
    return server;
  }

  /** A start is not to wait for a build, nor to be ended in the middle of one. */
  private static void build() throws IOException, InterruptedException {
    Process version = new ProcessBuilder(LAUNCHER, "--version").inheritIO().start();
    if (version.waitFor() != 0) {
      throw new IOException("The service cannot be built");
    }
  }

  /** Makes a fleet the service's own. */
  public static void bring(Inventory fleet, ServerProcess server)
      throws IOException, InterruptedException {
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    InventoryWriter.write(fleet, Syntax.JSON, document);
    HttpResponse<String> answer =
        server.send(
            server
                .request("/api/v1/fleet/document")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(document.toByteArray())));
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          "The fleet was refused: %d %s".formatted(answer.statusCode(), answer.body()));
    }
  }
}
