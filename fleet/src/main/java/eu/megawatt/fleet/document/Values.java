package eu.megawatt.fleet.document;

import eu.megawatt.fleet.time.Series;

/**
 * A series as read: one number or an array whose length is not checked yet.
 *
 * @param at where it stands, counted in tokens
 */
record Values(DoubleList numbers, boolean constant, long at) {

  /** Adds an issue where this is an array that has not one value for each slot. */
  void checkLength(int slots, String pointer, Issues issues) {
    if (!constant && numbers.count() != slots) {
      issues.add(
          at,
          pointer,
          "%d values for %d slots; one number, or one for each slot, is allowed"
              .formatted(numbers.count(), slots));
    }
  }

  Series series(int slots) {
    double[] values = numbers.toArray();
    return constant ? Series.constant(values[0], slots) : Series.of(values);
  }
}
