package eu.megawatt.planner.buildout.ask;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.planner.buildout.BuildCase;
import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.DemandStream;
import eu.megawatt.planner.capacity.Project;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds offers against the capacity plan that they are for. */
final class OfferCheck {

  /** An outlook looks at fifteen years at most, and so does a build-out. */
  private static final int MOST_YEARS = 15;

  private OfferCheck() {}

  static void check(CapacityPlan plan, Offers offers) {
    List<Issue> issues = new ArrayList<>();
    for (int i = 0; i < offers.offers().size(); i++) {
      String siteId = offers.offers().get(i).siteId();
      if (!plan.sites().containsKey(siteId)) {
        issues.add(
            new Issue(
                "/options/%d/site".formatted(i),
                Names.unknown(siteId, "a site of the capacity plan", plan.sites().keySet())));
      }
    }
    checkTime(plan, offers.conditions(), issues);
    checkProfiles(plan, offers.conditions(), issues);
    if (!issues.isEmpty()) {
      throw new InvalidDocumentException(issues);
    }
  }

  private static void checkTime(CapacityPlan plan, Conditions its, List<Issue> issues) {
    if (its.from().isBefore(plan.from())) {
      issues.add(
          new Issue(
              "/conditions/from",
              "%s is before the capacity plan begins, on %s".formatted(its.from(), plan.from())));
    }
    LocalDate end = its.quarters().first(its.quarterCount());
    if (end.isAfter(plan.from().plusYears(MOST_YEARS))) {
      issues.add(
          new Issue(
              "/conditions/quarterCount",
              "the last quarter ends on %s; a capacity plan that begins on %s is looked at for %d years at most"
                  .formatted(end, plan.from(), MOST_YEARS)));
    }
  }

  private static void checkProfiles(CapacityPlan plan, Conditions its, List<Issue> issues) {
    Set<String> profiles =
        Stream.concat(
                plan.streams().stream().map(DemandStream::profileId),
                plan.projects().stream().map(Project::profileId))
            .collect(Collectors.toCollection(TreeSet::new));
    if (profiles.size() > BuildCase.MOST_PROFILES) {
      issues.add(
          new Issue(
              "",
              "the capacity plan has work of %d residency profiles; a build-out can look at %d"
                  .formatted(profiles.size(), BuildCase.MOST_PROFILES)));
    }
    for (int i = 0; i < its.priority().size(); i++) {
      if (!profiles.contains(its.priority().get(i))) {
        issues.add(
            new Issue(
                "/conditions/priority/" + i,
                Names.unknown(its.priority().get(i), "a profile of the demand", profiles)));
      }
    }
  }
}
