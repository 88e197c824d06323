package eu.megawatt.planner.leadtime;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/**
 * By when something has to be ordered for a day of operation.
 *
 * @param isPast whether that was before today
 */
public record OrderDate(LeadItem item, LocalDate orderBy, boolean isPast, long daysLeft) {

  /** Counts back from operation, in calendar months and days. */
  static OrderDate of(LeadItem item, LocalDate operation, LocalDate today) {
    LocalDate by = operation.minus(item.beforeOperation()).minus(item.lead());
    return new OrderDate(item, by, by.isBefore(today), ChronoUnit.DAYS.between(today, by));
  }

  /** Of several items, in the order of their dates. */
  public static List<OrderDate> of(
      List<LeadItem> items, boolean isGreenField, LocalDate operation, LocalDate today) {
    return items.stream()
        .filter(it -> isGreenField || !it.isOfGreenField())
        .map(it -> of(it, operation, today))
        .sorted(Comparator.comparing(OrderDate::orderBy))
        .toList();
  }

  /** The first day on which a site can operate where everything is ordered today. */
  public static LocalDate earliest(List<LeadItem> items, boolean isGreenField, LocalDate today) {
    return items.stream()
        .filter(it -> isGreenField || !it.isOfGreenField())
        .map(it -> today.plus(it.lead()).plus(it.beforeOperation()))
        .max(LocalDate::compareTo)
        .orElse(today);
  }
}
