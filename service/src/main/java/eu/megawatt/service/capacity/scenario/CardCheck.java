package eu.megawatt.service.capacity.scenario;

import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.scenario.ChangeCard;
import eu.megawatt.service.json.Nearest;
import eu.megawatt.service.problem.FieldError;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads change cards by what a plan has. For one thread. */
final class CardCheck {

  /** Cards of a scenario at most. */
  static final int MOST_CARDS = 50;

  private static final int LONGEST_TEXT = 100;
  private static final int MOST_DAYS = 3_652;
  private static final long MOST_KW = 10_000_000;
  private static final double MOST_RATIO = 100;
  private static final double MOST_HOTTER_C = 30;

  /** Ten thousand euro a megawatt-hour. */
  private static final double MOST_MINOR = 1_000_000;

  private static final double PER_MILLE = 1_000;

  private static final int MOST_YEARS = 20;

  private final KnownNames known;
  private final LocalDate from;
  private final List<FieldError> errors;
  private String pointer = "";

  private CardCheck(CapacityPlan plan, List<FieldError> errors) {
    this.known = new KnownNames(plan);
    this.from = plan.from();
    this.errors = errors;
  }

  /** Those that can be read; an error is added for all that is wrong. */
  static List<ChangeCard> of(CapacityPlan plan, List<CardBody> bodies, List<FieldError> errors) {
    if (bodies.size() > MOST_CARDS) {
      errors.add(
          new FieldError("/cards", "TooMany", "are more than %d cards.".formatted(MOST_CARDS)));
      return List.of();
    }
    CardCheck check = new CardCheck(plan, errors);
    List<ChangeCard> cards = new ArrayList<>();
    for (int i = 0; i < bodies.size(); i++) {
      check.pointer = "/cards/%d".formatted(i);
      check.card(bodies.get(i)).ifPresent(cards::add);
    }
    return cards;
  }

  private Optional<ChangeCard> card(CardBody body) {
    String word = body.kind().orElse("");
    Optional<CardKind> kind = CardKind.of(word);
    if (kind.isEmpty()) {
      unknown("kind", word, CardKind.words());
      return Optional.empty();
    }
    int before = errors.size();
    for (CardField field : CardField.values()) {
      boolean isThere = body.value(field).isPresent();
      boolean isNeeded = kind.get().fields().contains(field);
      if (isNeeded && !isThere) {
        wrong(field.word(), "Missing", "is missing; a %s needs it.".formatted(word));
      } else if (isThere && !isNeeded) {
        wrong(field.word(), "NotOfThisKind", "does not belong to a %s.".formatted(word));
      }
    }
    names(body, kind.get());
    numbers(body);
    body.gridKw().ifPresent(it -> gridKw(it, kind.get()));
    return errors.size() > before ? Optional.empty() : Optional.of(body.card(kind.get()));
  }

  private void names(CardBody body, CardKind kind) {
    body.siteId().ifPresent(it -> oneOf("siteId", it, known.siteIds));
    body.stepId().ifPresent(it -> oneOf("stepId", it, known.stepIds));
    body.profileId().ifPresent(it -> oneOf("profileId", it, known.profileIds));
    body.fromType().ifPresent(it -> oneOf("fromType", it, known.gpuTypes));
    body.gpuType().ifPresent(it -> oneOf("gpuType", it, known.gpuTypes));
    body.country().ifPresent(it -> oneOf("country", it, known.countries));
    body.tenantId().ifPresent(it -> text("tenantId", it));
    body.workKind().ifPresent(it -> text("workKind", it));
    if (kind == CardKind.NEW_TENANT) {
      body.demandId().ifPresent(this::fresh);
    } else {
      body.demandId().ifPresent(it -> oneOf("demandId", it, known.demandIds));
    }
  }

  private void fresh(String id) {
    text("demandId", id);
    if (!known.demandIds.add(id)) {
      wrong("demandId", "AlreadyThere", "\"%s\" is there already.".formatted(id));
    }
  }

  private void numbers(CardBody body) {
    body.on().ifPresent(this::near);
    body.laterDays().ifPresent(it -> within("laterDays", it, -MOST_DAYS, MOST_DAYS));
    body.rampDays().ifPresent(it -> within("rampDays", it, 0, MOST_DAYS));
    body.itKw().ifPresent(it -> within("itKw", it, 0, (double) MOST_KW));
    body.energyMinorPerMWh()
        .ifPresent(it -> within("energyMinorPerMWh", (double) it, -MOST_MINOR, MOST_MINOR));
    body.taxMinorPerMWh().ifPresent(it -> within("taxMinorPerMWh", (double) it, 0, MOST_MINOR));
    body.hotterC().ifPresent(it -> within("hotterC", it, -MOST_HOTTER_C, MOST_HOTTER_C));
    body.limitedPermille().ifPresent(it -> within("limitedPermille", it, 0, PER_MILLE));
    body.probabilityPermille().ifPresent(it -> within("probabilityPermille", it, 0, PER_MILLE));
    body.powerRatio().ifPresent(it -> within("powerRatio", it, 1 / PER_MILLE, MOST_RATIO));
  }

  /** A step may have power that goes. */
  private void gridKw(long kw, CardKind kind) {
    if (kind != CardKind.STEP_POWER) {
      within("gridKw", (double) kw, 1, (double) MOST_KW);
    } else if (kw == 0) {
      wrong("gridKw", "OutOfRange", "must not be 0.");
    } else {
      within("gridKw", (double) kw, (double) -MOST_KW, (double) MOST_KW);
    }
  }

  private void near(LocalDate on) {
    if (on.isBefore(from.minusYears(MOST_YEARS)) || on.isAfter(from.plusYears(MOST_YEARS))) {
      wrong("on", "OutOfRange", "must be within %d years of %s.".formatted(MOST_YEARS, from));
    }
  }

  private void within(String field, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      wrong(field, "OutOfRange", "must be %s to %s.".formatted(plain(least), plain(most)));
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? "%.0f".formatted(value) : "%s".formatted(value);
  }

  private void text(String field, String value) {
    if (value.isBlank()
        || value.length() > LONGEST_TEXT
        || value.chars().anyMatch(Character::isISOControl)) {
      wrong(
          field,
          "NotAName",
          "must have 1 to %d characters, none of them a control character."
              .formatted(LONGEST_TEXT));
    }
  }

  private void oneOf(String field, String value, Collection<String> all) {
    if (!all.contains(value)) {
      unknown(field, value, all);
    }
  }

  private void unknown(String field, String value, Collection<String> all) {
    wrong(
        field,
        "UnknownValue",
        "\"%s\" is not one of %s.%s"
            .formatted(value, String.join(", ", all), Nearest.suggestion(value, all)));
  }

  private void wrong(String field, String code, String detail) {
    errors.add(new FieldError(pointer + "/" + field, code, detail));
  }
}
