package eu.megawatt.bench.services;

import eu.megawatt.bench.data.GzippedTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * The shape of one Azure LLM inference trace of 2023: an hour of one afternoon, a row for each
 * request with the moment it came, its context and the tokens generated for it. Two things are
 * taken from it. How requests come in bursts: their count in each three minutes by the mean of all
 * such counts; the last minutes that do not make up three are dropped. And how long they are:
 * context and generated tokens, in the order of the trace.
 */
final class RequestTrace {

  private static final String HEADER = "TIMESTAMP,ContextTokens,GeneratedTokens";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSS");
  private static final Duration STEP = Duration.ofMinutes(3);

  private final double[] bursts;
  private final double[] context;
  private final double[] generated;

  private RequestTrace(double[] bursts, double[] context, double[] generated) {
    this.bursts = bursts;
    this.context = context;
    this.generated = generated;
  }

  /** Reads a gzipped trace as it was published. */
  static RequestTrace read(Path file) throws IOException {
    List<LocalDateTime> times = new ArrayList<>();
    List<Double> context = new ArrayList<>();
    List<Double> generated = new ArrayList<>();
    for (String[] row : GzippedTable.rows(file, HEADER)) {
      times.add(LocalDateTime.parse(row[0], TIME));
      context.add(Double.parseDouble(row[1]));
      generated.add(Double.parseDouble(row[2]));
    }
    return new RequestTrace(bursts(times), plain(context), plain(generated));
  }

  private static double[] bursts(List<LocalDateTime> times) {
    long steps = Duration.between(times.getFirst(), times.getLast()).dividedBy(STEP);
    double[] counts = new double[Math.toIntExact(steps)];
    double all = 0;
    for (LocalDateTime time : times) {
      long step = Duration.between(times.getFirst(), time).dividedBy(STEP);
      if (step < steps) {
        counts[(int) step]++;
        all++;
      }
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] *= counts.length / all;
    }
    return counts;
  }

  private static double[] plain(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Requests. */
  int size() {
    return context.length;
  }

  /** Requests in one of its steps by the mean of all; after the last comes the first. */
  double burst(long step) {
    return bursts[Math.floorMod(step, bursts.length)];
  }

  /** Mean context of so many requests that follow each other; after the last comes the first. */
  double meanContext(int from, int count) {
    return mean(context, from, count);
  }

  /** Mean tokens generated for them. */
  double meanGenerated(int from, int count) {
    return mean(generated, from, count);
  }

  private static double mean(double[] values, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += values[i % values.length];
    }
    return sum / count;
  }
}
