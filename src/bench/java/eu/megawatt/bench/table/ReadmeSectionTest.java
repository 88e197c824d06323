package eu.megawatt.bench.table;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.bench.books.BooksResult;
import eu.megawatt.bench.buildout.BuildOutResult;
import eu.megawatt.bench.forecast.ForecastResult;
import eu.megawatt.bench.operation.Delays;
import eu.megawatt.bench.operation.FairnessResult;
import eu.megawatt.bench.operation.OperationResult;
import eu.megawatt.bench.outlook.OutlookResult;
import eu.megawatt.bench.pack.PackResult;
import eu.megawatt.bench.plan.PlanResult;
import eu.megawatt.bench.record.Checkout;
import eu.megawatt.bench.record.Machine;
import eu.megawatt.bench.record.Results;
import eu.megawatt.bench.records.RecordsResult;
import eu.megawatt.bench.services.ServicesResult;
import eu.megawatt.bench.speed.SpeedResult;
import eu.megawatt.bench.telemetry.TelemetryResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadmeSectionTest {

  private static final Machine MACHINE = new Machine("Abacus 7", 2, 24, "Linux 6", "Temurin 25");
  private static final Instant DAY = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir private Path results = Path.of("");

  @Test
  void readme_asCommitted_hasWhatTheCommandMakes() throws IOException {
    String readme = Files.readString(Checkout.root().resolve("README.md"));

    assertThat(readme)
        .as("run ./megawatt bench table")
        .isEqualTo(ReadmeSection.into(readme, ReadmeSection.of(Checkout.results())));
  }

  @Test
  void section_ofKeptResults_hasALineForEachSolverAndFigure() throws IOException {
    Results.write(results, "plan", DAY.minusSeconds(200_000), plans("1.10"));
    Results.write(results, "plan", DAY, plans("105.00"));
    Results.write(results, "speed", DAY, speed());

    assertThat(ReadmeSection.of(results))
        .contains("Abacus 7, 2 cores, 24 GiB")
        .contains("| solver | s | S: 50 jobs |")
        .contains("| ours | 10 | 5.00 % (3) |")
        .contains("| theirs | 10 | cannot build |")
        .contains("| a thing | 1,200 1/s | 2 | 3 times that one |")
        .isEqualTo(ReadmeSection.of(results));
  }

  @Test
  void section_ofReceivingAndRecords_hasALineForEachRunAndFigure() throws IOException {
    Results.write(results, "telemetry", DAY, telemetry());
    Results.write(results, "records", DAY, records());

    assertThat(ReadmeSection.of(results))
        .contains("| ours | burst | 120,000 | 1,000,000 | 0.70 | 0.60 | 300 | 2.0 / 9 ms |")
        .contains("3,000,000 samples/s over 64 connections: 40 % of requests refused")
        .contains("0 acknowledged samples lost")
        .contains("live power 1.5 s behind at p99")
        .contains("| a month | 120 ms | 180 ms | 200 ms |");
  }

  @Test
  void section_ofPacking_hasALineForEachListAndPolicy() throws IOException {
    Results.write(results, "pack", DAY, packing());

    assertThat(ReadmeSection.of(results))
        .contains("6,212 GPUs on 1,213 nodes", "130 %", "of 2 orders", "Abacus 7")
        .contains("| some | ours | 96.50 ± 0.25 % |  | 2,900 | 40,000 |")
        .contains("| some | theirs | 95.00 ± 0.10 % | 95.39 % | 3,000 | 9,000 |");
  }

  @Test
  void section_ofServices_hasALineForEachWay() throws IOException {
    Results.write(results, "services", DAY, services());

    assertThat(ReadmeSection.of(results))
        .contains("100 services over 4 sites with 6,000 GPUs for 672 quarter-hours")
        .contains("1,500 million requests", "No breach found by one and another", "Abacus 7")
        .contains(
            "| fixed | 200.50 | 100.0 % | 9.0 | 80 | 90 | 500 | 7 | 0 of 67,200 | 61 / 99 ms | 55 / 97 % | 0.5 s | 60.0 |");
  }

  @Test
  void section_ofOperationAndFairness_hasALineForEachDispatcher() throws IOException {
    Results.write(
        results,
        "operation",
        DAY,
        new OperationResult(
            OperationResult.FORMAT,
            DAY,
            "abc",
            MACHINE,
            1,
            874,
            1_408,
            2,
            14,
            List.of(
                new OperationResult.Row(
                    "thrown", 1_234.4, 1_000, 30, 200, 4.4, 90.24, 2_700, 83, 25, 874, 85, 4_979,
                    72.7, 86.3))));
    Results.write(
        results,
        "fairness",
        DAY,
        new FairnessResult(
            FairnessResult.FORMAT,
            DAY,
            "abc",
            MACHINE,
            1,
            513,
            10_000,
            List.of(
                new FairnessResult.Row(
                    "thrown",
                    new Delays(132, 0, 0, 60, 165),
                    new Delays(24, 1, 0, 15, 60),
                    new Delays(4, 0, 0, 0, 30),
                    7_098,
                    147))));

    assertThat(ReadmeSection.of(results))
        .contains("A week of 874 jobs on 1,408 GPUs", "2 curtailments and 14 failures")
        .contains(
            "| thrown | 1,234 | 200 | 83 h, 25 jobs | 90.2 MWh, 1,000 EUR | 2,700 kg | 4,979 GPU-h | 72.7 % | 86 s |")
        .contains("A week of 513 jobs of three tenants", "10,000 jobs that a fourth")
        .contains(
            "| thrown | 132 jobs | 60 / 165 min | 0 | 24 jobs | 15 / 60 min | 1 | 4 jobs | 0 / 30 min | 0 | 7,098 jobs | 147 s |");
  }

  private static ServicesResult services() {
    BigDecimal some = new BigDecimal("200.50");
    return new ServicesResult(
        ServicesResult.FORMAT,
        DAY,
        "abc",
        MACHINE,
        1,
        100,
        4,
        672,
        6_000,
        1.5e9,
        List.of("one", "another"),
        List.of(
            new ServicesResult.Row(
                "fixed",
                some,
                1,
                some,
                some,
                some,
                new BigDecimal("9.001"),
                80,
                90,
                500,
                7,
                67_200,
                0,
                61,
                99,
                0.55,
                0.97,
                0.5,
                60)));
  }

  private static PackResult packing() {
    return new PackResult(
        PackResult.FORMAT,
        DAY,
        "abc",
        MACHINE,
        1_213,
        6_212,
        1.3,
        List.of(
            new PackResult.Row(
                "some", "ours", List.of(96.0, 97.0), 96.5, 0.25, 2_900, 40_000, Optional.empty()),
            new PackResult.Row(
                "some", "theirs", List.of(95.0, 95.0), 95, 0.1, 3_000, 9_000, Optional.of(95.39))));
  }

  private static TelemetryResult telemetry() {
    return new TelemetryResult(
        TelemetryResult.FORMAT,
        DAY,
        "abc",
        MACHINE,
        List.of(
            new TelemetryResult.Row(
                "ours",
                "burst",
                120_000,
                12_000_000,
                12_000_000,
                12,
                1e6,
                0.7,
                0.6,
                300,
                2,
                9,
                40,
                Map.of(204, 6_000L),
                Optional.of(
                    new TelemetryResult.Overload(
                        3e6, 300, 303, 1.01, 1.5, 2.5, 3, 0.4, 0, 0, 0, 0)),
                Optional.empty())));
  }

  @Test
  void section_ofBuildOuts_hasTheirSecondsAndGapsBesideTheGoals() throws IOException {
    Results.write(
        results,
        "build-out",
        DAY,
        new BuildOutResult(
            BuildOutResult.FORMAT,
            DAY,
            "abc",
            MACHINE,
            List.of(new BuildOutResult.Row(0, 12.5, 0.75, 40)),
            12.5,
            12.5,
            0.75,
            30,
            2));

    assertThat(ReadmeSection.of(results))
        .contains("Build-outs of 1 made-up cases", "| 12.5 s | 12.5 s | 30 s | 0.75 % | 2 % |");
  }

  @Test
  void section_ofForecasts_hasEachDemandBesideTheLastSeason() throws IOException {
    ForecastResult.Row row =
        new ForecastResult.Row("requests", "smoothing", 1, 500, 0.5, 0.75, 81.5, 94.5, 0.1);
    Results.write(
        results,
        "forecast",
        DAY,
        new ForecastResult(ForecastResult.FORMAT, DAY, "abc", MACHINE, List.of(row), row, row));

    assertThat(ReadmeSection.of(results))
        .contains("| requests | 1 | 0.500 | 0.750 | 81.5 % | 94.5 % |");
  }

  @Test
  void section_ofOutlooks_hasItsSecondsBesideTheGoal() throws IOException {
    Results.write(
        results,
        "outlook",
        DAY,
        new OutlookResult(
            OutlookResult.FORMAT,
            DAY,
            "abc",
            MACHINE,
            100,
            1_000,
            1_826,
            9,
            List.of(40.0, 41.5, 39.0),
            40.0,
            41.5,
            List.of(31.0, 32.0, 31.0),
            0,
            120));

    assertThat(ReadmeSection.of(results))
        .contains("Outlooks of 100 scenarios", "| 40.0 s | 41.5 s | 120 s | 31 to 32 MiB | 0 |");
  }

  @Test
  void section_ofBooks_hasItsRowsBesideTheGoal() throws IOException {
    Results.write(
        results,
        "books",
        DAY,
        new BooksResult(
            BooksResult.FORMAT,
            DAY,
            "abc",
            MACHINE,
            12,
            39_000_000,
            400,
            1_100_000,
            820,
            List.of(30.0, 31.0, 33.5),
            31,
            33.5,
            1_024,
            60));

    assertThat(ReadmeSection.of(results))
        .contains("39,000,000 lines of the ledger")
        .contains("| 1,100,000 | 820 | 31.0 s | 33.5 s | 60 s |");
  }

  private static RecordsResult records() {
    return new RecordsResult(
        RecordsResult.FORMAT,
        DAY,
        "abc",
        MACHINE,
        30,
        12_500,
        36_000_000,
        600,
        60_000,
        1_800,
        "dropped",
        List.of(
            new RecordsResult.Figure(
                "a month", List.of(100.0, 120.0, 180.0), 120, 180, Optional.of(200.0))));
  }

  private static PlanResult plans(String eur) {
    return new PlanResult(
        PlanResult.FORMAT,
        DAY,
        "abc",
        MACHINE,
        1,
        List.of(10.0),
        60,
        List.of(
            new PlanResult.Case("S", "S one", "S", 50, 4, 672, 9, new BigDecimal("100"), "ours")),
        List.of(
            row("ours", Optional.of(new BigDecimal(eur)), ""),
            row("theirs", Optional.empty(), "cannot build: 9 starts")));
  }

  private static PlanResult.Row row(String solver, Optional<BigDecimal> eur, String note) {
    return new PlanResult.Row(
        solver,
        "S",
        2,
        Optional.of(10.0),
        10,
        eur,
        eur.map(it -> it.doubleValue() / 100 - 1),
        eur.map(_ -> 3),
        eur.map(_ -> 0L),
        Optional.empty(),
        Optional.empty(),
        note);
  }

  private static SpeedResult speed() {
    return new SpeedResult(
        SpeedResult.FORMAT,
        DAY,
        "abc",
        MACHINE,
        1,
        List.of(
            new SpeedResult.Figure(
                "a thing",
                "Thing.it",
                "1/s",
                1200,
                Optional.of(600.0),
                Optional.of(2.0),
                Optional.of(new SpeedResult.Peer("that one", 400, 3)))));
  }
}
