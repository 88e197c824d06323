package eu.megawatt.service.cli;

import eu.megawatt.planner.buildout.ask.Reasons;
import eu.megawatt.service.capacity.buildout.BuildOutView;
import eu.megawatt.service.capacity.buildout.BuildOutView.BuiltView;
import eu.megawatt.service.capacity.buildout.BuildOutView.ProfileView;
import eu.megawatt.service.capacity.buildout.BuildOutView.QuarterView;
import eu.megawatt.service.capacity.buildout.BuildOutView.UnmetView;
import eu.megawatt.service.capacity.buildout.BuildOutView.VerdictView;
import eu.megawatt.service.capacity.buildout.BuildOutView.YearView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A build-out as lines of text. */
final class BuildOutText {

  private static final double KW_PER_MW = 1_000;
  private static final double MINOR_PER_MILLION = 1e8;
  private static final double PER_CENT = 100;

  private final BuildOutView its;
  private final List<String> lines = new ArrayList<>();

  private BuildOutText(BuildOutView its) {
    this.its = its;
  }

  static List<String> of(BuildOutView its, int effort, long seed) {
    BuildOutText text = new BuildOutText(its);
    text.head(effort, seed);
    text.built();
    text.years();
    text.quarters();
    text.unmet();
    text.target();
    text.others();
    return text.lines;
  }

  @SuppressWarnings("AnnotateFormatMethod") // whose annotation is of a library that is not here
  private void say(String form, Object... values) {
    lines.add(String.format(Locale.ROOT, form, values).stripTrailing());
  }

  private static double mw(long kw) {
    return kw / KW_PER_MW;
  }

  private static double millions(long minor) {
    return minor / MINOR_PER_MILLION;
  }

  private void head(int effort, long seed) {
    say("%s", its.name());
    say(
        "%d quarters from %s; effort %d, seed %d.",
        its.quarters().size(), its.from(), effort, seed);
    say("");
    say("Net present cost  %,.1f million EUR", millions(its.cost().totalMinor()));
    say(
        "  capital %,.1f, residual value %,.1f, fixed %,.1f, running %,.1f, shortage %,.1f",
        millions(its.cost().capitalMinor()),
        millions(its.cost().residualMinor()),
        millions(its.cost().fixedMinor()),
        millions(its.cost().runningMinor()),
        millions(its.cost().shortageMinor()));
    say(
        "  no plan costs less than %,.1f: %s",
        millions(its.boundMinor()),
        its.isProven()
            ? "none is cheaper"
            : String.format(
                Locale.ROOT, "any other is at most %.2f %% cheaper", PER_CENT * its.gapRatio()));
    say("");
  }

  private void built() {
    int width = its.built().stream().mapToInt(it -> it.optionId().length()).max().orElse(0);
    say(
        "Build%s",
        its.built().isEmpty()
            ? " nothing"
            : " (ordered, and the present value of what is left of it after the last quarter)");
    for (BuiltView it : its.built()) {
      say(
          "  %-"
              + width
              + "s  order %s  start %s  %6.1f MW grid  %6.1f MW IT  %,7d %-6s  %,9.1f million EUR"
              + "  %,9.1f",
          it.optionId(),
          it.orderOn(),
          it.startOn(),
          mw(it.gridKw()),
          mw(it.itKw()),
          it.gpuCount(),
          it.generationId(),
          millions(it.orderedMinor()),
          millions(it.cost().residualMinor()));
      if (it.readyOn().isAfter(it.startOn())) {
        say("  %-" + width + "s  may be late, and counts from %s", "", it.readyOn());
      }
    }
    say("");
  }

  private void years() {
    say("Ordered (million EUR)");
    for (YearView it : its.years()) {
      say(
          "  %s  %,9.1f of %,9.1f",
          it.name(), millions(it.orderedMinor()), millions(it.limitMinor()));
    }
    say("");
  }

  private void quarters() {
    String names =
        its.profiles().stream()
            .map(it -> String.format(Locale.ROOT, "%10s", shortened(it.profileId())))
            .collect(Collectors.joining(" "));
    say("MW of IT   %s |  demand   there   built   short | MW grid", names);
    for (int i = 0; i < its.quarters().size(); i++) {
      QuarterView it = its.quarters().get(i);
      int quarter = i;
      say(
          "  %-8s %s | %7.1f %7.1f %7.1f %7.1f | %7.1f",
          it.name(),
          its.profiles().stream()
              .map(
                  profile ->
                      String.format(Locale.ROOT, "%10.1f", mw(profile.demandKw().get(quarter))))
              .collect(Collectors.joining(" ")),
          mw(it.demandKw()),
          mw(it.existingKw()),
          mw(it.builtKw()),
          mw(it.shortKw()),
          mw(it.gridKw()));
    }
    say("");
  }

  private static String shortened(String name) {
    int most = 10;
    return name.length() <= most ? name : name.substring(0, most - 1) + "…";
  }

  private void unmet() {
    if (its.unmet().isEmpty()) {
      say("All demand is met: %s", profiles());
      say("");
      return;
    }
    say("Not possible by its date, and the least bad");
    for (UnmetView it : its.unmet()) {
      say(
          "  %s %s: %s of %s are met%s",
          it.quarter(),
          it.profileId(),
          Reasons.power(it.metKw()),
          Reasons.power(it.demandKw()),
          it.metFrom().map(day -> ", all of it again from " + day).orElse(""));
      say("    %s", it.why());
    }
    say("");
  }

  private String profiles() {
    return its.profiles().stream().map(ProfileView::profileId).collect(Collectors.joining(", "));
  }

  private void target() {
    its.target()
        .ifPresent(
            it -> {
              say("%s of connections by %s", Reasons.power(it.targetKw()), it.by());
              say("  %s", it.why());
              say("");
            });
  }

  private void others() {
    say("Runners-up, and why they lost");
    its.runnersUp().forEach(it -> say("  %s", it.why()));
    its.whatIfs().forEach(it -> say("  %s", it.why()));
    say("");
    say("Options");
    int width = its.verdicts().stream().mapToInt(it -> it.optionId().length()).max().orElse(0);
    for (VerdictView it : its.verdicts()) {
      say(
          "  %-" + width + "s  %-9s  %s",
          it.optionId(),
          it.isBuilt() ? "built" : "not built",
          it.why());
    }
  }
}
