package eu.megawatt.bench.services;

import eu.megawatt.bench.data.DayAhead;
import eu.megawatt.bench.record.Checkout;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is read from the data that lie beside the checkout, which are not ours and stay there.
 *
 * @param talk requests of conversations
 * @param code requests for code
 * @param prices by zone
 */
record ServiceData(RequestTrace talk, RequestTrace code, Map<String, Series> prices) {

  static final List<String> ZONES = List.of("FR", "SE2", "SE3");

  /** Where they are expected. */
  static Path folder() {
    return Checkout.shared().resolve("data");
  }

  /** A file that is needed and not there; empty where all are. */
  static Optional<Path> missing() {
    return Stream.concat(
            Stream.of(trace("conv"), trace("code")), ZONES.stream().map(ServiceData::prices))
        .filter(it -> !Files.isReadable(it))
        .findFirst();
  }

  static ServiceData read(TimeGrid grid) throws IOException {
    Map<String, Series> prices = new LinkedHashMap<>();
    for (String zone : ZONES) {
      prices.put(zone, DayAhead.read(prices(zone), grid));
    }
    return new ServiceData(
        RequestTrace.read(trace("conv")), RequestTrace.read(trace("code")), prices);
  }

  private static Path trace(String name) {
    return folder().resolve("traces/AzureLLMInferenceTrace2023_%s.csv.gz".formatted(name));
  }

  private static Path prices(String zone) {
    return folder().resolve("energy/%s_dayahead_15min_long.csv.gz".formatted(zone));
  }
}
