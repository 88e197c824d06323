package eu.megawatt.bench.live;

import eu.megawatt.bench.process.ServerProcess;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is still to be attested once nothing is asked any more, and what that takes. */
final class AttestationTail {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MILLIS_PER_SECOND = 1e3;

  private final ServerProcess server;

  AttestationTail(ServerProcess server) {
    this.server = server;
  }

  /**
   * What it took.
   *
   * @param serverSeconds of processor time that the service took
   */
  record Report(long attestations, double seconds, double serverSeconds) {

    double perSecond() {
      return attestations / seconds;
    }

    double serverMillis() {
      return serverSeconds * MILLIS_PER_SECOND / Math.max(1, attestations);
    }
  }

  /** Waits until all is attested. */
  Report run() throws IOException, InterruptedException {
    long madeBefore = metric("megawatt_attestations_made");
    double processorBefore = AdmissionLoad.processor(server.pid());
    long began = System.nanoTime();
    server.awaitTrue(() -> metric("megawatt_attestations_behind") == 0);
    return new Report(
        metric("megawatt_attestations_made") - madeBefore,
        (System.nanoTime() - began) / NANOS_PER_SECOND,
        AdmissionLoad.processor(server.pid()) - processorBefore);
  }

  private long metric(String name) throws InterruptedException {
    String page = server.page("/observe/metrics").orElse("");
    Matcher found = Pattern.compile("(?m)^" + name + "\\{?[^ ]* ([0-9.E+]+)$").matcher(page);
    if (!found.find()) {
      throw new IllegalStateException("No %s in %s".formatted(name, page));
    }
    return Math.round(Double.parseDouble(found.group(1)));
  }
}
