package eu.megawatt.planner.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.document.Section;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.document.Text;
import eu.megawatt.planner.buildout.BuildCase;
import eu.megawatt.planner.buildout.Lateness;
import eu.megawatt.planner.buildout.ask.Offer;
import java.io.IOException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An option as read. */
final class OfferEntry extends Entry {

  /** A hundred gigawatts. */
  private static final long MOST_KW = 100_000_000;

  /** Ten billion EUR; with its GPUs a case allows a hundred. */
  private static final long MOST_EURO = 10_000_000_000L;

  private static final long MOST_EURO_PER_KW_YEAR = 100_000;

  private static final Shape<LateDraft> LATE =
      Shape.<LateDraft>of("a lateness object")
          .required("permille", (in, its) -> its.permille = (int) Limits.whole(in, 0, 1_000))
          .required(
              "quarterCount",
              (in, its) -> its.quarters = (int) Limits.whole(in, 0, BuildCase.MOST_QUARTERS));

  static final Shape<OfferEntry> SHAPE =
      Shape.<OfferEntry>of("an option object")
          .required("id", (in, its) -> its.id = in.id())
          .required("site", (in, its) -> its.site = in.id())
          .required("gridKw", (in, its) -> its.gridKw = Limits.whole(in, 1, MOST_KW))
          .required("generations", (in, its) -> its.readGenerations(in))
          .required("capitalEuro", (in, its) -> its.capital = Limits.whole(in, 0, MOST_EURO))
          .optional("lifeYears", (in, its) -> its.lifeYears = Limits.lifeYears(in))
          .optional("yearlyEuro", (in, its) -> its.yearly = Limits.whole(in, 0, MOST_EURO))
          .optional(
              "runningEuroPerKwYear",
              (in, its) -> its.running = Limits.whole(in, 0, MOST_EURO_PER_KW_YEAR))
          .optional("lead", (in, its) -> its.lead = Fields.period(in))
          .optional("earliest", (in, its) -> its.earliest = Fields.date(in))
          .optional("late", (in, its) -> its.late = late(in))
          .optional("requires", (in, its) -> its.requires = in.id())
          .optional("oneOf", (in, its) -> its.oneOf = in.id())
          .required("source", (in, its) -> its.source = in.text());

  private static final class LateDraft {
    private int permille;
    private int quarters;
  }

  private @Nullable Text site;
  private long gridKw;
  private final List<Text> generations = new ArrayList<>();
  private long capital;
  private @Nullable Integer lifeYears;
  private long yearly;
  private long running;
  private @Nullable Period lead;
  private @Nullable LocalDate earliest;
  private Lateness late = Lateness.NEVER;
  private @Nullable Text requires;
  private @Nullable Text oneOf;
  private @Nullable String source;

  private static Lateness late(Cursor in) throws IOException {
    LateDraft draft = new LateDraft();
    LATE.read(in, draft);
    return new Lateness(draft.permille, draft.quarters);
  }

  private void readGenerations(Cursor in) throws IOException {
    Set<String> seen = new HashSet<>();
    in.items(
        "strings",
        it -> {
          Text generation = it.id();
          if (generation != null && !seen.add(generation.value())) {
            it.issue(Names.quoted(generation.value()) + " stands here twice");
          } else if (generation != null) {
            generations.add(generation);
          }
        });
    if (generations.isEmpty()) {
      in.issue("at least one generation stands in an option");
    }
  }

  void check(Section<GenerationEntry> known, Section<OfferEntry> offers, Issues issues) {
    for (int i = 0; i < generations.size(); i++) {
      GenerationEntry _ = known.resolve(generations.get(i), pointer("generations/" + i), issues);
    }
    OfferEntry required = offers.resolve(requires, pointer("requires"), issues);
    if (requires == null || required == null) {
      return;
    }
    if (required == this) {
      issues.add(requires.at(), pointer("requires"), "an option does not require itself");
    }
    if (required.site != null && site != null && !required.site.value().equals(site.value())) {
      issues.add(
          requires.at(),
          pointer("requires"),
          "%s is of another site; an option requires one of its own"
              .formatted(Names.quoted(requires.value())));
    }
    if (required.generations.size() > 1) {
      issues.add(
          requires.at(),
          pointer("requires"),
          "%s has a choice of %d generations; what is required has one"
              .formatted(Names.quoted(requires.value()), required.generations.size()));
    }
  }

  Offer complete() {
    return new Offer(
        requireNonNull(id).value(),
        requireNonNull(site).value(),
        gridKw,
        generations.stream().map(Text::value).toList(),
        capital,
        Optional.ofNullable(lifeYears),
        yearly,
        running,
        Optional.ofNullable(lead),
        Optional.ofNullable(earliest),
        late,
        Optional.ofNullable(requires).map(Text::value),
        Optional.ofNullable(oneOf).map(Text::value),
        requireNonNull(source));
  }
}
