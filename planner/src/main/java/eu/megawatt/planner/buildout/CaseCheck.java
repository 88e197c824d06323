package eu.megawatt.planner.buildout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks whether a case makes sense, and names everything that does not. */
final class CaseCheck {

  /** A hundred billion EUR: sums of a case stay within a long. */
  private static final long MOST_CENTS = 10_000_000_000_000L;

  /** A hundred gigawatts. */
  private static final long MOST_KW = 100_000_000L;

  /** A hundred thousand EUR for a kW in a quarter. */
  private static final long MOST_CENTS_PER_KW = 10_000_000L;

  /** What the demand of all quarters may cost if nothing of it is met: ten trillion EUR. */
  private static final long MOST_SHORTAGE_CENTS = 1_000_000_000_000_000L;

  private static final int MOST_ASSETS = 10;

  /** A hundred years. */
  private static final int MOST_LIFE_QUARTERS = 400;

  private static final int MOST_PER_MILLE = 100_000;

  private final int quarters;
  private final List<Site> sites;
  private final List<Option> options;
  private final List<Demand> demands;
  private final Terms terms;
  private final List<String> wrong = new ArrayList<>();
  private final Map<String, Option> optionsById = new HashMap<>();

  CaseCheck(
      int quarters, List<Site> sites, List<Option> options, List<Demand> demands, Terms terms) {
    this.quarters = quarters;
    this.sites = sites;
    this.options = options;
    this.demands = demands;
    this.terms = terms;
  }

  void check() {
    within("quarters", quarters, 1, BuildCase.MOST_QUARTERS);
    within("number of sites", sites.size(), 0, BuildCase.MOST_SITES);
    within("number of options", options.size(), 0, BuildCase.MOST_OPTIONS);
    within("number of demands", demands.size(), 0, BuildCase.MOST_PROFILES);
    checkTerms();
    checkSites();
    options.forEach(it -> optionsById.put(it.id(), it));
    checkOptions();
    checkDemands();
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", wrong));
    }
  }

  private void checkTerms() {
    within("discountPpmPerQuarter", terms.discountPpmPerQuarter(), 0, 1_000_000);
    within("quantilePerMille", terms.quantilePerMille(), 0, 1000);
    within("shortageCentsPerKwQuarter", terms.shortageCentsPerKwQuarter(), 0, MOST_CENTS_PER_KW);
    within("number of capitalCentsPerYear", terms.capitalCentsPerYear().size(), years(), years());
    terms
        .capitalCentsPerYear()
        .forEach(it -> within("capitalCentsPerYear", it, 0, 1000 * MOST_CENTS));
  }

  private int years() {
    return (quarters + 3) / 4;
  }

  private void checkSites() {
    unique("site", sites.stream().map(Site::id).toList());
    for (Site site : sites) {
      site.existingKw().forEach(it -> within("existingKw of site " + site.id(), it, 0, MOST_KW));
    }
  }

  private void checkDemands() {
    unique("demand of profile", demands.stream().map(Demand::profile).toList());
    for (Demand demand : demands) {
      String of = " of the demand of " + demand.profile();
      within("number of kw" + of, demand.kw().size(), quarters, quarters);
      demand.kw().forEach(it -> within("kw" + of, it, 0, MOST_KW));
    }
    long allKw =
        demands.stream()
            .flatMap(it -> it.kw().stream())
            .mapToLong(it -> Math.min(it, MOST_KW))
            .sum();
    within(
        "kw of all demands and quarters",
        allKw,
        0,
        MOST_SHORTAGE_CENTS / Math.max(1, terms.shortageCentsPerKwQuarter()));
  }

  private void checkOptions() {
    unique("option", options.stream().map(Option::id).toList());
    Set<String> siteIds = new HashSet<>(sites.stream().map(Site::id).toList());
    for (Option option : options) {
      String of = " of option " + option.id();
      if (!siteIds.contains(option.siteId())) {
        wrong.add(
            "siteId%s is %s, which is no site of the case. Maybe one of %s"
                .formatted(of, option.siteId(), siteIds.stream().sorted().limit(5).toList()));
      }
      checkNumbers(option, of);
      checkRequirement(option, of);
    }
  }

  private void checkNumbers(Option option, String of) {
    within("itKw" + of, option.itKw(), 1, MOST_KW);
    within("performancePerMille" + of, option.performancePerMille(), 1, MOST_PER_MILLE);
    within("leadQuarters" + of, option.leadQuarters(), 0, BuildCase.MOST_QUARTERS);
    within(
        "earliestQuarter" + of,
        option.earliestQuarter(),
        option.leadQuarters(),
        2 * BuildCase.MOST_QUARTERS);
    within("perMille of lateness" + of, option.lateness().perMille(), 0, 1000);
    within("quarters of lateness" + of, option.lateness().quarters(), 0, BuildCase.MOST_QUARTERS);
    Price price = option.price();
    within("number of assets" + of, price.assets().size(), 0, MOST_ASSETS);
    for (Asset asset : price.assets()) {
      within("capitalCents" + of, asset.capitalCents(), 0, MOST_CENTS);
      within("lifeQuarters" + of, asset.lifeQuarters(), 0, MOST_LIFE_QUARTERS);
    }
    long allCents =
        price.assets().stream()
            .limit(MOST_ASSETS)
            .mapToLong(it -> Math.clamp(it.capitalCents(), 0, MOST_CENTS))
            .sum();
    within("capitalCents of all assets" + of, allCents, 0, MOST_CENTS);
    within("fixedCentsPerYear" + of, price.fixedCentsPerYear(), 0, MOST_CENTS);
    within(
        "runningCentsPerKwQuarter" + of,
        price.runningCentsPerKwQuarter(),
        0,
        Math.min(MOST_CENTS_PER_KW, MOST_CENTS / Math.max(1, option.itKw())));
  }

  private void checkRequirement(Option option, String of) {
    if (option.requires().isEmpty()) {
      return;
    }
    Option required = optionsById.get(option.requires().get());
    if (required == null || !required.siteId().equals(option.siteId())) {
      wrong.add(
          "requires%s is %s, which is no option of site %s"
              .formatted(of, option.requires().get(), option.siteId()));
    } else if (leadsBack(option)) {
      wrong.add("requires%s leads back to itself. Maybe drop one of the circle".formatted(of));
    }
  }

  private boolean leadsBack(Option option) {
    Set<String> seen = new HashSet<>();
    Option at = option;
    while (at != null && seen.add(at.id())) {
      at = at.requires().map(optionsById::get).orElse(null);
    }
    return at != null;
  }

  private void unique(String what, List<String> ids) {
    Set<String> seen = new HashSet<>();
    ids.stream()
        .filter(id -> id.isBlank() || !seen.add(id))
        .distinct()
        .forEach(id -> wrong.add("%s '%s' is there twice or blank".formatted(what, id)));
  }

  private void within(String name, long value, long least, long most) {
    if (value < least || value > most) {
      wrong.add("%s is %d; allowed are %d to %d".formatted(name, value, least, most));
    }
  }
}
