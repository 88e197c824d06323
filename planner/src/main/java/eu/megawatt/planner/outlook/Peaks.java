package eu.megawatt.planner.outlook;

import static java.util.Objects.requireNonNull;

import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.DemandStream;
import eu.megawatt.planner.capacity.Project;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The highest demand of each residency profile in each of some spans of days, at a quantile of all
 * draws. Each profile and span has a quantile of its own, so all of them together are met less
 * often than each, and their sum is above the quantile of the sum.
 */
public final class Peaks {

  private static final int AT_ONCE = 50;

  private final Terms terms;
  private final int[] bounds;
  private final List<String> profiles;

  /** By demand, streams first, the place of its profile. */
  private final int[] profileOf;

  /** By profile, span and draw, in kW of IT. */
  private final double[][][] peakKw;

  private Peaks(CapacityPlan plan, Question question, List<LocalDate> firstDays) {
    terms = new Terms(plan, question);
    bounds =
        Stream.concat(firstDays.stream(), Stream.of(question.to()))
            .mapToInt(it -> (int) ChronoUnit.DAYS.between(plan.from(), it))
            .toArray();
    List<String> names =
        Stream.concat(
                plan.streams().stream().map(DemandStream::profileId),
                plan.projects().stream().map(Project::profileId))
            .toList();
    profiles = names.stream().distinct().sorted().toList();
    profileOf = names.stream().mapToInt(profiles::indexOf).toArray();
    peakKw = new double[profiles.size()][firstDays.size()][question.drawCount()];
  }

  /**
   * By profile, one peak for each span in kW of IT.
   *
   * @param question its end is the end of the last span
   * @param firstDays of the spans, in order, none before the plan begins
   * @param permille the quantile: in so many of 1,000 draws demand is not above it
   */
  public static SortedMap<String, List<Double>> of(
      CapacityPlan plan, Question question, List<LocalDate> firstDays, int permille) {
    Peaks peaks = new Peaks(plan, question, firstDays);
    peaks.run();
    return peaks.at(permille);
  }

  private void run() {
    int count = terms.question.drawCount();
    IntStream.range(0, Math.ceilDiv(count, AT_ONCE))
        .parallel()
        .forEach(
            block -> {
              Draw draw = new Draw(terms);
              int to = Math.min(count, (block + 1) * AT_ONCE);
              for (int number = block * AT_ONCE; number < to; number++) {
                draw.draw(number);
                keep(draw, number);
              }
            });
  }

  private void keep(Draw draw, int number) {
    for (int p = 0; p < peakKw.length; p++) {
      double[] sumKw = new double[terms.dayCount];
      for (int i = 0; i < profileOf.length; i++) {
        if (profileOf[i] == p) {
          double[] its = draw.demandKw[i];
          for (int day = 0; day < sumKw.length; day++) {
            sumKw[day] += its[day];
          }
        }
      }
      for (int span = 0; span < peakKw[p].length; span++) {
        peakKw[p][span][number] =
            Arrays.stream(sumKw, bounds[span], bounds[span + 1]).max().orElse(0);
      }
    }
  }

  private SortedMap<String, List<Double>> at(int permille) {
    SortedMap<String, List<Double>> found = new TreeMap<>();
    profiles.forEach(it -> found.put(it, new ArrayList<>()));
    for (int p = 0; p < peakKw.length; p++) {
      for (double[] draws : peakKw[p]) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        int place = Math.max(0, Math.ceilDiv(permille * sorted.length, 1_000) - 1);
        requireNonNull(found.get(profiles.get(p))).add(sorted[place]);
      }
    }
    return found;
  }
}
