package eu.megawatt.service.cli;

import eu.megawatt.reports.closing.MonthReport;
import eu.megawatt.reports.closing.MonthReport.Asked;
import eu.megawatt.reports.file.FileFormat;
import eu.megawatt.service.books.export.ExportView;
import eu.megawatt.service.cli.ServiceAddress.Answered;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Reports of a service that runs: an export is ordered, waited for and fetched, and it has to have
 * the hash that the service says it has.
 *
 * @param progress hears what is being done
 */
record ServiceReports(ServiceAddress service, Consumer<String> progress) implements ReportSource {

  private static final String DONE = "Done";
  private static final String FAILED = "Failed";
  private static final Duration LOOKS_EACH = Duration.ofMillis(300);
  private static final Duration PATIENCE = Duration.ofHours(2);

  /** An order, as REST takes it. */
  private record Order(
      String kind,
      String period,
      String groupBy,
      String shared,
      String focusVersion,
      String currency,
      String format) {}

  @Override
  public Writing month(String period, MonthReport report, Asked asked, FileFormat format) {
    Order order =
        new Order(
            report.word(),
            period,
            asked.by().word(),
            asked.shared().word(),
            asked.focus().word(),
            asked.currency(),
            format.word());
    ExportView done = waitFor(order(order));
    if (!done.state().equals(DONE)) {
      throw new BadInput(
          "The service could not make the report: %s"
              .formatted(done.problem().orElse("it does not say why.")));
    }
    return to -> fetch(done, to);
  }

  private ExportView order(Order order) {
    HttpRequest.Builder request =
        service
            .request("/api/v1/exports")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(order)));
    return Json.read(service.text(request), ExportView.class);
  }

  private ExportView waitFor(ExportView ordered) {
    ExportView now = ordered;
    String told = "";
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isOver(now)) {
      String doing =
          "The service makes it: %s%s"
              .formatted(
                  now.state(),
                  now.progress().rowCount() > 0
                      ? ", %,d rows".formatted(now.progress().rowCount())
                      : "");
      if (!doing.equals(told)) {
        progress.accept(doing);
        told = doing;
      }
      if (System.nanoTime() > deadline) {
        throw new BadInput(
            "The service has not made the report in %d hours; it goes on: GET /api/v1/exports/%s."
                .formatted(PATIENCE.toHours(), now.id()));
      }
      LockSupport.parkNanos(LOOKS_EACH.toNanos());
      now =
          Json.read(
              service.text(service.request("/api/v1/exports/" + now.id()).GET()), ExportView.class);
    }
    return now;
  }

  private static boolean isOver(ExportView export) {
    return export.state().equals(DONE) || export.state().equals(FAILED);
  }

  private void fetch(ExportView done, OutputStream to) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (Answered answer =
        service.stream(service.request("/api/v1/exports/" + done.id() + "/content").GET())) {
      answer.body().transferTo(new DigestOutputStream(to, digest));
    }
    String sha256 = HexFormat.of().formatHex(digest.digest());
    if (!done.sha256().equals(Optional.of(sha256))) {
      throw new IOException(
          "What was fetched has the hash %s, and the service says %s. Maybe ask again."
              .formatted(sha256, done.sha256().orElse("nothing")));
    }
  }

  @Override
  public Writing year(String period, FileFormat format) {
    String path =
        "/api/v1/annual-reports/%s?format=%s"
            .formatted(URLEncoder.encode(period, StandardCharsets.UTF_8), format.word());
    Answered answer = service.stream(service.request(path).GET());
    return to -> {
      try (InputStream body = answer.body()) {
        body.transferTo(to);
      }
    };
  }
}
