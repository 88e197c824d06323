package eu.megawatt.service.telemetry;

import eu.megawatt.telemetry.source.pull.Probe.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A probe's findings for programs. */
public record ProbeFigures(
    String address,
    Optional<String> format,
    Optional<String> failure,
    long understoodCount,
    List<SampleFigures> samples,
    List<RefusalFigures> refusals) {

  /** A sample in whole numbers of its unit. */
  public record SampleFigures(
      String metric,
      String kind,
      String id,
      String quantity,
      long value,
      String unit,
      Instant at) {}

  /** Refusals of one kind. */
  public record RefusalFigures(String reason, String what, String why, long count) {}

  /** All of a finding. */
  public static ProbeFigures of(Finding finding) {
    return of(finding, Integer.MAX_VALUE);
  }

  /** A finding with so many of its samples at most, and so many kinds of refusals. */
  public static ProbeFigures of(Finding finding, int most) {
    return new ProbeFigures(
        finding.address(),
        finding.format(),
        finding.failure(),
        finding.understanding().understood(),
        finding.understanding().samples().stream()
            .limit(most)
            .map(
                it ->
                    new SampleFigures(
                        it.metric(),
                        it.kind().word(),
                        it.key(),
                        it.quantity().name().toLowerCase(Locale.ROOT),
                        it.value(),
                        it.quantity().unit(),
                        Instant.ofEpochMilli(it.atMillis())))
            .toList(),
        finding.understanding().refused().stream()
            .limit(most)
            .map(it -> new RefusalFigures(it.reason().word(), it.what(), it.why(), it.count()))
            .toList());
  }
}
