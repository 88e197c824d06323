package eu.megawatt.service.rest;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param nextPageToken what brings the next part; absent on the last
 */
record Page<T>(List<T> items, Optional<String> nextPageToken) {

  Page {
    items = List.copyOf(items);
  }
}
