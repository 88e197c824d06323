package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.period.Period;
import eu.megawatt.service.books.BookLab;
import eu.megawatt.service.books.Entries;
import eu.megawatt.service.books.MemoryLedger;
import eu.megawatt.service.books.TestInputs;
import eu.megawatt.service.cli.Outcome;
import eu.megawatt.service.store.Sha256;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Months, reports and files of the books over HTTP. */
final class BooksRoutesTest {

  private static final String PERIODS = "/api/v1/periods";
  private static final String REPORTS = "/api/v1/reports/";
  private static final String EXPORTS = "/api/v1/exports";
  private static final String SCHEDULES = "/api/v1/report-schedules";
  private static final double MILLIJOULES_PER_WH = 3_600_000;

  @TempDir Path data;

  private final Period now = new Period(YearMonth.now(BookLab.ZONE), BookLab.ZONE);
  private final Period last = now.previous();
  private final Period before = last.previous();
  private final MemoryLedger ledger = new MemoryLedger();
  private final TestInputs inputs = new TestInputs();
  private RunningService running;
  private Caller admin;

  @BeforeEach
  void start() {
    for (Period it : List.of(before, last)) {
      Entries.fill(ledger, BookLab.FRENCH, it, it.month().getMonthValue());
      Entries.fill(ledger, BookLab.SWEDISH, it, -it.month().getMonthValue());
    }
    begin();
  }

  private void begin() {
    running =
        RunningService.from(
            Settings.usual(data, Clock.systemUTC()),
            it ->
                it.with(ledger, ledger::revision)
                    .with(inputs, () -> new TreeMap<>(java.util.Map.of("pool-a", "GB300"))));
    admin = running.admin();
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private Reply close(Period period, String key) {
    return admin.post(
        PERIODS + "/" + period.id() + "/closure",
        "{\"reason\":\"it is over\"}",
        "Idempotency-Key",
        key);
  }

  private JsonNode period(Period which) {
    for (JsonNode it : admin.get(PERIODS).json().path("items")) {
      if (it.path("id").asText().equals(which.id())) {
        return it;
      }
    }
    throw new AssertionError(which.id());
  }

  private String report(String kind, Period period, String more) {
    return "%s%s?period=%s%s".formatted(REPORTS, kind, period.id(), more);
  }

  @Test
  void month_fromOpenToClosed_saysSo() {
    assertThat(admin.get(PERIODS).json().path("zone").asText()).isEqualTo("Europe/Paris");
    assertThat(period(last).path("state").asText()).isEqualTo("Open");
    assertThat(period(last).path("isComplete").asBoolean()).isTrue();

    Reply tooEarly = close(last, "a");
    assertThat(tooEarly.status()).as(tooEarly.toString()).isEqualTo(409);
    assertThat(tooEarly.json().at("/errors/0/code").asText()).isEqualTo("EarlierOpen");
    assertThat(tooEarly.text()).contains(before.id() + " has to be closed first");

    Reply closed = close(before, "b");
    assertThat(closed.status()).as(closed.toString()).isEqualTo(200);
    assertThat(closed.json()).isEqualTo(period(before));
    assertThat(closed.json().path("state").asText()).isEqualTo("Closed");
    assertThat(closed.json().path("sha256").asText()).hasSize(64);
    assertThat(close(before, "b").json()).isEqualTo(closed.json());
    assertThat(close(before, "c").status()).isEqualTo(409);
    assertThat(close(last, "b").status()).isEqualTo(422);
    assertThat(close(last, "d").status()).isEqualTo(200);
  }

  @Test
  void close_withoutAReasonOrAKey_isRefused() {
    String path = PERIODS + "/" + before.id() + "/closure";

    assertThat(admin.post(path, "{}", "Idempotency-Key", "a").status()).isEqualTo(422);
    assertThat(admin.post(path, "{\"reason\":\"r\"}").status()).isEqualTo(400);
    assertThat(
            admin
                .post(PERIODS + "/1999-01/closure", "{\"reason\":\"r\"}", "Idempotency-Key", "a")
                .status())
        .isEqualTo(404);
  }

  @Test
  void report_asAPageShowsIt_addsUpAndSaysWhatItWasCountedBy() {
    JsonNode open = admin.get(report("chargeback", before, "&groupBy=job&shared=cost")).json();

    assertThat(open.path("isProvisional").asBoolean()).isTrue();
    assertThat(open.path("warnings").toString()).contains("provisional");
    for (String column : List.of("costEur", "energyWh", "sharedCostEur", "totalCostEur")) {
      assertThat(sum(open, column)).as(column).isEqualByComparingTo(total(open, column));
    }
    assertThat(open.path("assumptions").size()).isGreaterThan(10);
    assertThat(open.path("assumptions")).allMatch(it -> !it.path("source").asText().isBlank());
    assertThat(open.at("/series/0/id").asText()).isEqualTo(Entries.SERIES);
    assertThat(open.at("/quality/countedRatio").decimalValue()).isEqualByComparingTo("0.5");

    close(before, "a");
    JsonNode closed = admin.get(report("chargeback", before, "&groupBy=job&shared=cost")).json();
    assertThat(closed.path("isProvisional").asBoolean()).isFalse();
    assertThat(closed.path("rows")).isEqualTo(open.path("rows"));
    assertThat(closed.at("/period/sha256")).isEqualTo(period(before).path("sha256"));
  }

  private static int at(JsonNode report, String column) {
    for (int i = 0; i < report.path("columns").size(); i++) {
      if (report.at("/columns/" + i + "/name").asText().equals(column)) {
        return i;
      }
    }
    throw new AssertionError(column);
  }

  private static BigDecimal total(JsonNode report, String column) {
    return report.path("total").path(at(report, column)).decimalValue();
  }

  private static BigDecimal sum(JsonNode report, String column) {
    int at = at(report, column);
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode row : report.path("rows")) {
      sum = sum.add(row.path(at).decimalValue());
    }
    return sum;
  }

  @Test
  void report_wronglyAskedFor_saysAllThatIsWrong() {
    Reply wrong =
        admin.get(
            REPORTS
                + "chargeback?period=10-2026&groupBy=tennant&shared=all&format=pdf"
                + "&focusVersion=2");

    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().path("errors"))
        .extracting(it -> it.path("pointer").asText())
        .containsExactly("period", "groupBy", "shared", "focusVersion", "format");
    assertThat(wrong.text()).contains("tenant");
    assertThat(admin.get(REPORTS + "charge?period=2026-10").status()).isEqualTo(404);
    assertThat(admin.get(REPORTS + "focus?period=1999-10").status()).isEqualTo(404);
    assertThat(admin.get(report("waterfall", before, "")).status()).isEqualTo(404);
    assertThat(admin.get(report("waterfall", last, "")).status()).isEqualTo(200);
    assertThat(admin.get(report("focus", last, "&colour=red")).status()).isEqualTo(400);
  }

  @Test
  void tenant_seesItsRowsAlone() {
    close(before, "a");
    try (Caller tenant = tenant("beta")) {
      JsonNode own = tenant.get(report("chargeback", before, "&groupBy=tenant")).json();
      JsonNode all = admin.get(report("chargeback", before, "&groupBy=tenant")).json();
      int tenantId = at(all, "tenantId");
      List<JsonNode> its = new ArrayList<>();
      all.path("rows")
          .forEach(
              it -> {
                if (it.path(tenantId).asText().equals("beta")) {
                  its.add(it);
                }
              });

      assertThat(own.path("rows")).containsExactlyElementsOf(its).hasSize(1);
      assertThat(total(own, "costEur"))
          .isEqualByComparingTo(its.getFirst().path(at(all, "costEur")).decimalValue());
      String rowId = own.path("rows").path(0).path(at(own, "rowId")).asText();
      assertThat(tenant.get(REPORTS + "chargeback/rows/" + rowId).status()).isEqualTo(200);
      String others = rowOf(all, "acme");
      assertThat(tenant.get(REPORTS + "chargeback/rows/" + others).status()).isEqualTo(404);
      assertThat(admin.get(REPORTS + "chargeback/rows/" + others).status()).isEqualTo(200);
      assertThat(tenant.get(report("focus", before, "&format=csv")).text())
          .contains("beta-0")
          .doesNotContain("acme");
      assertThat(tenant.get(report("reconciliation", before, "")).status()).isEqualTo(403);
      assertThat(tenant.get(report("chargeback", before, "&shared=cost")).status()).isEqualTo(400);
      assertThat(tenant.get(EXPORTS).status()).isEqualTo(403);
    }
  }

  @Test
  void report_inKronor_isEuroTimesOneFactorAndAddsUp() {
    JsonNode euro = admin.get(report("chargeback", before, "&groupBy=job")).json();
    JsonNode kronor = admin.get(report("chargeback", before, "&groupBy=job&currency=SEK")).json();
    BigDecimal perEuro = new BigDecimal("11.11111111");

    assertThat(kronor.at("/asked/currency").asText()).isEqualTo("SEK");
    for (String column : List.of("cost", "totalCost", "energyCost")) {
      assertThat(sum(kronor, column + "Sek"))
          .isEqualByComparingTo(sum(euro, column + "Eur").multiply(perEuro))
          .isEqualByComparingTo(total(kronor, column + "Sek"));
    }
    assertThat(sum(kronor, "energyWh")).isEqualByComparingTo(sum(euro, "energyWh"));
    assertThat(admin.get(report("chargeback", before, "&currency=ISK")).text())
        .contains("no rate of exchange of ISK");
    assertThat(admin.get(report("chargeback", before, "&currency=kr")).status()).isEqualTo(400);
  }

  @Test
  void report_byTheCommandLine_isTheBytesOfRest() throws IOException {
    close(before, "a");
    for (String format : List.of("csv", "xlsx", "parquet")) {
      Path file = data.resolve("out." + format);
      Outcome outcome =
          Outcome.of(
              "report",
              "chargeback",
              "--data",
              data.toString(),
              "--period",
              before.id(),
              "--currency",
              "SEK",
              "--format",
              format,
              "--out",
              file.toString());

      assertThat(outcome.code()).as(outcome.err()).isZero();
      assertThat(Files.readAllBytes(file))
          .isEqualTo(
              admin
                  .get(report("chargeback", before, "&currency=SEK&format=" + format))
                  .response()
                  .body());
    }
    Outcome unknown =
        Outcome.of("report", "energy", "--data", data.toString(), "--period", "1999-10");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("The service refuses (422)").contains("/period");
    Path eed = data.resolve("eed.csv");
    Outcome year =
        Outcome.of(
            "report",
            "eed",
            "--data",
            data.toString(),
            "--period",
            "2026",
            "--out",
            eed.toString());
    assertThat(year.code()).as(year.err()).isZero();
    assertThat(eed).content().startsWith("data_centre,year,version,indicator");
  }

  @Test
  void trainingRecord_ofJobs_isWhatTheLedgerSaysOfThem() {
    String body =
        """
        {"model": "m-1", "from": "%s", "to": "%s", "tenantId": "acme",
         "jobs": [{"jobId": "acme-0", "tokenCount": 1000000}, {"jobId": "acme-1", "tokenCount": 0}],
         "method": {"kind": "6nd", "parameterCount": 7000000000, "uncertaintyRatio": 0.1}}
        """
            .formatted(before.from(), before.from().plus(2, ChronoUnit.DAYS));
    long gpuMillis = 0;
    long itMilliJ = 0;
    Quarter end = Quarter.at(before.from().plus(2, ChronoUnit.DAYS));
    for (String site : List.of(BookLab.FRENCH, BookLab.SWEDISH)) {
      for (Quarter it = before.firstQuarter(); it.compareTo(end) < 0; it = it.next()) {
        for (var line : ledger.versions(site, it).getLast().lines().entrySet()) {
          if (line.getKey().holder().toString().contains("acme")) {
            gpuMillis += line.getValue().allocatedGpuMillis();
            itMilliJ += line.getValue().itMilliJ();
          }
        }
      }
    }

    JsonNode record = admin.post("/api/v1/training-records", body).json();

    assertThat(record.path("segmentCount").asInt()).as(record.toString()).isEqualTo(2);
    assertThat(new BigDecimal(record.at("/gpuHoursByType/GB300").asText()).doubleValue())
        .isCloseTo(gpuMillis / 3_600_000.0, org.assertj.core.data.Offset.offset(1e-5));
    assertThat(new BigDecimal(record.path("itKwh").asText()).doubleValue())
        .isCloseTo(itMilliJ / 3.6e9, org.assertj.core.data.Offset.offset(1e-5));
    assertThat(new BigDecimal(record.path("flop").asText())).isEqualByComparingTo("4.2e16");
    assertThat(record.path("wallTimeSeconds").asLong()).isEqualTo(2 * 86_400);
    assertThat(record.path("form").toString()).contains("Training time", "MWh");
    Reply wrong =
        admin.post("/api/v1/training-records", "{\"jobs\": [{}], \"method\": {\"kind\": \"x\"}}");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.json().path("errors"))
        .extracting(it -> it.path("pointer").asText())
        .containsExactlyInAnyOrder(
            "/model", "/tenantId", "/from", "/to", "/jobs/0/jobId", "/method/kind");
    assertThat(admin.post("/api/v1/training-records", body.replace("acme-", "none-")).status())
        .isEqualTo(404);
  }

  private static String rowOf(JsonNode report, String tenant) {
    for (JsonNode row : report.path("rows")) {
      if (row.path(at(report, "tenantId")).asText().equals(tenant)) {
        return row.path(at(report, "rowId")).asText();
      }
    }
    throw new AssertionError(tenant);
  }

  private Caller tenant(String name) {
    String secret =
        admin
            .post(
                "/api/v1/tokens",
                "{\"name\":\"%s\",\"scopes\":[\"finance:read\"],\"tenant\":\"%s\",\"expiresAt\":\"%s\"}"
                    .formatted(name, name, Instant.now().plus(1, ChronoUnit.DAYS)))
            .json()
            .path("secret")
            .asText();
    return Caller.withToken(running.service().address(), secret);
  }

  @Test
  void trace_ofARow_isTheLinesThatItWasMadeOf() {
    JsonNode report = admin.get(report("chargeback", before, "&groupBy=job")).json();
    String rowId = rowOf(report, "acme");
    close(before, "a");
    Reply first = admin.get(REPORTS + "chargeback/rows/" + rowId);
    JsonNode trace = first.json();
    long lines = 0;
    long milliJ = 0;
    for (String site : List.of(BookLab.FRENCH, BookLab.SWEDISH)) {
      for (Quarter it = before.firstQuarter();
          it.compareTo(before.endQuarter()) < 0;
          it = it.next()) {
        for (var line : ledger.versions(site, it).getLast().lines().entrySet()) {
          if (line.getKey().holder().toString().contains("jobId=acme-0")) {
            lines++;
            milliJ += line.getValue().energyMilliJ();
          }
        }
      }
    }

    assertThat(trace.path("entryCount").asLong()).isEqualTo(lines);
    assertThat(trace.path("entries")).hasSize(200);
    assertThat(trace.path("accountCount").asInt()).isEqualTo(2);
    long days = 0;
    for (JsonNode it : trace.path("days")) {
      days += it.path("energyMilliJ").asLong();
    }
    assertThat(days).isEqualTo(milliJ);
    assertThat(trace.at("/posted/energyWh").asDouble())
        .isCloseTo(milliJ / MILLIJOULES_PER_WH, org.assertj.core.data.Offset.offset(4.0));
    assertThat(trace.path("meterIds")).hasSize(2);

    Entries.restate(ledger, BookLab.FRENCH, before.firstQuarter(), 99);
    assertThat(admin.get(REPORTS + "chargeback/rows/" + rowId).json()).isEqualTo(trace);
    assertThat(admin.get(REPORTS + "chargeback/rows/" + rowId + "x").status()).isEqualTo(404);
    assertThat(admin.get(REPORTS + "chargeback/rows/none").status()).isEqualTo(404);
  }

  private Reply order(String body, String key) {
    return admin.post(EXPORTS, body, "Idempotency-Key", key);
  }

  private JsonNode done(String id) {
    return Await.present(
        id + " to be done",
        () ->
            Optional.of(admin.get(EXPORTS + "/" + id).json())
                .filter(it -> !it.path("state").asText().matches("Queued|Running")));
  }

  @Test
  void export_isTheBytesOfTheReport() {
    close(before, "a");
    for (String format : List.of("csv", "csv-fr", "xlsx", "json", "parquet")) {
      String body =
          "{\"kind\":\"energy\",\"period\":\"%s\",\"groupBy\":\"pool\",\"format\":\"%s\"}"
              .formatted(before.id(), format);
      Reply ordered = order(body, format);
      assertThat(ordered.status()).as(ordered.toString()).isEqualTo(202);
      String id = ordered.json().path("id").asText();
      JsonNode export = done(id);
      Reply content = admin.get(EXPORTS + "/" + id + "/content");
      Reply report = admin.get(report("energy", before, "&groupBy=pool&format=" + format));

      assertThat(export.path("state").asText()).as(export.toString()).isEqualTo("Done");
      assertThat(content.response().body()).isEqualTo(report.response().body());
      assertThat(export.path("sha256").asText()).isEqualTo(Sha256.hex(content.response().body()));
      assertThat(content.header("Content-Disposition"))
          .isEqualTo(report.header("Content-Disposition"))
          .contains(before.id());
      assertThat(content.header("Content-Type")).isEqualTo(report.header("Content-Type"));
      assertThat(order(body, format).json().path("id").asText()).isEqualTo(id);
      assertThat(order(body.replace("pool", "site"), format).status()).isEqualTo(422);
    }
    assertThat(admin.get(EXPORTS).json().path("items")).hasSize(5);
    String gone = admin.get(EXPORTS).json().at("/items/0/id").asText();
    assertThat(admin.delete(EXPORTS + "/" + gone).status()).isEqualTo(204);
    assertThat(admin.get(EXPORTS + "/" + gone + "/content").status()).isEqualTo(404);
    assertThat(admin.delete(EXPORTS + "/" + gone).status()).isEqualTo(404);
  }

  @Test
  void export_wronglyAskedFor_saysAllThatIsWrong() {
    Reply wrong = order("{\"kind\":\"x\",\"groupBy\":\"x\",\"format\":\"x\"}", "a");

    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.json().path("errors"))
        .extracting(it -> it.path("pointer").asText())
        .containsExactly("/kind", "/groupBy", "/format", "/period");
    assertThat(order("{\"kind\":\"focus\",\"period\":\"1999-01\"}", "a").status()).isEqualTo(422);
    assertThat(admin.post(EXPORTS, "{}").status()).isEqualTo(400);
  }

  @Test
  void export_thatCannotBeMade_saysWhy() {
    String id =
        order("{\"kind\":\"waterfall\",\"period\":\"%s\"}".formatted(before.id()), "a")
            .json()
            .path("id")
            .asText();

    JsonNode failed = done(id);

    assertThat(failed.path("state").asText()).isEqualTo("Failed");
    assertThat(failed.path("problem").asText()).contains("no closed month before");
  }

  @Test
  void schedule_ordersWheneverAMonthIsClosed_alsoAfterARestart() {
    String body = "{\"kind\":\"chargeback\",\"format\":\"csv\",\"groupBy\":\"site\"}";
    Reply added = admin.post(SCHEDULES, body);
    assertThat(added.status()).as(added.toString()).isEqualTo(201);
    assertThat(admin.post(SCHEDULES, body).json()).isEqualTo(added.json());
    assertThat(admin.post(SCHEDULES, "{\"kind\":\"x\"}").status()).isEqualTo(422);

    close(before, "a");
    running.close();
    begin();
    String id = admin.get(EXPORTS).json().at("/items/0/id").asText();
    assertThat(done(id).path("period").asText()).isEqualTo(before.id());
    assertThat(admin.get(EXPORTS + "/" + id + "/content").text())
        .isEqualTo(admin.get(report("chargeback", before, "&groupBy=site&format=csv")).text());

    String schedule = admin.get(SCHEDULES).json().at("/items/0/id").asText();
    assertThat(admin.delete(SCHEDULES + "/" + schedule).status()).isEqualTo(204);
    close(last, "b");
    assertThat(admin.get(EXPORTS).json().path("items")).hasSize(1);
    assertThat(admin.delete(SCHEDULES + "/" + schedule).status()).isEqualTo(404);
  }
}
