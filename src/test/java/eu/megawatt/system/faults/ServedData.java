package eu.megawatt.system.faults;

import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.document.InventoryWriter;
import eu.megawatt.system.Await;
import eu.megawatt.system.MegawattProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A data directory and the service that is started from it, again and again. */
final class ServedData {

  private static final Pattern ADDRESS = Pattern.compile("at (http://127\\.0\\.0\\.1:\\d+),");
  private static final Pattern WAITING =
      Pattern.compile("(?m)^megawatt_records_waiting_quarters(?:\\{.*\\})? (\\S+)");

  private final Path folder;
  private final Path data;
  private final HttpClient client = HttpClient.newHttpClient();

  ServedData(Path folder) {
    this.folder = folder;
    data = folder.resolve("data");
  }

  /** Starts it; checkpoints and roll-ups come every second or two, so that they are hit too. */
  MegawattProcess start() {
    return MegawattProcess.java(
        folder,
        "serve",
        "--port",
        "0",
        "--data",
        data.toString(),
        "--roll-up-every",
        "1s",
        "--checkpoint-every",
        "2s");
  }

  /** Where it answers; empty while it does not yet. */
  static Optional<URI> address(MegawattProcess process) {
    String said = process.out();
    Matcher matcher = ADDRESS.matcher(said);
    return said.contains("ready after") && matcher.find()
        ? Optional.of(URI.create(matcher.group(1)))
        : Optional.empty();
  }

  URI awaitAddress(MegawattProcess process) {
    process.awaitOut("ready after");
    return address(process).orElseThrow();
  }

  String token() {
    try {
      return Files.readString(data.resolve("admin-token")).strip();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Path path() {
    return data;
  }

  /** Where samples are kept. */
  Path samples() {
    return data.resolve("telemetry").resolve("samples");
  }

  void bringFleet(URI address, Inventory fleet) throws IOException {
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    InventoryWriter.write(fleet, Syntax.JSON, document);
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(address.resolve("/api/v1/fleet/document"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(document.toByteArray())));
    if (answer.statusCode() != 201) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
  }

  /** Waits until no record is behind its samples. */
  void awaitRolledUp(URI address) {
    Await.present(
        "the records to be up to date",
        () -> Optional.of(address).filter(it -> waitingQuarters(it) == 0));
  }

  private double waitingQuarters(URI address) {
    String metrics = send(HttpRequest.newBuilder(address.resolve("/observe/metrics"))).body();
    Matcher matcher = WAITING.matcher(metrics);
    if (!matcher.find()) {
      throw new AssertionError("No such metric: " + WAITING);
    }
    return Double.parseDouble(matcher.group(1));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(
          request.header("Authorization", "Bearer " + token()).build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
