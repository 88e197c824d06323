package eu.megawatt.service.cli;

import eu.megawatt.planner.leadtime.Feasibility;
import eu.megawatt.planner.leadtime.Feasibility.Wish;
import eu.megawatt.planner.outlook.Exhaustion;
import eu.megawatt.planner.outlook.Outlook;
import eu.megawatt.planner.outlook.Outlook.DomainOutlook;
import eu.megawatt.planner.outlook.Outlook.Point;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** An outlook as lines of text. */
final class OutlookText {

  private static final double KW_PER_MW = 1_000;
  private static final double PER_CENT = 100;
  private static final int MOST_DOMAINS = 8;
  private static final int MONTHS_BETWEEN = 6;

  private final Outlook outlook;
  private final List<String> lines = new ArrayList<>();

  private OutlookText(Outlook outlook) {
    this.outlook = outlook;
  }

  static List<String> of(
      Outlook now,
      Optional<Outlook> later,
      SortedMap<String, Integer> delays,
      Optional<Feasibility> target) {
    OutlookText text = new OutlookText(now);
    text.head();
    text.exhaustion();
    later.ifPresent(it -> text.later(it, delays));
    text.domains();
    text.points();
    target.ifPresent(text::target);
    return text.lines;
  }

  private void say(String line) {
    lines.add(line.stripTrailing());
  }

  private void head() {
    say(outlook.plan().name());
    say(
        String.format(
            Locale.ROOT,
            "From %s to %s; %,d draws, seed %d, %.1f %% of supply in reserve.",
            outlook.plan().from(),
            outlook.question().to(),
            outlook.question().drawCount(),
            outlook.question().seed(),
            outlook.question().reservePermille() / 10.0));
    say("");
  }

  private String day(Optional<LocalDate> day) {
    return day.map(LocalDate::toString)
        .orElse("never within the horizon, which ends on %s".formatted(outlook.question().to()));
  }

  private void exhaustion() {
    Exhaustion all = outlook.all();
    say("Something runs out");
    say(String.format(Locale.ROOT, "  P50  %s", day(all.p50())));
    say(String.format(Locale.ROOT, "  P90  %s", day(all.p90())));
    say(
        String.format(
            Locale.ROOT,
            "  in %.1f %% of all draws within the horizon",
            PER_CENT * all.withinRatio()));
    outlook
        .bindsFirst()
        .ifPresent(
            it ->
                say(
                    String.format(
                        Locale.ROOT,
                        "  first %s (%.0f %% of all draws)",
                        it.domain().text(),
                        PER_CENT * it.bindsFirstRatio())));
    say("");
  }

  private void later(Outlook other, SortedMap<String, Integer> delays) {
    say(
        String.format(
            Locale.ROOT,
            "With %s",
            delays.entrySet().stream()
                .map(it -> "%s %d days later".formatted(it.getKey(), it.getValue()))
                .collect(Collectors.joining(", "))));
    say(
        String.format(
            Locale.ROOT, "  P50  %s, before %s", day(other.all().p50()), day(outlook.all().p50())));
    say(
        String.format(
            Locale.ROOT, "  P90  %s, before %s", day(other.all().p90()), day(outlook.all().p90())));
    say("");
  }

  private void domains() {
    say(
        "By what may run out                                             P50         P90     first");
    outlook.domains().stream()
        .sorted(
            Comparator.comparingDouble(DomainOutlook::bindsFirstRatio)
                .reversed()
                .thenComparing(it -> it.exhaustion().p50().orElse(LocalDate.MAX)))
        .limit(MOST_DOMAINS)
        .forEach(
            it ->
                say(
                    String.format(
                        Locale.ROOT,
                        "  %-55s %10s  %10s  %5.1f %%",
                        shortened(it.domain().text()),
                        it.exhaustion().p50().map(LocalDate::toString).orElse("never"),
                        it.exhaustion().p90().map(LocalDate::toString).orElse("never"),
                        PER_CENT * it.bindsFirstRatio())));
    say("");
  }

  private static String shortened(String text) {
    int most = 55;
    return text.length() <= most ? text : text.substring(0, most - 3) + "...";
  }

  private void points() {
    say(
        "MW of IT        demand P10     P50     P90 | energised    firm flexible planned | MW contracted");
    int month = 0;
    for (Point it : outlook.points()) {
      if (month++ % MONTHS_BETWEEN == 0) {
        say(
            String.format(
                Locale.ROOT,
                "  %s        %6.1f  %6.1f  %6.1f |    %6.1f  %6.1f   %6.1f  %6.1f |        %6.1f",
                it.day(),
                mw(it.p10Kw()),
                mw(it.p50Kw()),
                mw(it.p90Kw()),
                mw(it.supply().energisedItKw()),
                mw(it.supply().firmItKw()),
                mw(it.supply().flexibleItKw()),
                mw(it.supply().plannedItKw()),
                mw(it.supply().contractedKw())));
      }
    }
    say("");
  }

  private static double mw(long kw) {
    return kw / KW_PER_MW;
  }

  private void target(Feasibility its) {
    say(String.format(Locale.ROOT, "%.0f MW of connections by %s", mw(its.targetKw()), its.by()));
    say(String.format(Locale.ROOT, "  %6.1f MW  are there or signed", mw(its.signedKw())));
    its.possible()
        .forEach(
            it ->
                say(
                    String.format(
                        Locale.ROOT,
                        "  %6.1f MW  may still come from %s: earliest %s",
                        mw(it.step().gridKw()),
                        it.site().name(),
                        it.earliest())));
    its.impossible().forEach(this::impossible);
    if (its.missingKw() > 0) {
      say(
          String.format(
              Locale.ROOT,
              "  %6.1f MW  are missing: what stands already could give them (shells with power, flexible parts of connections), a green field cannot",
              mw(its.missingKw())));
    }
  }

  private void impossible(Wish it) {
    say(
        String.format(
            Locale.ROOT,
            "  %6.1f MW  cannot come from %s by then: earliest %s",
            mw(it.step().gridKw()),
            it.site().name(),
            it.earliest()));
    it.past()
        .forEach(
            order ->
                say(
                    String.format(
                        Locale.ROOT,
                        "             %s had to be ordered by %s (%s)",
                        order.item().name(),
                        order.orderBy(),
                        order.item().source())));
  }
}
