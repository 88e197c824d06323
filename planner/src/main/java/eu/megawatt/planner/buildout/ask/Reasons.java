package eu.megawatt.planner.buildout.ask;

import eu.megawatt.planner.buildout.Broken;
import eu.megawatt.planner.buildout.Cost;
import eu.megawatt.planner.buildout.search.RunnerUp;
import eu.megawatt.planner.buildout.search.Unmet;
import eu.megawatt.planner.buildout.search.Verdict;
import eu.megawatt.planner.buildout.search.WhatIf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why something is as it is, in sentences with quarters by name, megawatts and million EUR. */
public final class Reasons {

  private static final double CENTS_PER_MILLION = 1e8;
  private static final double KW_PER_MW = 1_000;
  private static final double EXACT_BELOW_KW = 1_000;

  private final BuildQuestion question;
  private final Quarters quarters;

  public Reasons(BuildQuestion question) {
    this.question = question;
    this.quarters = question.quarters();
  }

  /** An amount, such as 12.3 million EUR. */
  public static String millions(long cents) {
    return String.format(Locale.ROOT, "%,.1f million EUR", cents / CENTS_PER_MILLION);
  }

  /** A power in megawatts, below one in kilowatts. */
  public static String power(long kw) {
    return Math.abs(kw) < EXACT_BELOW_KW
        ? kw + " kW"
        : String.format(Locale.ROOT, "%,.1f MW", kw / KW_PER_MW);
  }

  /** Why another plan lost. */
  public String of(RunnerUp its) {
    return "%s: %s more (%s)"
        .formatted(difference(its), millions(its.dearer().totalCents()), parts(its.dearer()));
  }

  private static String difference(RunnerUp its) {
    if (its.dropped().isEmpty()) {
      return "Also builds " + list(its.added());
    }
    return its.added().isEmpty()
        ? "Does without " + list(its.dropped())
        : "Builds %s instead of %s".formatted(list(its.added()), list(its.dropped()));
  }

  /** Why an option is built or not. */
  public String of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Dearer(String _, boolean built, Cost otherwise) ->
          "%s %s more (%s)"
              .formatted(
                  built ? "Without it" : "With it",
                  millions(otherwise.totalCents()),
                  parts(otherwise));
      case Verdict.Limited(String _, boolean built, List<Broken> broken) ->
          "%s a limit is broken: %s"
              .formatted(
                  built ? "Without it" : "With it", list(broken.stream().map(this::of).toList()));
      case Verdict.TooLate(String _, int earliest, int _) ->
          "It can start on %s at the earliest, after the last quarter, %s"
              .formatted(quarters.first(earliest), quarters.name(quarters.count() - 1));
    };
  }

  private String of(Broken broken) {
    return switch (broken) {
      case Broken.Capital(int year, long orderedCents, long limitCents) ->
          "%s orders %s of %s"
              .formatted(quarters.yearName(year), millions(orderedCents), millions(limitCents));
      case Broken.LeadTime(String optionId, int start, int earliest) ->
          "%s starts in %s and can in %s"
              .formatted(optionId, quarters.name(start), quarters.name(earliest));
      case Broken.Requirement(String optionId, String requiredId) ->
          "%s starts before %s is ready".formatted(optionId, requiredId);
      case Broken.Exclusion(String group, List<String> optionIds) ->
          "%s are %s".formatted(list(optionIds), group);
    };
  }

  /** What stands in the way of a demand. */
  public String of(Unmet its) {
    String most = most(its);
    return switch (its.binding()) {
      case NO_HOST -> "No site may host it";
      case NOTHING_LEFT -> most + " with all options, however early they come";
      case LEAD_TIME ->
          most
              + " by then"
              + its.possibleQuarter()
                  .map(it -> "; they can have it from " + quarters.name(it))
                  .orElse("; not within the quarters that are looked at");
      case CAPITAL -> "The capital of the years does not pay for more";
      case PRICE -> "To be short costs less than what could be built";
    };
  }

  private String most(Unmet its) {
    String ofAll = "%s of %s".formatted(power(its.mostKw()), power(its.demandKw()));
    return its.siteIds().size() == question.buildCase().sites().size()
        ? "All sites together can have %s for %s".formatted(ofAll, list(its.profiles()))
        : "%s may run at %s only, which can have %s"
            .formatted(list(its.profiles()), list(its.siteIds()), ofAll);
  }

  /** What limits of a kind cost. */
  public String of(WhatIf its) {
    String what =
        switch (its.without()) {
          case CAPITAL_LIMITS -> "Without capital limits";
          case LEAD_TIMES -> "Without lead times";
        };
    return its.savedCents() == 0
        ? what + " no cheaper plan was found"
        : "%s a plan costs %s less, but %s"
            .formatted(
                what,
                millions(its.savedCents()),
                list(its.evaluation().broken().stream().map(this::of).toList()));
  }

  /** What comes of a target of connections. */
  public String of(TargetReach its) {
    if (its.plannedKw() >= its.targetKw()) {
      return "%s of connections are there by %s".formatted(power(its.plannedKw()), its.by());
    }
    String best =
        its.mostKw() >= its.targetKw()
            ? "It is possible; to be short costs less"
            : "Not possible by %s: with every option that can be ready %s is the most, %s are missing"
                .formatted(its.by(), power(its.mostKw()), power(its.targetKw() - its.mostKw()));
    return "%s. Planned are %s by then%s%s"
        .formatted(
            best,
            power(its.plannedKw()),
            from(", and all of it from ", its.plannedQuarter()),
            from("; possible from ", its.possibleQuarter()));
  }

  private String from(String words, Optional<Integer> quarter) {
    return quarter.map(it -> words + quarters.name(it)).orElse("");
  }

  private static String list(Collection<String> names) {
    return String.join(", ", names);
  }

  private static String parts(Cost difference) {
    List<String> parts = new ArrayList<>();
    add(parts, "capital", difference.capitalCents());
    add(parts, "residual", difference.residualCents());
    add(parts, "fixed", difference.fixedCents());
    add(parts, "running", difference.runningCents());
    add(parts, "shortage", difference.shortageCents());
    return parts.isEmpty() ? "no part differs" : list(parts);
  }

  private static void add(List<String> parts, String name, long cents) {
    if (cents != 0) {
      parts.add(String.format(Locale.ROOT, "%s %+,.1f", name, cents / CENTS_PER_MILLION));
    }
  }
}
