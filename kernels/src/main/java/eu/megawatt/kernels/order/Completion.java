package eu.megawatt.kernels.order;

import eu.megawatt.kernels.sample.Missing;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * An order is done: each of its cases has a result that the service has acknowledged.
 *
 * @param results how many there are, so that none is missed
 * @param node what is known of the machine now
 * @param missing what could not be opened at all
 */
public record Completion(
    Instant endedAt, int results, SortedMap<String, String> node, List<Missing> missing) {}
