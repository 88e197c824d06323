package eu.megawatt.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.service.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportCommandTest {

  @TempDir private Path folder = Path.of("");

  private Path written(String report, String... more) {
    Path file = folder.resolve(report);
    List<String> all =
        new ArrayList<>(
            List.of("report", report, "--demo", "--period", "2026-07", "--out", file.toString()));
    all.addAll(List.of(more));
    Outcome outcome = Outcome.of(all.toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.err()).contains("closing 2026-07").contains("is written");
    return file;
  }

  @Test
  void report_focus_isAFileThatTheProductsOwnCheckerPasses() {
    Path file = written("focus", "--focus-version", "1.4");
    Outcome checked = Outcome.of("focus", "check", file.toString(), "--version", "1.4");
    assertThat(checked.code()).as(checked.out()).isZero();
  }

  @Test
  void report_energyByPoolAsJson_hasJobsIdleAndUnassignedOfEachPool() throws IOException {
    JsonNode json =
        Json.read(
            Files.readString(written("energy", "--format", "json", "--group-by", "pool")),
            JsonNode.class);
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode row : json.path("rows")) {
      sum =
          sum.add(row.path("energyWh").decimalValue())
              .subtract(row.path("itWh").decimalValue())
              .subtract(row.path("overheadWh").decimalValue());
      assertThat(row.path("part").asText()).isIn("jobs", "idle", "unassigned");
    }
    assertThat(json.path("rows")).hasSizeGreaterThanOrEqualTo(18);
    assertThat(sum).isZero();
  }

  private static void refused(String message, String... arguments) {
    Outcome outcome = Outcome.of(arguments);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains(message);
  }

  @Test
  void report_ofWhatCannotBe_saysWhatCan() {
    refused(
        "\"enrgy\" is not a report; known: focus, chargeback, invoice, energy",
        "report",
        "enrgy",
        "--demo",
        "--period",
        "2026-10");
    refused(
        "--format: \"xls\" is not allowed; known: csv, csv-fr",
        "report",
        "energy",
        "--demo",
        "--period",
        "2026-10",
        "--format",
        "xls");
    refused(
        "--period is \"October\"; it has to be a month such as 2026-10",
        "report",
        "energy",
        "--demo",
        "--period",
        "October");
    refused(
        "it has those of 2026-06 to 2026-12", "report", "energy", "--demo", "--period", "2027-10");
    refused("the year 2026 alone", "report", "eed", "--demo", "--period", "2025");
    refused(
        "There is no directory", "report", "energy", "--period", "2026-10", "--data", "nowhere");
    refused(
        "--server needs a token",
        "report",
        "energy",
        "--period",
        "2026-10",
        "--server",
        "http://127.0.0.1:1");
  }
}
