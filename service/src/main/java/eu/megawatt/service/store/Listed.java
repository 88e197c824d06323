package eu.megawatt.service.store;

import java.util.List;

/**
 * A part of a list, newest first.
 *
 * @param last the sequence of its last entry; the next part begins below it
 * @param more whether there is a next part
 */
public record Listed<T>(List<T> entries, long last, boolean more) {

  public Listed {
    entries = List.copyOf(entries);
  }

  /** A row with its place in the list. */
  public record Row<T>(long sequence, T value) {}

  /** From one row more than was asked for, where there is one. */
  public static <T> Listed<T> of(List<Row<T>> rows, int limit) {
    boolean more = rows.size() > limit;
    List<Row<T>> kept = more ? rows.subList(0, limit) : rows;
    long last = kept.isEmpty() ? 0 : kept.getLast().sequence();
    return new Listed<>(kept.stream().map(Row::value).toList(), last, more);
  }
}
