package eu.megawatt.service.rest;

import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.inventory.InventorySnapshot;
import eu.megawatt.fleet.inventory.document.InventoryWriter;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** Snapshots as answers: their documents, in the syntax that is asked for, and their names. */
final class FleetDocument {

  private static final HeaderName SNAPSHOT = HeaderNames.create("Megawatt-Snapshot");

  private FleetDocument() {}

  /** 200 with a snapshot's document: YAML where that is accepted and JSON is not. */
  static void send(ServerRequest request, ServerResponse response, InventorySnapshot snapshot)
      throws IOException {
    String accepted = request.headers().first(HeaderNames.ACCEPT).orElse("");
    boolean yaml = accepted.contains("yaml") && !accepted.contains("application/json");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(bytes)) {
      InventoryWriter.write(snapshot.inventory(), yaml ? Syntax.YAML : Syntax.JSON, zip);
    }
    name(response, snapshot);
    Answer.to(request, response)
        .zipped(yaml ? "application/yaml" : "application/json", bytes.toByteArray());
  }

  /** The headers that say which snapshot an answer is about. */
  static void name(ServerResponse response, InventorySnapshot snapshot) {
    response.header(HeaderNames.ETAG, '"' + snapshot.id() + '"');
    response.header(SNAPSHOT, snapshot.id());
  }
}
