package eu.megawatt.fleet.document;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Numbers by GPU type as read.
 *
 * @param at where the object stands, counted in tokens
 */
record Rates(Map<String, Double> byType, long at) {

  Rates(long at) {
    this(new LinkedHashMap<>(), at);
  }
}
