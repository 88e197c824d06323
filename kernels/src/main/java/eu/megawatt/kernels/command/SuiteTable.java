package eu.megawatt.kernels.command;

import eu.megawatt.kernels.sample.DeviceRun;
import eu.megawatt.kernels.sample.Energy;
import eu.megawatt.kernels.sample.Missing;
import eu.megawatt.kernels.sample.Result;
import eu.megawatt.kernels.sample.SuiteRun;
import eu.megawatt.kernels.suite.Device;
import eu.megawatt.kernels.suite.Measure;
import eu.megawatt.kernels.verdict.Medians;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** A run as a table for a terminal, a device at a time, with notes below. */
final class SuiteTable {

  private static final double MILLI = 1e3;
  private static final double NANOS = 1e9;

  private final PrintWriter out;
  private final Expectations expected;

  SuiteTable(PrintWriter out, Expectations expected) {
    this.out = out;
    this.expected = expected;
  }

  void print(SuiteRun run) {
    run.devices().forEach(this::print);
    for (Missing it : run.missing()) {
      out.printf("%n%s: not here (%s): %s%n", it.backend(), it.absence().word(), it.detail());
    }
  }

  private void print(DeviceRun run) {
    Device device = run.device();
    out.printf("%n%s %s, %s%n", device.kind(), device.id(), device.model());
    List<Row> rows = new ArrayList<>();
    for (Result it : run.results()) {
      rows.add(Row.of(it, expected.judge(device, it)));
    }
    List<Integer> widths = widths(rows);
    line(Row.HEADERS, widths);
    for (Row row : rows) {
      line(row.cells(), widths);
    }
    for (Row row : rows) {
      row.note().ifPresent(it -> out.printf("  %s: %s%n", row.cells().getFirst(), it));
    }
    run.results().forEach(this::energy);
  }

  private void energy(Result result) {
    if (result instanceof Result.Measured it) {
      it.energy()
          .ifPresent(
              energy ->
                  out.printf(
                      Locale.ROOT,
                      "  %s: %.1f W%s by %s (%s)%n",
                      it.subject().name(),
                      watts(energy),
                      aToken(it, energy),
                      energy.source(),
                      energy.scope()));
    }
    if (result instanceof Result.Soaked it && !it.seconds().isEmpty()) {
      out.printf(
          Locale.ROOT,
          "  soak of %d s: %s %s first, %s last%s%n",
          it.seconds().size(),
          Row.number(it.values()[0]),
          it.subject().measure().unit(),
          Row.number(it.values()[it.values().length - 1]),
          power(it));
    }
  }

  private static double watts(Energy energy) {
    return energy.millijoules() / MILLI / (energy.nanoseconds() / NANOS);
  }

  /** Watts by tokens a second: what a token takes at that pace. */
  private static String aToken(Result.Measured it, Energy energy) {
    return it.subject().measure() == Measure.TOKENS && !it.blocks().isEmpty()
        ? String.format(Locale.ROOT, ", %.3g J/token", watts(energy) / Medians.median(it.values()))
        : "";
  }

  private static String power(Result.Soaked it) {
    double[] milliwatts =
        it.seconds().stream()
            .flatMap(second -> second.reading().stream())
            .map(reading -> reading.powerMilliwatts())
            .filter(OptionalLong::isPresent)
            .mapToDouble(OptionalLong::getAsLong)
            .toArray();
    return milliwatts.length == 0
        ? ", power not known"
        : String.format(
            Locale.ROOT,
            ", %.1f W by %s",
            Arrays.stream(milliwatts).average().orElseThrow() / MILLI,
            it.meter().orElse("?"));
  }

  private static List<Integer> widths(List<Row> rows) {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < Row.HEADERS.size(); column++) {
      int at = column;
      widths.add(
          Math.max(
              Row.HEADERS.get(column).length(),
              rows.stream().mapToInt(it -> it.cells().get(at).length()).max().orElse(0)));
    }
    return widths;
  }

  private void line(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      boolean isNumber = i == 1 || i == 4;
      String form = isNumber ? "%" + widths.get(i) + "s" : "%-" + widths.get(i) + "s";
      line.append(i == 0 ? "" : "  ").append(form.formatted(cells.get(i)));
    }
    out.println(line.toString().stripTrailing());
  }
}
