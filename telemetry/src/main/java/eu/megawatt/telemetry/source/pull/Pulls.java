package eu.megawatt.telemetry.source.pull;

import eu.megawatt.telemetry.source.config.Access;
import eu.megawatt.telemetry.source.config.SourceSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The addresses of a source, ready to be asked. */
public final class Pulls {

  private Pulls() {}

  /**
   * All of a source's; none of one that sends of its own accord.
   *
   * @param environment a variable's value by its name
   * @throws IllegalStateException with the name of a variable that is not set
   */
  public static List<Pull> of(
      SourceSettings source, Web web, Function<String, Optional<String>> environment) {
    return switch (source) {
      case SourceSettings.Scrape it -> {
        Map<String, String> headers = headers(Map.of(), it.access(), environment);
        yield it.targets().stream()
            .<Pull>map(target -> new ScrapePull(web, target, headers, it.pace().timeout()))
            .toList();
      }
      case SourceSettings.Redfish it -> {
        Map<String, String> headers = headers(Map.of(), it.access(), environment);
        yield it.targets().stream()
            .<Pull>map(target -> new RedfishPull(web, target, headers, it.pace().timeout()))
            .toList();
      }
      case SourceSettings.Promql it -> {
        Map<String, String> headers = headers(it.headers(), it.access(), environment);
        yield it.queries().stream()
            .<Pull>map(query -> new PromqlPull(web, it.url(), query, headers, it.pace().timeout()))
            .toList();
      }
      case SourceSettings.Push _ -> List.of();
    };
  }

  private static Map<String, String> headers(
      Map<String, String> further, Access access, Function<String, Optional<String>> environment) {
    Map<String, String> headers = new LinkedHashMap<>(further);
    access.authorization(environment).ifPresent(value -> headers.put("Authorization", value));
    return headers;
  }
}
