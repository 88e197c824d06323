package eu.megawatt.bench.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.megawatt.bench.process.Megawatt;
import eu.megawatt.bench.process.ServerProcess;
import eu.megawatt.telemetry.simulate.RowsOfNodes;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The service on a month of records, started for each question: what it is asked for is the first
 * thing that it is asked for, and the pages of its file are out of the page cache by then.
 */
final class ColdService {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path data;
  private final Month month;
  private final PageCache cache;
  private final String range;
  private boolean hasFleet;

  ColdService(Path data, Month month, PageCache cache) {
    this.data = data;
    this.month = month;
    this.cache = cache;
    range =
        "from=%s&to=%s&stepSeconds=900"
            .formatted(
                Instant.ofEpochMilli(month.fromMillis()), Instant.ofEpochMilli(month.toMillis()));
  }

  /** Asks for each quarter-hour of a subject; the milliseconds until the whole answer is here. */
  double read(String scope, String id) throws IOException, InterruptedException {
    bringFleet();
    try (ServerProcess server = start()) {
      cache.drop();
      long began = System.nanoTime();
      HttpResponse<String> answer =
          server.send(
              server.request("/api/v1/energy-series?scope=" + scope + "&id=" + id + "&" + range));
      double millis = (System.nanoTime() - began) / 1e6;
      check(answer);
      return millis;
    }
  }

  /** In a process before, so that nothing is warm of it. */
  private void bringFleet() throws IOException, InterruptedException {
    if (!hasFleet) {
      try (ServerProcess server = start()) {
        Megawatt.bring(RowsOfNodes.of(month.nodes().size()), server);
      }
      hasFleet = true;
    }
  }

  private ServerProcess start() throws IOException, InterruptedException {
    return Megawatt.start(data, data.resolve("said"), List.of());
  }

  private void check(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    JsonNode jobs = JSON.readTree(answer.body()).path("series").path(0).path("values");
    long known = jobs.valueStream().filter(it -> it.asLong() > 0).count();
    if (known != month.quarters()) {
      throw new IOException(
          "%d of %d quarter-hours have work in them".formatted(known, month.quarters()));
    }
  }
}
