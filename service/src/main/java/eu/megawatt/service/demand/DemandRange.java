package eu.megawatt.service.demand;

import eu.megawatt.service.json.Nearest;
import eu.megawatt.service.problem.FieldError;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which days of demand are asked for and what is told apart, before anything in it has been
 * checked.
 *
 * @param from the first day; empty for the first that is known
 * @param to the day after the last; empty for today, which is not over
 * @param groupBy empty for all that can be told apart
 */
public record DemandRange(
    Optional<LocalDate> from, Optional<LocalDate> to, Optional<List<String>> groupBy) {

  /** What it means; [from, to) may be empty. */
  record Meant(LocalDate from, LocalDate to, Set<DemandPart> by) {}

  /** What it means; an error is added for all that is wrong. */
  Meant meant(DemandHistory history, List<FieldError> errors) {
    LocalDate today = history.today();
    LocalDate end = to.filter(it -> it.isBefore(today)).orElse(today);
    LocalDate first = history.firstDay().filter(it -> it.isBefore(end)).orElse(end);
    LocalDate begin =
        from.orElseGet(
            () -> {
              LocalDate earliest = end.minusDays(DemandHistory.MOST_DAYS);
              return first.isBefore(earliest) ? earliest : first;
            });
    if (begin.isAfter(end) || ChronoUnit.DAYS.between(begin, end) > DemandHistory.MOST_DAYS) {
      errors.add(
          new FieldError(
              "/from",
              "OutOfRange",
              "must be before %s by at most %d days.".formatted(end, DemandHistory.MOST_DAYS)));
      begin = end;
    }
    return new Meant(begin, end, by(errors));
  }

  private Set<DemandPart> by(List<FieldError> errors) {
    Set<DemandPart> by = EnumSet.noneOf(DemandPart.class);
    List<String> words = groupBy.orElseGet(DemandPart::words);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      Optional<DemandPart> part = DemandPart.of(word);
      part.ifPresent(by::add);
      if (part.isEmpty()) {
        errors.add(
            new FieldError(
                "/groupBy/%d".formatted(i),
                "UnknownValue",
                "\"%s\" is not one of %s.%s"
                    .formatted(
                        word,
                        String.join(", ", DemandPart.words()),
                        Nearest.suggestion(word, DemandPart.words()))));
      }
    }
    return by;
  }
}
